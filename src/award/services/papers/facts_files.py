"""What the records say of one file, one question to a department, one objection, one title."""

import json
from textwrap import wrap
from typing import Any

from award.law import texts
from award.law.art07_criteria import criteria
from award.law.art22_qualification import REPLY_ZH
from award.law.texts import chinese
from award.process import correction, entry_form
from award.process.evidence import checklist, label_of
from award.process.form_words import said
from award.records.applications.models import Application, Outcome, SectorRequest
from award.records.honours.models import Honour
from award.records.insignia.models import Movement
from award.records.notices.models import Objection
from award.services.notices import AUTHORITY
from award.services.papers.catalogue import Facts
from award.services.papers.facts_common import (
    NOTHING,
    REGULATION,
    common,
    listed,
    moment_zh,
    movements,
    on,
    unit_words,
)
from award.services.papers.official import Block, Fields, Heading, Paragraph, day_zh

AWARD = "包头市市长质量奖"
SECRETS = {"commercial": "商业秘密", "technical": "技术秘密"}


def of_application(row: Application) -> Facts:
    dossier = row.dossiers.order_by("-round").first()
    filed = json.loads(dossier.body) if dossier else {}
    inside = getattr(row, "internal_notice", None)
    words = {
        **common(row.cycle),
        **unit_words(row),
        "filed_on": on(row.submitted_at),
        "filed_at": moment_zh(row.submitted_at),
        "digest": " ".join(wrap(dossier.digest, 16)) if dossier else "",
        "digest_short": dossier.digest[:16] if dossier else "",
        "correction_due": day_zh(row.correction_due) if row.correction_due else "",
        "correction_reason": _reason(row, "application.return"),
        "recheck": row.recheck_note,
        "inside_posted": day_zh(inside.posted_on) if inside else "",
        "inside_place": inside.place if inside else "",
        "inside_taken_down": day_zh(inside.taken_down_on) if inside and inside.taken_down_on else "",
        "inside_objections": (inside.objections or "无") if inside else "",
        "recommendation": _reason(row, "application.recommend") or "经核实符合申报条件，同意推荐。",
    }
    return Facts(words, _file_blocks(row, filed))


def _reason(row: Application, step: str) -> str:
    found = row.outcomes.filter(step=step).last()
    return found.reason if found else ""


def _file_blocks(row: Application, filed: dict[str, Any]) -> dict[str, Any]:
    evidence = filed.get("evidence", [])
    secrets = [e for e in evidence if e.get("secrecy", "none") != "none"]
    return {
        "entry_form": _entry_form(filed),
        "self_assessment": _self_assessment(filed),
        "evidence": listed(
            ("序号", "文件", "证明什么", "SHA-256（前16位）"),
            [(e["name"], label_of(e.get("purpose", "")), e["sha256"][:16]) for e in evidence],
            (1, 5, 4, 4),
        ),
        "secrets": listed(
            ("序号", "材料", "密级"), [(e["name"], SECRETS.get(e["secrecy"], e["secrecy"])) for e in secrets],
            (1, 6, 2),
        ),
        "return_points": _return_points(row),
        "marks": _marks(row),
        "grounds": _grounds(row),
        "outcome": _outcome(row),
    }  # fmt: skip


def _return_points(row: Application) -> list[Block]:
    form = entry_form.load(row.cycle.form_version)
    return [Heading(_point(p, form), 3) for p in row.return_points] or list(NOTHING)


def _point(point: str, form: entry_form.EntryForm) -> str:
    """A point of a return in words (process/correction.py): a section, a field, an item, a kind of file."""
    if point.startswith(correction.EVIDENCE):
        return f"证明性材料：{label_of(point.removeprefix(correction.EVIDENCE))}"
    if point == correction.INSIDE:
        return "单位内部公示"
    part, _, clause = point.partition("/")
    if part == correction.REPORT:
        names = {i.clause: i.name_zh for c in criteria().categories for i in c.items}
        return f"自我评价报告：{names.get(clause, clause)}" if clause else "自我评价报告"
    key, _, field = point.partition(".")
    known = {s.key: s for s in form.sections}
    if key not in known:
        return point
    labels = {f.key: f.label for f in known[key].fields}
    return f"申报表“{known[key].title}”" + (f"：{labels.get(field, field)}" if field else "")


