"""The pages of a model, and of several side by side."""
