"""What surrounds a filing: more time for one enterprise, what colleagues said of its internal notice."""
