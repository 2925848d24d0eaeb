"""The signed PDF/A copy of each published notice, made by the minute's tick; it never changes again."""

import logging
from datetime import datetime

from django.db import transaction

from award.law.art22_qualification import not_seen, notice_running_until
from award.law.citation import house
from award.law.dates import WEEKDAYS
from award.records.cases import calendar, local
from award.records.notice_clocks import notice_facts
from award.records.notices.models import PublicNotice
from award.records.seat import CLOCK
from award.services import files, ledger
from award.services.papers.official import Block, Grid, Official, Paragraph, official_pdf
from award.services.papers.sign import sign_pdf

logger = logging.getLogger(__name__)
COPY = "notice.copy"
AS_PUBLISHED = house("notice_copy", "公示发布后留存签名的副本，内容与发布时一致")


def run(now: datetime) -> int:
    """Make the copies that are still lacking. A fault in one keeps none of the others from being made."""
    made = 0
    for pk in list(PublicNotice.objects.filter(copy=None).values_list("pk", flat=True)):
        try:
            made += _make(pk, now)
        except Exception:
            logger.exception("the copy of notice %s could not be made", pk)
    return made


def _make(pk: int, now: datetime) -> int:
    row = PublicNotice.objects.select_related("cycle").get(pk=pk)
    content = sign_pdf(official_pdf(paper(row)), f"《{row.title}》发布时的副本")
    with transaction.atomic():
        locked = PublicNotice.objects.select_for_update().get(pk=pk)
        if locked.copy_id is not None:
            return 0
        subject = f"notice/{pk}"
        locked.copy = files.keep(
            content, name=f"{row.title}.pdf", subject=subject, purpose="copy", by=CLOCK, now=now
        )
        locked.save(update_fields=["copy"])
        facts = {"content": row.digest, "pdf": locked.copy.sha256}
        ledger.append(step=COPY, subject=subject, law=AS_PUBLISHED, by=CLOCK, now=now, facts=facts)
    return 1


def paper(row: PublicNotice) -> Official:
    """The notice as an official paper: its words, its list, its days drawn as a table, its digests."""
    blocks: list[Block] = [Paragraph(str(p)) for p in row.body.get("paragraphs") or ()]
    entries = row.body.get("entries") or ()
    if entries:
        rows = [(str(n), e["name"], e["number"], e["county"]) for n, e in enumerate(entries, start=1)]
        blocks.append(Grid(("序号", "单位", "编号", "旗县区"), rows, (1, 6, 4, 3), f"名单（{len(rows)}家）"))
    if row.days:
        blocks.append(_days(row))
    published = local(row.published_at)
    number = row.body.get("document_number")
    return Official(
        title=row.title,
        blocks=tuple(blocks),
        signed_by=row.issuer,
        day=published.date(),
        number=str(number) if number else None,
        remark=f"本件是系统于发布时冻结的内容的副本，供电子核验。SHA-256 {row.digest}　SM3 {row.sm3}",
    )


def _days(row: PublicNotice) -> Grid:
    """Every counted day: which it is, its date, its weekday."""
    facts, table = notice_facts(row), calendar()
    count = notice_running_until(facts, table, row.cycle.plan().chosen())
    rows = [
        (
            f"第{n}个",
            f"{day.year}年{day.month}月{day.day}日",
            f"星期{WEEKDAYS[day.weekday()]}",
            _word(n, row.days),
        )
        for n, day in enumerate(count.counted, start=1)
    ]
    lost = not_seen(facts, table)
    lacking = f"，中断{len(lost)}个工作日不计" if lost else ""
    title = f"公示的工作日（发布当日不计{lacking}）"
    return Grid(("工作日", "日期", "星期", "起止"), rows, (2, 4, 2, 2), title)


def _word(nth: int, of: int) -> str:
    if nth == of:
        return "24时截止"
    return "起" if nth == 1 else ""
