"""What each call of the API does: its requests, and what is made of the answers."""