def _entry_form(filed: dict[str, Any]) -> list[Block]:
    if not filed:
        return list(NOTHING)
    values = filed.get("values", {})
    made: list[Block] = []
    for section in entry_form.load(filed["form"]).sections:
        pairs = [(f.label, "；".join(said(f, values.get(f.key)))) for f in section.fields]
        made += [Heading(section.title), Fields(tuple(pairs))]
    return made


def _self_assessment(filed: dict[str, Any]) -> list[Block]:
    report = filed.get("report", {})
    made: list[Block] = []
    for category in criteria().categories:
        made.append(Heading(category.name_zh))
        for item in category.items:
            text = (report.get(item.clause) or {}).get("text") or ""
            made.append(Heading(f"{item.name_zh}（{item.clause}）", 2))
            made += [Paragraph(line.strip()) for line in text.splitlines() if line.strip()] or NOTHING
    return made


def _marks(row: Application) -> list[Block]:
    found = {m.point: m for m in row.marks.all()}
    purposes = frozenset(found)
    rows = [
        (label, m.get_verdict_display() if (m := found.get(key)) else "", m.note if m else "")
        for key, label in checklist(purposes, entry_form.load(row.cycle.form_version))
    ]
    return listed(("序号", "核实事项", "结论", "说明"), rows, (1, 6, 2, 4))


def _grounds(row: Application) -> list[Block]:
    """Article 17's six 项 with what the departments answered."""
    answers: dict[int, list[str]] = {}
    for r in row.requests.filter(ground__gt=0).select_related("organ"):
        answers.setdefault(r.ground, []).append(f"{r.organ}：{REPLY_ZH.get(r.kind, '未复')}")
    rows = [(ground_words(n), "；".join(answers.get(n, ["未征求"]))) for n in range(1, 7)]
    return listed(("序号", "第十七条情形", "部门意见"), rows, (1, 6, 5))


def ground_words(item: int) -> str:
    """The words of one 项 of Article 17; the joint check of Article 21 for 0."""
    if item == 0:
        return "会同核实申报材料的完整性、真实性（第二十一条）"
    found = next(p.text for p in texts.article(17).paragraphs if p.item == item)
    return found.partition("）")[2]


def _outcome(row: Application) -> list[Block]:
    found: Outcome | None = row.outcomes.order_by("-id").first()
    if found is None:
        return list(NOTHING)
    item = f"（{chinese(found.item)}）项" if found.item else ""
    clause = f"第{chinese(found.article)}条{item}" if found.article else ""
    return [Paragraph(f"依据：{clause}“{found.quote}”。"), Paragraph(f"理由：{found.reason}")]


def of_request(row: SectorRequest) -> Facts:
    words = {
        **common(row.application.cycle),
        **unit_words(row.application),
        "organ": str(row.organ),
        "ground": ground_words(row.ground),
        "due_on": day_zh(row.due_on),
        "answer_kind": REPLY_ZH.get(row.kind, row.kind),
        "answer": row.text or ("无补充说明" if row.kind else ""),
        "answered_on": on(row.answered_at),
    }
    return Facts(words, {})


def of_objection(row: Objection) -> Facts:
    """Never who objects: the paper names the code."""
    kind = "匿名线索" if row.anonymous else "逾期线索" if row.late else "实名异议"
    words = {
        **common(row.notice.cycle),
        **unit_words(row.application),
        "code": row.code,
        "received_on": on(row.received_at),
        "notice": f"《{row.notice.title}》",
        "objection_kind": kind,
        "facts": row.facts,
        "reexamination": row.report,
        "verdict": row.verdict,
    }
    return Facts(words, {})


def of_honour(row: Honour) -> Facts:
    named = {"cycle": f"第{chinese(row.cycle_number)}届", "city": AUTHORITY}
    base = common(row.cycle) if row.cycle else named
    article = f"第{chinese(row.grounds_article)}条" if row.grounds_article else ""
    together = f"由{row.studied_with}会同质量工作主管部门研究。" if row.studied_with else "经查实并研究。"
    words = {
        **base,
        "regulation": base.get("regulation", REGULATION),
        "enterprise": row.name,
        "certificate": row.certificate,
        "awarded_on": day_zh(row.awarded_on),
        "circular_number": row.circular_number,
        "grounds": row.grounds,
        "grounds_article": article,
        "studied": together,
        "revocation_number": row.revocation_number,
    }
    return Facts(words, {"movements": movements(Movement.objects.filter(piece__honour=row))})
