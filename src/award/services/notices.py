"""Public notices: content frozen with its digest at publication; only white-listed fields can appear."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from award.process.lists import K
from award.records.applications.models import Application
from award.records.cases import local
from award.records.cycles.models import Cycle, PlanVersion
from award.records.honours.models import Honour
from award.records.notices.models import AwardList, PublicNotice

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
) -> PublicNotice:
    """Freeze and publish. `days` working days invite objections or opinions; 0 where none run."""
    text = frozen(title, issuer, body)
    return PublicNotice.objects.create(
        cycle=cycle,
        kind=kind,
        title=title,
        issuer=issuer,
        body=body,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        published_at=now,
        days=days,
        exactly=exactly,
        longer_because=longer_because,
    )


def frozen(title: str, issuer: str, body: dict[str, Any]) -> str:
    """The content whose SHA-256 (of its UTF-8) is the notice's digest: JSON, keys sorted."""
    return json.dumps({"title": title, "issuer": issuer, **body}, ensure_ascii=False, sort_keys=True)


def intact(notice: PublicNotice) -> bool:
    """Whether the content is still what was published."""
    text = frozen(notice.title, notice.issuer, notice.body)
    return hashlib.sha256(text.encode()).hexdigest() == notice.digest


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


def of_list(
    award_list: AwardList, members: Iterable[Application], now: datetime, days: int, longer_because: str = ""
) -> PublicNotice:
    """The notice of a list: of CITY for 22 and 24, of OFFICE for 25."""
    kind = K(award_list.kind)
    proposed = kind is K.PROPOSED
    return publish(
        award_list.cycle,
        kind=kind.value,
        title=f"{award_list.cycle}包头市市长质量奖{TITLES[kind]}",
        issuer=OFFICE if proposed else AUTHORITY,
        body={"entries": entries(members)},
        now=now,
        days=days,
        exactly=proposed,
        longer_because=longer_because,
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
    return publish(
        cycle,
        kind="revocation",
        title=f"关于撤销{honour.name}包头市市长质量奖称号的公告",
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
