"""What of a dossier stands beside a clause: figures of three years, kinds of evidence (Articles 7, 20).

A help for reading, nothing more: every figure and every file stays reachable from the dossier's own list.
"""

FIGURES: dict[str, tuple[str, ...]] = {
    "4.4.3": ("assets_3", "liabilities_3", "equity_3"),
    "4.5.3": ("energy_3",),
    "4.7.3": ("sales_3", "export_3"),
    "4.7.4": ("revenue_3", "profit_3", "tax_3", "assets_3", "liabilities_3", "equity_3", "cost_3"),
    "4.7.6": ("energy_3",),
}
EVIDENCE: dict[str, tuple[str, ...]] = {
    "4.1.2": ("cqo", "excellence"),
    "4.1.3": ("licence", "audit", "notice"),
    "4.1.4": ("permits", "credit", "tax", "social"),
    "4.4.3": ("audit",),
    "4.4.5": ("hightech",),
    "4.5.2": ("system",),
    "4.5.3": ("system",),
    "4.6.3": ("excellence",),
    "4.7.4": ("audit", "tax"),
    "4.7.7": ("credit", "social"),
}
