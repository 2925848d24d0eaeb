"""The county's recommendation, drafted from what its check found (21): an officer edits and signs it."""

from award.law.art22_qualification import REPLY_ZH
from award.law.dates import spoken
from award.process import entry_form
from award.process.evidence import checklist
from award.records.applications.models import Application
from award.records.cases import local, purposes


def draft(application: Application) -> str:
    """Facts on record only: the points checked, the departments joined, what was attested by name."""
    return "".join(
        [
            _checked(application),
            _joined(application),
            _attested(application),
            "经核实，该单位符合《办法》第十五条规定的申报条件，未发现第十七条所列情形，同意推荐。",
        ]
    )


def _checked(application: Application) -> str:
    points = checklist(purposes(application), entry_form.load(application.cycle.form_version))
    marks = {m.point: m.verdict for m in application.marks.all()}
    true = sum(marks.get(key) == "true" for key, _ in points)
    rounds = f"，其间退回补正{application.rounds_used}次" if application.rounds_used else ""
    filed = application.submitted_at
    day = f"{spoken(local(filed).date())}收到申报材料。" if filed else ""
    return f"{day}对申报材料的完整性、真实性逐项核实，共{len(points)}项，其中{true}项完整真实{rounds}。"


def _joined(application: Application) -> str:
    asked = [r for r in application.requests.select_related("organ").all() if r.ground == 0]
    if not asked:
        return ""
    said = "；".join(f"{r.organ.name}：{REPLY_ZH.get(r.kind, '未答复')}" for r in asked)
    return f"会同行业主管部门核实（{said}）。"


def _attested(application: Application) -> str:
    words = [a for a in application.attestations.all() if a.actor == "county"]
    latest = {a.key: a.holds for a in words}
    held = sum(latest.values())
    return f"需要认定的{len(latest)}项由本机关工作人员具名认定，{held}项符合。" if latest else ""
