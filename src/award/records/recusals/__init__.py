"""Recusals: why a person is kept from a file, who decided it, and what followed (Article 27)."""
