"""Self-diagnosis stays out of the review (interpretation 0044): who may know of it at all, by import."""

import ast
from pathlib import Path

MAY = {
    "demo/diagnosing.py",
    "services/diagnosis.py",
    "services/improving.py",
    "web/incubation/pool.py",
}
OF_ITS_OWN = ("records/diagnosis/", "web/diagnosis/")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def test_no_module_of_application_review_or_paper_reads_a_diagnosis(repository: Path) -> None:
    source = repository / "src/award"
    readers = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(name.startswith(("award.records.diagnosis", "award.web.diagnosis")) for name in imported(path))
    }
    assert {name for name in readers if not name.startswith(OF_ITS_OWN)} == MAY


def test_no_model_but_its_own_points_at_a_diagnosis() -> None:
    from award.records.diagnosis.models import Diagnosis, DiagnosisItem, Measure

    pointing = {
        relation.related_model.__name__
        for model in (Diagnosis, DiagnosisItem, Measure)
        for relation in model._meta.related_objects
    }
    assert pointing == {"DiagnosisItem", "Measure"}
