"""What happened, as rows. Written only by services."""
