"""The demonstration: everything in it is made by the services, on a clock of its own."""

from award.demo.stage import Account, accounts, load, loaded

__all__ = ["Account", "accounts", "load", "loaded"]
