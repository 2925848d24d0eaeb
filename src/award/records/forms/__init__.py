"""The entry forms that cycles made of their own: versions, never overwritten."""
