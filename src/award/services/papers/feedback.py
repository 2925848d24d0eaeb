"""The feedback report as PDF and as a Word document, from the record alone (Articles 7, 23, 26)."""

import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from award.law.dates import spoken
from award.records.feedback import OTHERS_MIN, Feedback, Note
from award.services.papers import fonts
from award.services.papers.typeset import source, typeset

NOTE = (
    "本报告由系统根据已签署的评分表和评审意见汇总，不含评审员姓名。"
    "平均值是本届同一评审环节各单位的匿名平均，不列任何其他单位。评选不收取任何费用。"
)


PREVIEW = "审阅稿"


def content(report: Feedback, day: date, *, preview: bool = False) -> dict[str, Any]:
    """What both papers say; `day` dates the paper. A preview is marked on every page: it is nobody's yet."""
    application = report.application
    values = [p.own for p in report.parts] + [p.average for p in report.parts if p.average is not None]
    low, high = max(0, min(values) // 10 * 10 - 10), min(100, -(-max(values) // 10) * 10 + 10)
    return {
        "title": f"{application.cycle}包头市市长质量奖评审反馈报告",
        "enterprise": application.name,
        "number": application.number or "",
        "mark": PREVIEW if preview else "",
        "released": f"{PREVIEW}：授奖通报发布以前只供市级审阅，不提供给申报单位；{spoken(day)}生成"
        if preview
        else f"授奖通报发布后提供，{spoken(day)}生成",
        "composite": report.composite,
        "stages": [
            {"name": s.name, "score": s.score, "findings": s.findings.splitlines() or ["没有文字意见"]}
            for s in report.stages
        ],
        "compare": compared(report, low, high),
        "radar": {
            "labels": [p.name for p in report.parts],
            "own": [p.own for p in report.parts],
            "average": [p.average for p in report.parts] if report.averaged else [],
            "low": low,
            "high": high,
        },
        "parts": [
            {
                "clause": p.clause,
                "name": p.name,
                "own": p.own_words,
                "average": p.average_words,
                "score": p.score,
                "strengths": _noted(p.strengths),
                "opportunities": _noted(p.opportunities),
            }
            for p in report.parts
        ],
        "note": NOTE,
        "iso": [day.year, day.month, day.day],
    }


def compared(report: Feedback, low: int, high: int) -> str:
    axis = f"轴{low}%至{high}%"
    if not report.averaged:
        return f"实线为本单位，{axis}；同环节其他单位不足{OTHERS_MIN}家，不提供平均值"
    band = "" if report.exact else "；本届方案只提供分数段，图上取各段的中点"
    return f"实线为本单位，虚线为本届{report.others + 1}家的匿名平均，{axis}{band}"


def _noted(notes: Sequence[Note]) -> list[list[str]]:
    return [[f"{n.clause} {n.name}", n.text] for n in notes]


def feedback_pdf(report: Feedback, day: date, *, preview: bool = False) -> bytes:
    """Equal records and days give equal bytes."""
    return typeset("feedback", content(report, day, preview=preview), parts=("radar",))


def radar_png(data: dict[str, Any]) -> bytes:
    """The same radar as a picture."""
    import typst

    text = b"\n".join((source("radar"), source("radar_picture")))
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made: Any = typst.compile(text, format="png", ppi=200.0, font_paths=fonts.house(), sys_inputs=inputs)
    return bytes(made)


def feedback_docx(report: Feedback, day: date, *, preview: bool = False) -> bytes:
    """What the PDF says, to be worked on."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    said = content(report, day, preview=preview)
    doc = Document()
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        style: Any = doc.styles[name]
        style.font.name = "宋体"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    doc.styles["Normal"].font.size = Pt(11)
    if said["mark"]:
        doc.sections[0].header.paragraphs[0].text = said["mark"]
    doc.add_heading(said["title"], 0)
    doc.add_paragraph(f"{said['enterprise']}　{said['number']}")
    doc.add_paragraph(said["released"])
    doc.add_heading("一、总体情况", 1)
    rows = [[s["name"], s["score"]] for s in said["stages"]]
    _table(doc, ["环节", "得分"], [*rows, *([["综合得分", said["composite"]]] if said["composite"] else [])])
    doc.add_heading("二、七类得分率", 1)
    doc.add_paragraph(said["compare"])
    doc.add_picture(io.BytesIO(radar_png(said["radar"])), width=Cm(14))
    _table(
        doc,
        ["类目", "得分", "得分率", "平均"],
        [[p["name"], p["score"], p["own"], p["average"]] for p in said["parts"]],
    )
    doc.add_heading("三、优势与改进机会", 1)
    for part in said["parts"]:
        doc.add_heading(f"{part['clause']}　{part['name']}", 2)
        if not part["strengths"] and not part["opportunities"]:
            doc.add_paragraph("评审员没有在这一类写下具体意见。")
        for title, key in (("优势", "strengths"), ("改进机会", "opportunities")):
            if part[key]:
                doc.add_paragraph(title).runs[0].bold = True
            for where, text in part[key]:
                doc.add_paragraph(f"{where}：{text}", style="List Bullet")
    doc.add_heading("四、评审组的评审意见", 1)
    for stage in said["stages"]:
        doc.add_heading(stage["name"], 2)
        for line in stage["findings"]:
            doc.add_paragraph(line)
    doc.add_paragraph(said["note"])
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def _table(doc: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = doc.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    for n, row in enumerate((head, *rows)):
        for cell, text in zip(table.rows[n].cells, row, strict=True):
            cell.text = text
