"""Examiners, panels, declarations, sheets and results."""
