"""What was handed out and what came back: trophies, certificates, and the files for verifying them (33)."""
