"""Public notices: content frozen with its digests at publication; only white-listed fields can appear."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from award.law import case as c
from award.law.art22_qualification import notice_running_until
from award.law.dates import spoken
from award.law.workdays import Cell
from award.process.lists import K
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle, PlanVersion
from award.records.honours.models import Honour
from award.records.notices.models import AwardList, Correction, NoticeDraft, PublicNotice
from award.services import digests, white_list

AUTHORITY = "包头市人民政府质量工作主管部门"
OFFICE = "包头市人民政府办公室"
GOVERNMENT = "包头市人民政府"


def publish(
    cycle: Cycle,
    *,
    kind: str,
    title: str,
    issuer: str,
    body: dict[str, Any],
    now: datetime,
    days: int = 0,
    exactly: bool = False,
    longer_because: str = "",
    corrects: PublicNotice | None = None,
    entry: str = "",
) -> PublicNotice:
    """Freeze and publish. `days` working days invite objections or opinions; 0 where none run.

    BadDetails where the content holds a field that is not white-listed, or what looks like a person's number.
    """
    white_list.check(title, issuer, body)
    text = frozen(title, issuer, body).encode()
    return PublicNotice.objects.create(
        cycle=cycle,
        kind=kind,
        title=title,
        issuer=issuer,
        body=body,
        digest=digests.sha256(text),
        sm3=digests.sm3(text),
        published_at=now,
        days=days,
        exactly=exactly,
        longer_because=longer_because,
        corrects=corrects,
        entry=entry,
    )


def frozen(title: str, issuer: str, body: dict[str, Any]) -> str:
    """The content whose SHA-256 (of its UTF-8) is the notice's digest: JSON, keys sorted."""
    return json.dumps({"title": title, "issuer": issuer, **body}, ensure_ascii=False, sort_keys=True)


def intact(notice: PublicNotice) -> bool:
    """Whether the content is still what was published."""
    text = frozen(notice.title, notice.issuer, notice.body).encode()
    return digests.sha256(text) == notice.digest and (not notice.sm3 or digests.sm3(text) == notice.sm3)


def entries(applications: Iterable[Application]) -> list[dict[str, str]]:
    """What the public may see of a member: name, number, county. Never persons or figures."""
    return [
        {"id": str(a.pk), "name": a.name, "number": a.number or "", "county": a.county.name}
        for a in applications
    ]


TITLES = {
    K.QUALIFIED: "具备申报资格企业名单公示",
    K.CANDIDATES: "拟授奖候选名单公开征求意见",
    K.PROPOSED: "拟授奖名单公示",
}


# What stands above the list where the draft says nothing else; the days are drawn and printed beside it.
LEADS = {
    K.QUALIFIED: "经资格审查，下列企业具备申报资格，现予公示。公示期自{first}至{last}，共{days}个工作日。"
    "对名单有异议的，请在{last}24时前提出。",
    K.CANDIDATES: "经综合评议，提出下列拟授奖候选名单，现向社会公开征求意见建议。征求意见自{first}至{last}，"
    "共{days}个工作日。",
    K.PROPOSED: "经市政府专题会议研究，决定下列拟授奖名单，现予公示。公示期自{first}至{last}，"
    "共{days}个工作日。"
    "对名单有异议的，请在{last}24时前提出。",
}


def lead(award_list: AwardList, now: datetime, days: int) -> str:
    """The standard words above a list, with the first and the last day of its notice."""
    facts = c.Notice(local(now).date(), days, award_list.kind == K.PROPOSED)
    count = notice_running_until(facts, calendar(), award_list.cycle.plan().chosen())
    first, last = count.counted[0], count.last_day
    return LEADS[K(award_list.kind)].format(first=spoken(first), last=spoken(last), days=days)


def cells_from(award_list: AwardList, now: datetime, days: int) -> tuple[Cell, ...]:
    """The drawn days of a notice that would be released now."""
    facts = c.Notice(local(now).date(), days, exactly=False)
    readings, table = award_list.cycle.plan().chosen(), calendar()
    last = notice_running_until(facts, table, readings).last_day
    first = readings["publicity.count_first_day"]
    return table.day_cells(facts.published_on, last, facts.published_on, count_first_day=first)


def paragraphs(award_list: AwardList, now: datetime, days: int) -> list[str]:
    """What stands above the list: the draft's words, or the standard ones; then whom to reach."""
    draft = NoticeDraft.objects.filter(award_list=award_list).first()
    said = [lead(award_list, now, days)]
    if draft is not None:
        said += [line.strip() for line in draft.text.splitlines() if line.strip()]
        said += [f"受理：{draft.contact}"] if draft.contact else []
    return said


def issuer_of(kind: K) -> str:
    return OFFICE if kind is K.PROPOSED else AUTHORITY


def title_of(award_list: AwardList) -> str:
    return f"{award_list.cycle}包头市市长质量奖{TITLES[K(award_list.kind)]}"


