"""What the records already tell of an examiner's ties to an applicant (Article 27).

Recusal stays the examiner's own duty: this only keeps the authority from seating somebody whose tie is
on record. An interest declared in an earlier cycle may have ended, so it is shown and does not refuse.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from award.law.art27_recusal import INTERESTS
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.ledger.models import Line
from award.records.people.models import Post
from award.records.reviews.models import Declaration, Examiner

OWN_SEATS = (Actor.EXAMINER.value, Actor.CLOCK.value)


@dataclass(frozen=True, slots=True)
class Tie:
    """One examiner's tie to one file, in words; `firm`: it keeps the examiner off a panel with this file."""

    examiner: int
    application: int
    because: str
    firm: bool = True


def ties(examiners: Iterable[Examiner], files: Iterable[Application]) -> list[Tie]:
    """Every tie on record between these examiners and these files. Three queries, however many there are."""
    people, chosen = list(examiners), list(files)
    if not people or not chosen:
        return []
    return [*_declared(people, chosen), *_employed(people, chosen), *_handled(people, chosen)]


def _declared(people: list[Examiner], files: list[Application]) -> list[Tie]:
    """Interests declared on these files, and on the same enterprises in other cycles."""
    rows = Declaration.objects.filter(
        examiner__in=people, application__enterprise__in=[a.enterprise_id for a in files]
    )
    found = []
    for d in rows.exclude(interest="none").select_related("application__cycle", "examiner__user"):
        for a in files:
            what = INTERESTS.get(d.interest, d.interest)
            if d.application_id == a.pk:
                found.append(Tie(d.examiner_id, a.pk, f"{d.examiner}已对{a.name}声明利害关系：{what}"))
            elif d.application.enterprise_id == a.enterprise_id:
                because = f"{d.examiner}在{d.application.cycle}对{a.name}声明过利害关系：{what}"
                found.append(Tie(d.examiner_id, a.pk, because, firm=False))
    return found


def _employed(people: list[Examiner], files: list[Application]) -> list[Tie]:
    """The applicant is the examiner's employer by name, or the examiner sits on the applicant's seat."""
    seats = Post.objects.filter(
        user_id__in=[e.user_id for e in people],
        actor=Actor.APPLICANT.value,
        enterprise_id__in=[a.enterprise_id for a in files],
    )
    seated = set(seats.values_list("user_id", "enterprise_id"))
    return [
        Tie(e.pk, a.pk, f"{e}在{a.name}任职")
        for e in people
        for a in files
        if e.employer.strip() == a.name.strip() or (e.user_id, a.enterprise_id) in seated
    ]


def _handled(people: list[Examiner], files: list[Application]) -> list[Tie]:
    """The examiner acted on the file at another seat: recommended, answered, qualified it."""
    users = {f"user/{e.user_id}": e for e in people}
    subjects = {a.subject: a for a in files}
    rows = Line.objects.filter(subject__in=subjects, true_actor__in=users).exclude(actor__in=OWN_SEATS)
    pairs = sorted(set(rows.values_list("true_actor", "subject")))
    return [
        Tie(users[u].pk, subjects[s].pk, f"{users[u]}在其他席位经办过{subjects[s].name}的申报")
        for u, s in pairs
    ]
