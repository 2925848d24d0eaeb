"""The index of what is public."""
