"""The forms in which people have data, each with the truth about it."""
