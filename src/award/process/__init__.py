"""Who may move what: the roads as tables. Pure: no Django, no clock, no database."""
