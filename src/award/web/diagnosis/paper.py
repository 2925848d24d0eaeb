"""What the PDF of a diagnosis says: the page's own figures and words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from award.law.dates import spoken
from award.process.diagnosis import Step
from award.records.cases import local
from award.web.diagnosis.shown import MeasureShown, Shown, figure

NOTE = (
    "自我诊断由本单位自己判断，供自己改进用；不是评审结果，不进入申报、审查和评审。"
    "平均值不含本单位，不列任何单位。"
)


def _next(step: Step) -> str:
    if step.next is None:
        return "已在最高一档"
    return f"到“{step.next.label_zh}”差{step.short_of}个百分点，可多得{figure(step.wins)}分"


def content(found: Shown, plan: Sequence[MeasureShown], today: date) -> dict[str, Any]:
    row, averages = found.row, found.averages
    assert row.finished_at is not None  # of finished diagnoses alone
    compare = (
        f"实线为本单位，虚线为{averages.year}年{averages.units}家其他单位的匿名平均，轴0%至100%"
        if averages
        else "实线为本单位，轴0%至100%；完成诊断的其他单位不足5家，不提供平均值"
    )
    return {
        "title": "卓越绩效自我诊断",
        "enterprise": row.enterprise.name,
        "made": f"{row.criteria}，{spoken(local(row.finished_at).date())}完成，{spoken(today)}生成",
        "sentence": found.sentence,
        "compare": compare,
        "averaged": averages is not None,
        "radar": {
            "labels": [c.category.name_zh for c in found.categories],
            "own": [c.share for c in found.categories],
            "average": [c.average for c in found.categories] if averages else [],
            "low": 0,
            "high": 100,
        },
        "categories": [
            [
                f"{c.category.clause} {c.category.name_zh}",
                f"{figure(c.score)} / {figure(c.category.points)}",
                f"{c.share}%",
                f"{c.average}%" if c.average is not None else "",
            ]
            for c in found.categories
        ],
        "items": [
            {
                "name": f"{g.step.item.clause} {g.step.item.name_zh}",
                "percent": f"{g.step.percent}%，{g.step.band.label_zh}",
                "next": _next(g.step),
                "asks": "；".join(f"{name}：{words}" for name, words in g.step.asks),
                "strengths": list(g.strengths),
                "improvements": list(g.improvements),
            }
            for g in found.gains
        ],
        "plan": [
            [
                f"{m.measure.clause} {m.name}",
                m.measure.what,
                m.measure.owner,
                spoken(m.measure.due),
                f"{m.measure.get_state_display()}{'，逾期' if m.overdue else ''}",
            ]
            for m in plan
        ],
        "note": NOTE,
        "iso": [today.year, today.month, today.day],
    }
