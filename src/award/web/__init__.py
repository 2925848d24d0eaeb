"""The screens: a folder per seat, a module per step; templates and static files."""
