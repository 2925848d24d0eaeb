"""What a tracking code tells its holder: the state and the reply, never who wrote nor what was written."""

from dataclasses import dataclass
from datetime import datetime

from award.law import art24_evaluation, art26_commendation
from award.law.citation import Law
from award.process.objection import O
from award.process.question import DAILY, Q
from award.records.honours.models import MisuseReport
from award.records.notices.models import Objection, Opinion
from award.records.questions.models import Question
from award.services.misuse import KINDS

DECIDED = (O.UPHELD, O.ASKED, O.CONSENTED, O.REFUSED, O.DISMISSED, O.NOTED)
WAITING = "还没有答复。办法未定复核期限；作出决定以后在这里答复。"


@dataclass(frozen=True, slots=True)
class Told:
    """`rows`: (label, words, address or nothing)."""

    state: str
    code: str
    received_at: datetime
    law: Law
    rows: tuple[tuple[str, str, str], ...]
    reply: str


def by_code(code: str) -> Told | None:
    """An objection, an opinion, a question or a report; None where no such code was given."""
    return _objection(code) or _question(code) or _opinion(code) or _report(code)


def _objection(code: str) -> Told | None:
    row = Objection.objects.select_related("notice", "application", "merged_into").filter(code=code).first()
    if row is None:
        return None
    decided = row.merged_into or row
    said = decided.verdict if O(decided.state) in DECIDED else ""
    if decided.refused_because and decided.state == O.REFUSED:
        said = f"{said}\n市人民政府不同意取消授奖资格，理由：{decided.refused_because}"
    rows = [
        ("公示", row.notice.title, f"/notices/{row.notice_id}/"),
        ("单位", row.application.name, ""),
    ]
    if row.merged_into is not None:
        rows.append(("办理", f"与另一件相同的来件并案办理，现在：{O(decided.state).label}", ""))
    law = art26_commendation.REEXAMINE
    return Told(O(row.state).label, row.code, row.received_at, law, tuple(rows), said or WAITING)


def _question(code: str) -> Told | None:
    row = Question.objects.filter(code=code).exclude(state=Q.NONE.value).first()
    if row is None:
        return None
    state = Q.OPEN if row.state == Q.OPEN else Q.ANSWERED
    rows = (("类别", row.get_topic_display(), ""),)
    waiting = f"还没有答复，{row.due_on:%Y-%m-%d}前答复。"
    return Told(f"咨询{state.label}", row.code, row.received_at, DAILY, rows, row.answer or waiting)


def _opinion(code: str) -> Told | None:
    row = Opinion.objects.select_related("notice").filter(code=code).first() if code else None
    if row is None:
        return None
    rows = (("征求意见", row.notice.title, f"/notices/{row.notice_id}/"),)
    state = "意见建议已研究处理" if row.treated_at else "意见建议已收到"
    waiting = "还没有处理。市政府质量工作主管部门逐条研究处理，汇总后提交最终审议。"
    return Told(state, row.code, row.received_at, art24_evaluation.CONSULT, rows, row.treatment or waiting)


def _report(code: str) -> Told | None:
    row = MisuseReport.objects.filter(code=code).first()
    if row is None:
        return None
    words, law = KINDS[row.kind]
    waiting = "作为线索登记，由市政府质量工作主管部门核实处理。"
    return Told("已作为线索登记", row.code, row.received_at, law, (("情形", words, ""),), waiting)
