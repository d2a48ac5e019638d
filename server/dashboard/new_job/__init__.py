"""The form for a new job."""
