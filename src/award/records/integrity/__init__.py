"""The integrity ledger: what was found of applicants and of examiners, across cycles (Articles 17(4), 29)."""
