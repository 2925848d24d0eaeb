"""Draws of panels: seed sealed, pool fixed, seed opened with the result."""
