"""Lists of bad credit that officers imported, and the checks of files against them (Article 17)."""
