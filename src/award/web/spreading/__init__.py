"""Spreading (Articles 9, 10, 34): stories and events at the seats that write, record and release them."""
