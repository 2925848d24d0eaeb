"""The only writers. Every change of state goes through steps.take()."""
