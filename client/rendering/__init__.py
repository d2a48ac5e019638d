"""Answers of the API as text and tables for people; pure functions of what they show."""
