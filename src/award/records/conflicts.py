"""What the records already tell of an examiner's ties to an applicant (Article 27).

Recusal stays the examiner's own duty. A firm tie keeps the authority from seating somebody; what is only
likely (a name much like another, an interest declared in an earlier cycle) is put to a person, who decides.
What a person has decided is not asked again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from award.law.art27_recusal import INTERESTS, still_counts
from award.law.names import alike
from award.law.readings import Readings
from award.process.kinds import Actor
from award.process.recusal import DECIDED_OTHERWISE
from award.records.applications.models import Application, Draft
from award.records.cycles.models import Cycle
from award.records.ledger.models import Line
from award.records.library.models import Entry, Item, ItemKind
from award.records.people.models import Enterprise, Post
from award.records.recusals.models import Recusal
from award.records.reviews.models import Declaration, Examiner

OWN_SEATS = (Actor.EXAMINER.value, Actor.CLOCK.value)
# The interest that an item of the library makes, and the words for it.
ITEMS = {
    ItemKind.SHARES: ("shares", "持有{body}的股份"),
    ItemKind.EMPLOYMENT: ("employment", "曾在{body}任职或兼职"),
    ItemKind.ADVICE: ("advice", "曾为{body}做有偿咨询、培训或辅导"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One examiner's tie to one file, in words; `firm`: it keeps the examiner off a panel with this file.

    `interest`: its kind, a key of INTERESTS.
    """

    examiner: int
    application: int
    because: str
    firm: bool = True
    interest: str = "other"


def ties(examiners: Iterable[Examiner], files: Iterable[Application]) -> list[Tie]:
    """Every tie on record between these examiners and these files. A dozen queries, however many."""
    people, chosen = list(examiners), list(files)
    if not people or not chosen:
        return []
    sources: tuple[Callable[[list[Examiner], list[Application]], Iterable[Tie]], ...] = (
        _declared, _employed, _known, _namesakes, _handled,
    )  # fmt: skip
    decided = _decided(people, chosen)
    found = dict.fromkeys(tie for source in sources for tie in source(people, chosen))
    return [tie for tie in found if (tie.examiner, tie.application) not in decided]


def _decided(people: list[Examiner], files: list[Application]) -> set[tuple[int, int]]:
    """Pairs of which a person has decided that there is no interest, or that it is over."""
    rows = Recusal.objects.filter(
        user__in=[e.user_id for e in people], application__in=files, state__in=DECIDED_OTHERWISE
    )
    return set(rows.values_list("user__examiner", "application_id"))


def _declared(people: list[Examiner], files: list[Application]) -> Iterator[Tie]:
    """Interests declared on these files, and on the same enterprises in other cycles."""
    rows = Declaration.objects.filter(
        examiner__in=people, application__enterprise__in=[a.enterprise_id for a in files]
    )
    for d in rows.exclude(interest="none").select_related("application__cycle", "examiner__user"):
        for a in files:
            what, who = INTERESTS.get(d.interest, d.interest), d.examiner_id or 0
            if d.application_id == a.pk:
                yield Tie(who, a.pk, f"{d.examiner}已对{a.name}声明利害关系：{what}", interest=d.interest)
            elif d.application.enterprise_id == a.enterprise_id:
                because = f"{d.examiner}在{d.application.cycle}对{a.name}声明过利害关系：{what}"
                yield Tie(who, a.pk, because, firm=False, interest=d.interest)


def _employed(people: list[Examiner], files: list[Application]) -> Iterator[Tie]:
    """The applicant is the examiner's employer, by code or name, or the examiner sits on its seat."""
    enterprises = _codes(files)
    seats = Post.objects.filter(
        user_id__in=[e.user_id for e in people],
        actor=Actor.APPLICANT.value,
        enterprise_id__in=enterprises,
    )
    seated = set(seats.values_list("user_id", "enterprise_id"))
    codes = dict(Entry.objects.filter(examiner__in=people).values_list("examiner_id", "uscc"))
    for e in people:
        for a in files:
            firm = _same(e.employer, codes.get(e.pk, ""), a.name, enterprises[a.enterprise_id])
            if (e.user_id, a.enterprise_id) in seated or firm:
                yield Tie(e.pk, a.pk, f"{e}在{a.name}任职", interest="employment")
            elif alike(e.employer, a.name):
                because = f"{e}的工作单位“{e.employer}”与{a.name}名称相近"
                yield Tie(e.pk, a.pk, because, firm=False, interest="group")


def _codes(files: list[Application]) -> dict[int, str]:
    """Enterprise id -> credit code."""
    rows = Enterprise.objects.filter(pk__in=[a.enterprise_id for a in files])
    return dict(rows.values_list("pk", "uscc"))


def _same(name: str, code: str, applicant: str, uscc: str) -> bool:
    return name.strip() == applicant.strip() or bool(code and code == uscc)


def _known(people: list[Examiner], files: list[Application]) -> Iterator[Tie]:
    """Shares, former employments and paid advice in the library, as far back as they count."""
    rows = Item.objects.filter(examiner__in=people, kind__in=list(ITEMS)).select_related("examiner__user")
    items = [i for i in rows if i.paid or i.kind != ItemKind.ADVICE]
    if not items:
        return
    enterprises, days = _codes(files), _days(files)
    for a in files:
        base, readings = days[a.cycle_id]
        for i in items:
            if not still_counts(i.until or (i.since if i.kind == ItemKind.ADVICE else None), base, readings):
                continue
            firm = _same(i.body, i.uscc, a.name, enterprises[a.enterprise_id])
            if firm or alike(i.body, a.name):
                interest, words = ITEMS[ItemKind(i.kind)]
                said = f"{i.examiner}{words.format(body=i.body)}" + (f"，至{i.until}" if i.until else "")
                yield Tie(i.examiner_id, a.pk, said, firm=firm, interest=interest)


def _days(files: list[Application]) -> dict[int, tuple[date, Readings]]:
    """Cycle id -> its base date and its readings."""
    cycles = Cycle.objects.filter(pk__in={a.cycle_id for a in files}).prefetch_related("plans")
    return {c.pk: ((plan := c.plan()).base_date, plan.chosen()) for c in cycles}


def _namesakes(people: list[Examiner], files: list[Application]) -> Iterator[Tie]:
    """The applicant's legal representative or contact bears the examiner's name: somebody looks at it."""
    names = {str(e): e for e in people}
    drafts = Draft.objects.filter(application__in=files)
    rows = drafts.values_list("application_id", "values__legal_representative", "values__contact")
    for application, legal, contact in rows:
        for role, value in (("法定代表人", legal), ("联系人", contact)):
            bearer = names.get(str(value or "").split(" ")[0].strip())
            if bearer is not None:
                because = f"{bearer}与申报单位{role}同名"
                yield Tie(bearer.pk, application, because, firm=False, interest="kinship")


def _handled(people: list[Examiner], files: list[Application]) -> Iterator[Tie]:
    """The examiner acted on the file at another seat: recommended, answered, qualified it."""
    users = {f"user/{e.user_id}": e for e in people}
    subjects = {a.subject: a for a in files}
    rows = Line.objects.filter(subject__in=subjects, true_actor__in=users).exclude(actor__in=OWN_SEATS)
    pairs = sorted(set(rows.values_list("true_actor", "subject")))
    for u, s in pairs:
        because = f"{users[u]}在其他席位经办过{subjects[s].name}的申报"
        yield Tie(users[u].pk, subjects[s].pk, because, interest="recommendation")
