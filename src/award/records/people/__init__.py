"""People, the bodies they sit for, and the messages they get."""
