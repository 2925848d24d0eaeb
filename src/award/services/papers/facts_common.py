"""Words that every paper may use: days, the cycle's terms, the unit's name, numbered tables."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from award.law.texts import chinese
from award.process.insignia import Kind
from award.records.applications.models import Application
from award.records.cases import local
from award.services.notices import AUTHORITY
from award.services.papers.official import Block, Grid, Paragraph, day_zh

REGULATION = "《包头市市长质量奖管理办法（修订）》（包府办发〔2025〕57号）"


NOTHING = (Paragraph("无。"),)


def moment_zh(moment: datetime | None) -> str:
    """2026年5月6日17时30分 on Baotou's clock; nothing for nothing."""
    if moment is None:
        return ""
    here = local(moment)
    return f"{day_zh(here.date())}{here:%H}时{here:%M}分"


def on(moment: datetime | None) -> str:
    return day_zh(local(moment).date()) if moment else ""


def common(cycle: Any) -> dict[str, str]:
    """What every paper of a cycle may say."""
    plan = cycle.plan()
    return {
        "cycle": f"第{chinese(cycle.number)}届",
        "regulation": regulation(cycle.regulation),
        "city": AUTHORITY,
        "base_date": day_zh(plan.base_date),
        "opens_on": day_zh(plan.opens_on),
        "deadline": moment_zh(plan.deadline),
        "county_deadline": moment_zh(plan.county_deadline),
        "internal_days": str(plan.internal_days),
        "qualification_days": str(plan.qualification_days),
        "consultation_days": str(plan.consultation_days),
        "correction_rounds": str(plan.correction_rounds),
        "correction_days": str(plan.correction_days),
        "reply_days": str(plan.reply_days),
        "criteria": plan.criteria,
    }


def regulation(name: str) -> str:
    year, number = name.split("-")
    return f"《包头市市长质量奖管理办法（修订）》（包府办发〔{year}〕{number}号）"


def unit_words(row: Application) -> dict[str, str]:
    return {
        "enterprise": row.name,
        "uscc": row.enterprise.uscc,
        "number": row.number or "",
        "county": row.county.name,
        "county_authority": f"{row.county.name}质量工作主管部门",
    }


def listed(
    head: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[int, ...] = ()
) -> list[Block]:
    """A numbered table; a line that says so where there is nothing."""
    lines = [(str(n), *row) for n, row in enumerate(rows, start=1)]
    return [Grid(head, lines, widths)] if lines else list(NOTHING)


def movements(rows: Any) -> list[Block]:
    """The register's lines as a table."""
    found = rows.select_related("piece__honour").order_by("id")
    lines = [
        (
            m.piece.honour.name,
            Kind(m.piece.kind).label,
            m.piece.serial.replace("-", "-\u200b"),  # a long number may break after a hyphen
            m.get_kind_display(),
            day_zh(m.on),
            m.person,
        )
        for m in found
    ]
    head = ("序号", "单位", "种类", "编号", "登记", "日期", "领取人、交回人")
    return listed(head, lines, (1, 4, 2, 5, 2, 3, 3))
