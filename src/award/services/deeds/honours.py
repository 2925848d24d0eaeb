"""The deeds of an honour after the award (Articles 30 and 31): history is kept, states change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from award.law.honour import Outcome
from award.process.honour import OPINIONS, HonourRoad
from award.process.kinds import Actor
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.people.models import Organ
from award.records.seat import Seat
from award.services import integrity, notices
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Grounds:
    """What was established, in words that will be published."""

    grounds: str = ask("事由和依据（将向社会公告）", "long", max=4000)


@effect(HonourRoad.ESTABLISH, Grounds)
def fraud_established(honour: Honour, details: Grounds, act: Act) -> dict[str, Any]:
    return _proposed(honour, 30, details.grounds, act)


@dataclass(frozen=True, slots=True)
class Opening:
    """Which department studies: Article 31 names it first, the quality authority joins it."""

    organ: str = ask("会同研究的行业主管部门", "choice")


@effect(HonourRoad.OPEN_STUDY, Opening)
def study_opened(honour: Honour, details: Opening, act: Act) -> dict[str, Any]:
    organ = Organ.objects.filter(pk=details.organ if details.organ.isdecimal() else 0, active=True).first()
    if organ is None:
        raise BadDetails({"organ": "没有这个部门，或已停用"})
    honour.study_organ, honour.studied_with = organ, ""
    honour.opinion, honour.opinion_text, honour.opinion_at = "", "", None
    honour.proposed_by_id = act.by.user_id
    return {"organ": f"organ/{organ.pk}", "article": 31}


@dataclass(frozen=True, slots=True)
class Opinion:
    """The department's own conclusion; it does not revoke, and neither does the quality authority's."""

    opinion: str = ask("研究意见", "choice", options=tuple(OPINIONS.items()))
    opinion_text: str = ask("事实、责任和理由", "long", max=4000)
    evidence: Evidence | None = ask("依据材料", "file", required=False)


@effect(HonourRoad.OPINION, Opinion)
def opinion_given(honour: Honour, details: Opinion, act: Act) -> dict[str, Any]:
    assert honour.study_organ is not None  # OPEN_STUDY named it
    honour.studied_with = honour.study_organ.name
    honour.opinion, honour.opinion_text = details.opinion, details.opinion_text.strip()
    honour.opinion_evidence, honour.opinion_at = details.evidence, act.now
    sha = details.evidence.sha256 if details.evidence else None
    return {"opinion": details.opinion, "evidence": sha}


@dataclass(frozen=True, slots=True)
class Study:
    """The two authorities' joint grounds, in words that will be circulated."""

    grounds: str = ask("事由和依据（将予以通报）", "long", max=4000)


@effect(HonourRoad.STUDY, Study)
def studied(honour: Honour, details: Study, act: Act) -> dict[str, Any]:
    return _proposed(honour, 31, details.grounds, act)


def _proposed(honour: Honour, article: int, grounds: str, act: Act) -> dict[str, Any]:
    honour.grounds_article, honour.grounds = article, grounds
    honour.proposed_by_id = act.by.user_id
    honour.heard_on, honour.hearing, honour.hearing_evidence = None, "", None
    return {"article": article}


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str = ask("不报请撤销的理由", "long", max=1000)


@effect(HonourRoad.DROP, Dropped)
def dropped(honour: Honour, details: Dropped, act: Act) -> dict[str, Any]:
    return _closed(honour)


@dataclass(frozen=True, slots=True)
class NotRevoked:
    """The government's own decision; who asked learns its number."""

    document_number: str = ask("文号", max=60)
    reason: str = ask("理由", "long", max=1000)


@effect(HonourRoad.NOT_REVOKE, NotRevoked)
def not_revoked(honour: Honour, details: NotRevoked, act: Act) -> dict[str, Any]:
    return {"document_number": details.document_number.strip(), **_closed(honour)}


def _closed(honour: Honour) -> dict[str, Any]:
    """The title goes on; what was asked, studied and heard stays in the ledger's lines and the events."""
    honour.grounds_article, honour.grounds, honour.studied_with = None, "", ""
    return {}


