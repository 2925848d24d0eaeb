"""/city/means/: the authority's own means for the review, CITY's alone (Article 5)."""
