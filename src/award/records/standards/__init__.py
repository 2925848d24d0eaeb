"""Standards, detailed rules and procedures with their versions (7, 9), and which a cycle runs under."""
