"""The report of a finished visit (Article 32): what was seen, what was advised, what is to be mended."""

from award.law.art32_follow_up import VISIT
from award.law.dates import spoken
from award.process.visit import POINTS, VERDICTS
from award.records.cases import local
from award.records.visits.models import Visit
from award.services.papers.typeset import typeset


def visit_report_pdf(visit: Visit) -> bytes:
    """Equal records give equal bytes; what is to be mended is told as it stands on the day of printing."""
    honour = visit.honour
    moment = local(visit.finished_at) if visit.finished_at else local(visit.recorded_at or visit.due_on)  # type: ignore[arg-type]
    return typeset(
        "visit_report",
        {
            "title": "获奖单位寻访报告",
            "recipient": honour.name,
            "facts": [
                ["获奖", f"第{honour.cycle_number}届包头市市长质量奖，{spoken(honour.awarded_on)}"],
                ["证书编号", honour.certificate],
                ["第几次", f"第{visit.number}次，应在{spoken(visit.due_on)}之前"],
                ["寻访日期", spoken(visit.visited_on) if visit.visited_on else ""],
                ["行业主管部门", visit.organ.name if visit.organ else ""],
                ["寻访人员", visit.team],
                ["接待人员", visit.met_with or "未记"],
            ],
            "points": [
                [words, law.label, VERDICTS.get(visit.points.get(key, {}).get("verdict", ""), "未记"),
                 visit.points.get(key, {}).get("note", "")]
                for key, (words, law) in POINTS.items()
            ],
            "texts": [
                ["生产经营情况", visit.production],
                ["质量管理情况", visit.quality],
                ["督促和建议", visit.advice or "没有另提建议。"],
            ],
            "mends": [[m.what, spoken(m.due_on), m.get_state_display()] for m in visit.mends.all()],
            "clause": {"label": VISIT.label, "quote": VISIT.quote},
            "finished": f"{spoken(moment.date())} {moment:%H:%M} 完成",
            "iso": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
        },
    )  # fmt: skip
