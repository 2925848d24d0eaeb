"""The authority's own means for the review: the year's budget, its lines, and what was spent (Article 5)."""
