"""Template tags: look (how things are shown) and law (how the regulation is cited)."""
