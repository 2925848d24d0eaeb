"""Cycles, their plans and approvals, and the working-day tables."""
