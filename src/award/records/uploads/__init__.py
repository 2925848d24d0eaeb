"""Files on their way in, and who opened what came in."""
