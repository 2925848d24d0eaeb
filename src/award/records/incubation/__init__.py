"""The incubation pool: who is in it, by which way, and how they were guided (Articles 11 to 14)."""
