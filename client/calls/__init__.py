"""The calls of the API: each one's requests, and the result made of the answers."""
