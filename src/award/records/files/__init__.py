"""Files by digest: one record and one storage for whatever is uploaded."""
