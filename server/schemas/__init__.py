"""Schemas of the API's requests and answers, one noun a file."""
