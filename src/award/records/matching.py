"""What the library knows of examiners and files when panels are matched (Articles 9, 23)."""

from collections.abc import Iterable

from award.process.draw.affinity import Facts
from award.process.draw.pool import Pool
from award.records.applications.models import Draft
from award.records.cycles.models import Cycle
from award.records.library.models import Entry
from award.records.reviews.models import Examiner

EXAMINER = "examiner/"


def facts_of(cycle: Cycle, pool: Pool) -> Facts:
    """Of everybody and every file in a pool."""
    numbers = [a for p in pool.panels for a in p.applications]
    return facts(cycle, numbers, [e.id for e in pool.examiners])


def facts(cycle: Cycle, numbers: Iterable[str], examiners: Iterable[str]) -> Facts:
    """The division is that of the form as it stands; one who has no entry in the library knows nothing."""
    files = dict.fromkeys(numbers, "")
    rows = Draft.objects.filter(application__cycle=cycle, application__number__in=list(files))
    for number, code in rows.values_list("application__number", "values__industry_code"):
        files[str(number)] = str(code or "")[:2]
    keys = {int(name.removeprefix(EXAMINER)): name for name in examiners}
    entries = {e.examiner_id: e for e in Entry.objects.filter(examiner__in=keys)}
    skills = dict(Examiner.objects.filter(pk__in=keys).values_list("pk", "skills"))
    people = {}
    for pk, name in keys.items():
        entry = entries.get(pk)
        people[name] = {
            "professions": list(entry.professions) if entry else [],
            "categories": list(entry.categories) if entry else [],
            "site": "site" in skills.get(pk, ()),
        }
    return Facts(files, people)
