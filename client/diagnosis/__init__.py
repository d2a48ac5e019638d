"""Looks at what netgrow needs on this machine, and says what to do about what is missing."""
