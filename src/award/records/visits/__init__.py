"""Visits to recipients in the three years after the award, and what they were asked to mend (Article 32)."""
