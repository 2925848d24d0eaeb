"""/encouraged/: the five groups of Article 6 at CITY, counties and departments, and an enterprise's own."""
