"""What each step does besides moving its subject, and what it asks for. Imported at start-up."""
