"""The ledger: one line for each step, chained by digests."""