@dataclass(frozen=True, slots=True)
class Statement:
    """What the enterprise says for itself, whether or not a hearing is held."""

    statement: str = ask("陈述申辩的内容", "long", max=4000)
    evidence: Evidence | None = ask("材料", "file", required=False)


@effect(HonourRoad.STATE, Statement)
def stated(honour: Honour, details: Statement, act: Act) -> dict[str, Any]:
    honour.statement, honour.statement_at = details.statement.strip(), act.now
    honour.statement_evidence = details.evidence or honour.statement_evidence
    return {"evidence": details.evidence.sha256 if details.evidence else None}


@dataclass(frozen=True, slots=True)
class Hearing:
    """That the enterprise was heard, or did not use its chance although it was told."""

    heard_on: date | None = ask("听取的日期，或告知期满的日期", "date")
    hearing: str = ask("陈述申辩的内容，或放弃的情况", "long", max=4000)
    evidence: Evidence | None = ask("笔录或告知凭证", "file", required=False)


@effect(HonourRoad.HEAR, Hearing)
def heard(honour: Honour, details: Hearing, act: Act) -> dict[str, Any]:
    if details.heard_on is not None and details.heard_on > local(act.now).date():
        raise BadDetails({"heard_on": "日期晚于今天"})
    honour.heard_on, honour.hearing = details.heard_on, details.hearing.strip()
    honour.hearing_evidence = details.evidence
    return {"heard_on": honour.heard_on.isoformat() if honour.heard_on else None}


@dataclass(frozen=True, slots=True)
class Revocation:
    """The government's decision, by number and date."""

    revocation_number: str = ask("撤销决定文号", max=60)
    revoked_on: date | None = ask("成文日期", "date")


def _revoked(honour: Honour, details: Revocation, act: Act) -> dict[str, Any]:
    if details.revoked_on is not None and details.revoked_on > local(act.now).date():
        raise BadDetails({"revoked_on": "成文日期晚于今天"})
    honour.revocation_number, honour.revoked_on = details.revocation_number, details.revoked_on
    return {"document_number": details.revocation_number, "article": honour.grounds_article}


effect(HonourRoad.REVOKE, Revocation)(_revoked)


def _into_the_ledger(honour: Honour, details: Revocation, act: Act) -> None:
    """A revocation for fraud is a finding that Article 17(4) is asked of later: drafted, then confirmed."""
    found = honour.events.filter(decision=Outcome.ARTICLE_30.value).order_by("-id").first()
    by = Seat(Actor.CITY, user_id=honour.proposed_by_id, body=Actor.CITY.label)
    integrity.from_decision(
        honour.enterprise,
        award=f"第{honour.cycle_number}届包头市市长质量奖",
        committed_on=found.occurred_on if found else None,
        found_on=details.revoked_on or local(act.now).date(),
        source="revocation",
        document=details.revocation_number,
        facts=honour.grounds,
        origin=honour.subject,
        by=by,
        now=act.now,
    )


effect(HonourRoad.REVOKE_FRAUD, Revocation, after=_into_the_ledger)(_revoked)


@effect(HonourRoad.RECALL)
def recalled(honour: Honour, details: None, act: Act) -> dict[str, Any]:
    honour.recalled_on = local(act.now).date()
    return {}


def _published(honour: Honour, details: None, act: Act) -> dict[str, Any]:
    """Published to all; an honour of the archive has no cycle here whose notices could carry it."""
    if honour.announced_on is not None:
        raise BadDetails({"__all__": f"已于{honour.announced_on}公布"})
    honour.announced_on = local(act.now).date()
    if honour.cycle is None:
        return {}
    notice = notices.revocation(honour, honour.cycle, act.now)
    return {"notice": notice.pk, "digest": notice.digest}


effect(HonourRoad.ANNOUNCE)(_published)
effect(HonourRoad.CENSURE)(_published)
