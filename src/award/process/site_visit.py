"""A site visit's road (Article 23), the template of its schedule, and how the clauses are dealt out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise

from award.law import art23_on_site, art23_review
from award.law.art07_criteria import Criteria
from award.process.kinds import STAYS, Actor, Steps

MOST_DAYS = 2


class V(StrEnum):
    NONE = "none"
    ARRANGED = "arranged"

    @property
    def label(self) -> str:
        return {"none": "未排定", "arranged": "已排定"}[self.value]


A = Actor


class SiteVisitRoad(Steps):
    """The leader's acts on one visit; the result itself is signed on the application's road."""

    ARRANGE = (
        "排定现场评审", A.EXAMINER, {V.NONE, V.ARRANGED}, V.ARRANGED, art23_on_site.FORM,
        art23_on_site.by_visit_leader, art23_on_site.on_site_now, art23_on_site.schedule_sound,
        art23_on_site.split_whole,
    )  # fmt: skip
    EXCUSE = (
        "登记缺席", A.EXAMINER, V.ARRANGED, STAYS, art23_on_site.RECORDED,
        art23_on_site.by_visit_leader, art23_on_site.on_site_now,
    )  # fmt: skip
    TELL = (
        "保存末次会议通报", A.EXAMINER, V.ARRANGED, STAYS, art23_on_site.CLOSING,
        art23_on_site.by_visit_leader, art23_on_site.on_site_now, art23_on_site.no_score_told,
    )  # fmt: skip
    REPORT = (
        "保存现场评审报告", A.EXAMINER, V.ARRANGED, STAYS, art23_review.SITE_RESULT,
        art23_on_site.by_visit_leader, art23_on_site.on_site_now,
    )  # fmt: skip


KINDS = {
    "opening": "首次会议",
    "tour": "参观现场",
    "interviews": "访谈",
    "records": "查证记录",
    "team": "组内沟通、逐条评分",
    "closing": "末次会议",
}
NEEDED = ("opening", "tour", "interviews", "records", "closing")


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of the visit. `day` counts from 1; `who`: ids of examiners as text, empty for everybody."""

    day: int
    begins: time
    ends: time
    kind: str
    what: str = ""
    where: str = ""
    who: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "day": self.day,
            "begins": f"{self.begins:%H:%M}",
            "ends": f"{self.ends:%H:%M}",
            "kind": self.kind,
            "what": self.what,
            "where": self.where,
            "who": list(self.who),
        }


def slot(data: Mapping[str, object]) -> Slot:
    """The inverse of `Slot.as_json`."""
    who = data.get("who") or ()
    assert isinstance(who, list | tuple)
    return Slot(
        int(str(data["day"])),
        time.fromisoformat(str(data["begins"])),
        time.fromisoformat(str(data["ends"])),
        str(data["kind"]),
        str(data.get("what", "")),
        str(data.get("where", "")),
        tuple(map(str, who)),
    )


_DAYS: dict[int, tuple[tuple[int, str, str, str, str], ...]] = {
    1: (
        (1, "08:30", "09:00", "opening", "首次会议：组长说明，单位汇报"),
        (1, "09:00", "10:00", "tour", "参观生产、检验、研发现场"),
        (1, "10:00", "11:30", "interviews", "高层访谈"),
        (1, "13:30", "15:30", "records", "分组查证部门和记录"),
        (1, "15:30", "16:30", "interviews", "员工座谈"),
        (1, "16:30", "17:30", "team", "组内沟通，逐条评分"),
        (1, "17:30", "18:00", "closing", "末次会议：通报优势和改进机会，不告知分数"),
    ),
    2: (
        (1, "08:30", "09:30", "opening", "首次会议：组长说明，单位汇报"),
        (1, "09:30", "11:30", "tour", "参观生产、检验、研发现场"),
        (1, "13:30", "15:00", "interviews", "高层访谈"),
        (1, "15:00", "17:30", "records", "分组查证部门和记录"),
        (2, "08:30", "10:30", "records", "分组查证部门和记录"),
        (2, "10:30", "11:30", "interviews", "员工座谈"),
        (2, "13:30", "16:30", "team", "组内沟通，逐条评分"),
        (2, "16:30", "17:30", "closing", "末次会议：通报优势和改进机会，不告知分数"),
    ),
}


def template(days: int) -> tuple[Slot, ...]:
    """The schedule to start from; the leader moves its times."""
    return tuple(Slot(d, time.fromisoformat(b), time.fromisoformat(e), k, w) for d, b, e, k, w in _DAYS[days])


def schedule_faults(slots: Sequence[Slot], days: int) -> tuple[str, ...]:
    """What is wrong with a schedule, each in words a leader can act on."""
    found: list[str] = []
    if not 1 <= days <= MOST_DAYS:
        found.append(f"定为{days}天，现场评审为一至{MOST_DAYS}天")
    ordered = sorted(slots, key=lambda s: (s.day, s.begins))
    for s in ordered:
        if s.ends <= s.begins:
            found.append(f"第{s.day}天{KINDS[s.kind]}结束{s.ends:%H:%M}不晚于开始{s.begins:%H:%M}")
        if not 1 <= s.day <= max(days, 1):
            found.append(f"{KINDS[s.kind]}排在第{s.day}天，现场评审只有{days}天")
    for before, after in pairwise(ordered):
        apart = before.who and after.who and not set(before.who) & set(after.who)
        if before.day == after.day and after.begins < before.ends and not apart:
            clash = f"{KINDS[before.kind]}还没有结束，{KINDS[after.kind]}就开始"
            found.append(f"第{before.day}天{after.begins:%H:%M}{clash}")
    found += [f"日程里没有{KINDS[k]}" for k in NEEDED if k not in {s.kind for s in slots}]
    if ordered and ordered[0].kind != "opening":
        found.append("首次会议应排在最前")
    if ordered and ordered[-1].kind != "closing":
        found.append("末次会议应排在最后")
    return tuple(found)


def dealt(standard: Criteria, people: Sequence[str]) -> dict[str, list[str]]:
    """A split to start from: category by category in turn, so that one hand has what belongs together."""
    if not people:
        return {}
    return {
        item.clause: [people[n % len(people)]]
        for n, category in enumerate(standard.categories)
        for item in category.items
    }


def uncovered(
    standard: Criteria, split: Mapping[str, Iterable[str]], people: Iterable[str]
) -> tuple[str, ...]:
    """Clauses for which nobody of the panel answers."""
    known = set(people)
    return tuple(i.clause for i in standard.items if not known & set(split.get(i.clause, ())))


def last_day(first: date, days: int) -> date:
    return first + timedelta(days=days - 1)


BEARINGS = {"fact": "查证情况", "strength": "优势", "opportunity": "改进机会"}
MEDIA = {"photo": "照片", "recording": "录音"}
