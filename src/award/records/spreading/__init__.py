"""Experience of recipients and the events that spread it (Articles 9, 10, 34)."""
