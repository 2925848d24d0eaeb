"""The site visit: days and schedule, who covers which clause, who was there, what was seen."""