def of_list(
    award_list: AwardList, members: Iterable[Application], now: datetime, days: int, longer_because: str = ""
) -> PublicNotice:
    """The notice of a list: of CITY for 22 and 24, of OFFICE for 25."""
    kind = K(award_list.kind)
    proposed = kind is K.PROPOSED
    return publish(
        award_list.cycle,
        kind=kind.value,
        title=title_of(award_list),
        issuer=issuer_of(kind),
        body={"entries": entries(members), "paragraphs": paragraphs(award_list, now, days)},
        now=now,
        days=days,
        exactly=proposed,
        longer_because=longer_because,
    )


def correction(
    notice: PublicNotice,
    application: Application,
    before: dict[str, str],
    corrected: Correction,
    now: datetime,
) -> PublicNotice:
    """更正公告 of one entry, with the days of the notice that it corrects."""
    changed = [
        f"{label}由“{before[field]}”更正为“{value}”"
        for field, label, value in (
            ("name", "单位名称", corrected.name),
            ("county", "旗县区", corrected.county),
        )
        if before[field] != value
    ]
    entry = {**before, "name": corrected.name, "county": corrected.county}
    return publish(
        notice.cycle,
        kind="correction",
        title=f"{notice.title}更正公告",
        issuer=notice.issuer,
        body={
            "paragraphs": [
                f"{spoken(local(notice.published_at).date())}发布的《{notice.title}》中，编号{before['number']}的条目，"
                f"{'，'.join(changed)}。理由：{corrected.reason}",
                f"该条目自本公告发布重新计算，共{notice.days}个工作日；其他条目的公示期不变。",
            ],
            "entries": [entry],
        },
        now=now,
        days=notice.days,
        exactly=notice.exactly,
        corrects=notice,
        entry=str(application.pk),
    )


def call_title(cycle: Cycle) -> str:
    return f"{cycle}包头市市长质量奖申报公告"


def call_paragraphs(cycle: Cycle) -> list[str]:
    """The announcement's words; it names the base date of 近3年 (interpretation 0003)."""
    plan = cycle.plan()
    return [
        f"经市委、市政府批准，现开展{cycle}包头市市长质量奖申报。评选不收取任何费用。",
        f"受理自{plan.opens_on:%Y年%m月%d日}起，至{local(plan.deadline):%Y年%m月%d日%H时%M分}截止。",
        f"“近3年”和各项年限以{plan.base_date:%Y年%m月%d日}为基准日。",
        "申报单位将申报材料报送至登记注册地旗县区质量工作主管部门，提交前须在单位内部公示不少于"
        f"{plan.internal_days}个工作日。",
    ]


def call(cycle: Cycle, now: datetime) -> PublicNotice:
    """The public announcement of Article 19."""
    body = {"paragraphs": call_paragraphs(cycle), "media": cycle.media}
    return publish(cycle, kind="call", title=call_title(cycle), issuer=AUTHORITY, body=body, now=now)


def revocation(honour: Honour, cycle: Cycle, now: datetime) -> PublicNotice:
    """向社会公告 (Article 30) or 通报 (Article 31) of a revoked title."""
    called = "通报" if honour.grounds_article == 31 else "公告"
    return publish(
        cycle,
        kind="revocation",
        title=f"关于撤销{honour.name}包头市市长质量奖称号的{called}",
        issuer=GOVERNMENT,
        body={"paragraphs": [honour.grounds], "document_number": honour.revocation_number},
        now=now,
    )


def extension(cycle: Cycle, version: PlanVersion, now: datetime) -> PublicNotice:
    plan = version.value()
    return publish(
        cycle,
        kind="extension",
        title=f"{cycle}包头市市长质量奖申报期限顺延公告",
        issuer=AUTHORITY,
        body={
            "paragraphs": [
                f"申报截止顺延至{local(plan.deadline):%Y年%m月%d日%H时%M分}，旗县区推荐截止顺延至"
                f"{local(plan.county_deadline):%Y年%m月%d日%H时%M分}。",
                f"理由：{version.reason}",
            ]
        },
        now=now,
    )


def statement(cycle: Cycle, kind: str, title: str, now: datetime) -> PublicNotice:
    """A statement of vacancy or of an abandoned cycle."""
    return publish(
        cycle, kind=kind, title=title, issuer=AUTHORITY, body={"paragraphs": [cycle.statement]}, now=now
    )


def circular(award_list: AwardList, members: Iterable[Application], now: datetime) -> PublicNotice:
    """授奖通报 of the municipal government (Article 26)."""
    return publish(
        award_list.cycle,
        kind="circular",
        title=f"包头市人民政府关于授予{award_list.cycle}包头市市长质量奖的通报",
        issuer=GOVERNMENT,
        body={
            "entries": entries(members),
            "document_number": award_list.circular_number,
            "dated_on": award_list.circular_on.isoformat() if award_list.circular_on else "",
        },
        now=now,
    )
