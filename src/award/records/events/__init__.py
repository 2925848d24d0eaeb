"""What became known about a recipient after the award, and what was decided on it (Articles 30 to 32)."""
