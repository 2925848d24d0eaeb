"""What a story shows beside its text: the clauses of the criteria by name."""

from award.law.art07_criteria import criteria


def clauses(items: list[str]) -> list[tuple[str, str]]:
    """(4.1.2, its name) in the order of the criteria."""
    return [(i.clause, i.name_zh) for i in criteria().items if i.clause in items]
