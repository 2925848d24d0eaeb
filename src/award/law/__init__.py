"""The regulation, 包府办发〔2025〕57号, as rules. Pure: no Django, no clock, no database."""
