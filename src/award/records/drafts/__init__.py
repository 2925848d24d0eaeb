"""How a dossier is written: every change of the draft, who writes where, the pictures in its text."""
