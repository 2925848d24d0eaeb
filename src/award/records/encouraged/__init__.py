"""The five encouraged groups: tags with their source and validity, and who was invited (Articles 6, 16)."""
