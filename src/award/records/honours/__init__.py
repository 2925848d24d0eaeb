"""Honours: certificates, and what became of them."""
