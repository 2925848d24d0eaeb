"""The demonstration: everything in it is made by the services, on a clock of its own."""
