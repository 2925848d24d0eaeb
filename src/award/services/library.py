"""The library of examiners across cycles (Article 9): who they are, and what is known of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from award.law import uscc as credit_code
from award.law.art07_criteria import criteria
from award.law.art09_panels import INVITE
from award.process import professions
from award.process.kinds import Actor
from award.records.library.models import Entry, Item, ItemKind
from award.records.people.models import County, User
from award.records.reviews.models import Examiner
from award.records.seat import Seat
from award.services import ledger, people
from award.services.asking import BadDetails, ask

CATEGORIES = {c.clause: f"{c.clause} {c.name_zh}" for c in criteria().categories}
KINDS = tuple((k.value, k.label) for k in ItemKind)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the library keeps of an examiner."""

    employer: str
    county: str | None = None
    uscc: str = ""
    title: str = ""
    skills: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    may_lead: bool = False

    def faults(self) -> dict[str, str]:
        """Field -> what is wrong with it."""
        found = {}
        if not self.employer.strip():
            found["employer"] = "请填写工作单位，用来核对利害关系"
        elif len(self.employer) > 100:
            found["employer"] = f"工作单位最多100字，现有{len(self.employer)}字"
        if len(self.title) > 40:
            found["title"] = f"职称或职务最多40字，现有{len(self.title)}字"
        answer = credit_code.check(self.uscc) if self.uscc else None
        if answer is not None and not answer.valid:
            found["uscc"] = answer.because or "统一社会信用代码有误"
        if self.county and not County.objects.filter(pk=self.county).exists():
            found["county"] = "没有这个旗县区"
        unknown = professions.wrong(self.professions)
        if unknown:
            found["professions"] = f"不是国民经济行业大类（01至97的两位代码）：{'、'.join(unknown)}"
        strange = [c for c in self.categories if c not in CATEGORIES]
        if strange:
            found["categories"] = f"不是评审类目（4.1至4.7）：{'、'.join(strange)}"
        return found


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an examiner's past, as the page asks for it."""

    kind: str = ask("是什么", "choice", options=KINDS)
    body: str = ask("单位或名称", max=100, help="培训、考核写名称；持股、任职、咨询写企业全称")
    uscc: str = ask("企业信用代码", required=False, max=18, help="有代码的，核对利害关系时不靠名称")
    since: date | None = ask("自", "date", required=False)
    until: date | None = ask("至", "date", required=False, help="仍在继续的不填")
    paid: bool = ask("有偿", "tick", required=False, help="")
    note: str = ask("说明", required=False, max=200)

    def faults(self) -> dict[str, str]:
        if self.since and self.until and self.since > self.until:
            return {"until": "结束日期早于开始日期"}
        answer = credit_code.check(self.uscc) if self.uscc.strip() else None
        return {"uscc": answer.because or "统一社会信用代码有误"} if answer and not answer.valid else {}


def register(
    *, person: str, email: str, details: Particulars, by: Seat, now: datetime, password: str | None = None
) -> Examiner:
    """A new examiner: an account on the examiner's seat, the record, the entry. BadDetails names faults."""
    faults = details.faults()
    if User.objects.filter(email=email.strip().lower(), examiner__isnull=False).exists():
        faults["email"] = "这个电子邮箱已经是库内评审员"
    if faults:
        raise BadDetails(faults)
    with transaction.atomic():
        post = people.add_person(
            actor=Actor.EXAMINER,
            person=person,
            email=email,
            password=password,
            by=by,
            now=now,
            title="评审员",
        )
        return keep(post.user, details, by=by, now=now)


def keep(user: User, details: Particulars, *, by: Seat, now: datetime) -> Examiner:
    """Write the particulars of somebody on the examiner's seat."""
    faults = details.faults()
    if faults:
        raise BadDetails(faults)
    with transaction.atomic():
        examiner = people.add_examiner(
            user,
            employer=details.employer,
            county=details.county or None,
            skills=list(details.skills),
            may_lead=details.may_lead,
            by=by,
            now=now,
        )
        Entry.objects.update_or_create(
            examiner=examiner,
            defaults={
                "uscc": credit_code.check(details.uscc).normalised if details.uscc else "",
                "title": details.title.strip(),
                "professions": sorted(details.professions),
                "categories": sorted(details.categories),
                "updated_at": now,
            },
        )
        return examiner


def add_fact(examiner: Examiner, fact: Fact, *, by: Seat, now: datetime) -> Item:
    """One more fact; the ledger keeps that it was entered, not what it says."""
    with transaction.atomic():
        item = Item.objects.create(
            examiner=examiner,
            kind=fact.kind,
            body=fact.body.strip(),
            uscc=credit_code.check(fact.uscc).normalised if fact.uscc.strip() else "",
            since=fact.since,
            until=fact.until,
            paid=fact.paid,
            note=fact.note.strip(),
            entered_by_id=by.person,
            entered_at=now,
        )
        facts = {"kind": item.kind, "examiner": f"examiner/{examiner.pk}"}
        ledger.append(step="library.fact", subject=f"item/{item.pk}", law=INVITE, by=by, now=now, facts=facts)
        return item


def particulars(examiner: Examiner, entry: Entry | None) -> Particulars:
    """What the library holds now."""
    return Particulars(
        employer=examiner.employer,
        county=examiner.county_id,
        uscc=entry.uscc if entry else "",
        title=entry.title if entry else "",
        skills=tuple(examiner.skills),
        professions=tuple(entry.professions) if entry else (),
        categories=tuple(entry.categories) if entry else (),
        may_lead=examiner.may_lead,
    )
