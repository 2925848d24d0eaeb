"""Lists, public notices, objections, opinions and letters."""
