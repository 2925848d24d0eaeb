"""Small frozen cases, one a road, made of parts: the facts on one day.

Rows become a case (records/cases.py), a case becomes findings (the rules), findings decide
whether a step may be taken. A case receives its day; nothing here reads a clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from award.law.facts import EligibilityFacts
from award.law.readings import Readings
from award.law.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose hands an act passes through: ids of natural persons, for four eyes and recusal.

    `approves`: the person may act for the unit, where only its approver may. `second`: who confirmed
    an act that came on paper.
    """

    by: str = ""
    prepared_by: str = ""
    approves: bool = True
    second: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The announced call of Article 19: when filing opens and ends, the county's own deadline."""

    called_on: date
    opens_on: date
    deadline: datetime
    county_deadline: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is unfinished, by the label a person reads; `self_assessed` counts items of 23."""

    unfinished: tuple[str, ...] = ()
    self_assessed: int = 0
    committed: bool = False
    over_limit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InternalNotice:
    """Article 20: posted in the unit; `taken_down_on` is the last day on which it hung."""

    posted_on: date
    taken_down_on: date | None
    has_proof: bool


@dataclass(frozen=True, slots=True)
class Screening:
    """Article 21 at the county: points unchecked, incomplete or doubtful; sectors that have not answered."""

    unchecked: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    sectors_asked: int = 0
    sectors_silent: tuple[str, ...] = ()
    rounds_used: int = 0
    rounds_allowed: int = 1
    points_named: int = 0
    correction_due: date | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One department's answer on one ground of Article 17; `kind` None while silent."""

    key: str
    sector: str
    ground: int
    due_on: date
    kind: str | None
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Qualification:
    """Article 22 at the city: recheck done, departments consulted."""

    rechecked: bool = False
    replies: tuple[Reply, ...] = ()


LIST_KINDS_ZH = {"abnormal": "经营异常名录", "dishonest": "严重违法失信名单", "record": "不良信用记录"}


@dataclass(frozen=True, slots=True)
class CreditHit:
    """An entry on a list of Article 17(6) as of a day; `removed_on`: taken off it, or the record repaired."""

    key: str
    kind: str
    as_of: date
    listed_on: date
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """The lists in force on one body: what they say, and in which states its file was checked."""

    required: bool = False
    checked: frozenset[str] = frozenset()
    hits: tuple[CreditHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A public notice as it runs for this entry; a corrected entry has its own `published_on`.

    `interruptions`: from when until when it could not be seen.
    """

    published_on: date
    days: int
    exactly: bool
    taken_down_on: date | None = None
    interruptions: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Objections:
    """Objections and leads on one entry; `undecided` are their tracking codes.

    `late_leads`: undecided ones that came after the notice; they hold nothing up.
    """

    undecided: tuple[str, ...] = ()
    upheld: int = 0
    consented: int = 0
    late_leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelState:
    """A panel's readiness for one application; names are examiners'.

    `hands`: who sits and counts, as in `Hands.by`. `unreasoned`: clauses that parted and have no reason.
    """

    exists: bool = False
    members: int = 0
    minimum: int = 5
    leaders: tuple[str, ...] = ()
    undeclared: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    spreads: tuple[str, ...] = ()
    discussed: bool = False
    score_valid: bool = False
    score_because: str = ""
    findings_written: bool = False
    hands: frozenset[str] = frozenset()
    unreasoned: tuple[str, ...] = ()
    uncountersigned: tuple[str, ...] = ()
    visit_arranged: bool = False
    absent: tuple[str, ...] = ()
    site_report_written: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationCase:
    """One application on one day. `attested`: what the deciding seat attested, by finding key."""

    moment: datetime
    cycle: int
    readings: Readings
    calendar: Calendar
    facts: EligibilityFacts
    attested: Mapping[str, bool] = field(default_factory=dict)
    hands: Hands = field(default_factory=Hands)
    call: Call | None = None
    extended_to: datetime | None = None
    dossier: Dossier = field(default_factory=Dossier)
    internal_notice: InternalNotice | None = None
    internal_days: int = 5
    screening: Screening = field(default_factory=Screening)
    qualification: Qualification = field(default_factory=Qualification)
    credit: Credit = field(default_factory=Credit)
    notice: Notice | None = None
    objections: Objections = field(default_factory=Objections)
    panel: PanelState = field(default_factory=PanelState)
    approved_in_cycle: int = 0
    list_reported: bool = False

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class Approval:
    """Article 18: an organ's approval on paper, counted once a second officer confirmed it."""

    organs: frozenset[str]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class CycleCase:
    """One cycle on one day."""

    moment: datetime
    number: int
    readings: Readings
    calendar: Calendar
    plan_faults: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    call_opens_on: date | None = None
    notified: frozenset[str] = frozenset()
    announced: bool = False
    live: tuple[str, ...] = ()
    commended: bool = False
    vacancy_stated: bool = False
    other_vacancy_ground: bool = False
    sheets_signed: int = 0
    recused: bool = False
    earlier_than_planned: tuple[str, ...] = ()
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class ListCase:
    """One list on one day: its members, its reasons, its notice, what hangs on it.

    `kind`: qualified, shortlist, candidates, proposed. `held_back`: members that cannot be reported yet, or
    were not; `one_by_one`: the plan reports the others without them (26).
    """

    moment: datetime
    cycle: int
    readings: Readings
    calendar: Calendar
    kind: str = ""
    state: str = ""
    members: tuple[str, ...] = ()
    without_reason: tuple[str, ...] = ()
    unready: tuple[str, ...] = ()
    notice: Notice | None = None
    days_chosen: int = 0
    days_planned: int = 5
    longer_because: str = ""
    notice_drafted_by: str = ""
    days_drafted: int = 0
    opinions_unanswered: int = 0
    report_written: bool = False
    meeting_recorded: bool = False
    undecided_objections: tuple[str, ...] = ()
    late_leads: tuple[str, ...] = ()
    held_back: tuple[str, ...] = ()
    one_by_one: bool = False
    unapproved: tuple[str, ...] = ()
    circular_number: str = ""
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class ObjectionCase:
    """One objection or lead on one day."""

    moment: datetime
    received_at: datetime
    at_award_notice: bool
    calendar: Calendar
    readings: Readings
    notice: Notice
    reexamined: bool = False
    involved: frozenset[str] = frozenset()
    replied: bool = False
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class HonourCase:
    """One honour on one day: what was established, what the government decided, what came back."""

    moment: datetime
    awarded_on: date
    readings: Readings
    article: int | None = None
    established: bool = False
    studied_by_sector: bool = False
    events: frozenset[str] = frozenset()
    hear_first: bool = False
    heard: bool = False
    outstanding: tuple[str, ...] = ()
    published: bool = False
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class VisitCase:
    """One visit on one day. `missing`: what its record still lacks, by the words a person reads."""

    moment: datetime
    awarded_on: date
    due_on: date
    revoked_on: date | None = None
    sector: bool = False
    visited_on: date | None = None
    missing: tuple[str, ...] = ()
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class EntryCase:
    """An entry that one officer made and another confirms. `clashes`: what it says that is there already."""

    moment: datetime
    hands: Hands = field(default_factory=Hands)
    clashes: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class PoolCase:
    """A unit that comes into the incubation pool, or is in it: whose territory it is, whether it wants to."""

    moment: datetime
    name: str
    county: str
    county_name: str
    willing: bool
    seat_county: str = ""

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class SheetCase:
    """One examiner's sheet on one day: what is missing before it can be signed.

    `started`: the file is under review at this panel's stage now, neither before nor after it. `dangling`:
    references in strengths and opportunities that lead to nothing in the dossier.
    """

    moment: datetime
    missing: tuple[str, ...] = ()
    off_grid: tuple[str, ...] = ()
    declared: bool = False
    recused: bool = False
    started: bool = True
    dangling: tuple[str, ...] = ()
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class PanelCase:
    """One panel on one day, before it stands. `unfit`: files that cannot be given to it now, and why.

    `unappointed`: members without an accepted appointment and a signed undertaking in this cycle.
    """

    moment: datetime
    members: int = 0
    minimum: int = 5
    leaders: int = 0
    applications: int = 0
    conflicts: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    struck_off: tuple[str, ...] = ()
    unappointed: tuple[str, ...] = ()
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class RecusalCase:
    """One person's recusal from one file. `concerned`: that person's id, as `hands` gives ids.

    `claimable`: the plan lets applicants claim it, and the examiner sits on a panel of the file.
    """

    moment: datetime
    concerned: str
    claimable: bool = False
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class DrawCase:
    """One draw on one day. `impossible`: the proof that its pool cannot be filled, in words; `stale`: what
    changed since the pool was fixed; `tampered`: where what is stored differs from the ledger's digests."""

    moment: datetime
    impossible: str = ""
    stale: str = ""
    tampered: str = ""
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class ConductCase:
    """A complaint of an examiner. `concerned`: the examiner's own id; `prepared_by`: who proposed."""

    moment: datetime
    concerned: str
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class MutualCase:
    """One side's word on the other after a site visit. `last_day`: None before the result is signed."""

    moment: datetime
    last_day: date | None
    given: bool = False

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class AppointmentCase:
    """One examiner's appointment to one cycle. `struck_off`: the name, once the library is closed to them."""

    moment: datetime
    open: bool = True
    struck_off: str = ""
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class SiteVisitCase:
    """One site visit on one day, as it stands or as the leader's details would make it.

    `leader` as in `Hands.by`; `uncovered`: clauses for which nobody answers; `told`: what the closing
    meeting would hear.
    """

    moment: datetime
    leader: str = ""
    started: bool = False
    schedule_faults: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, slots=True)
class SpreadingCase:
    """A recipient's experience or an event about it, on the way to the public (9, 10, 34).

    `missing`: what a story lacks, in words; `promotes`: its words that read like product promotion (35);
    `personal`: where a person's number seems to stand in what would be published, in words;
    `elsewhere`: recipients that are not of the county that enters the event.
    """

    moment: datetime
    name: str = ""
    hands: Hands = field(default_factory=Hands)
    revoked: bool = False
    missing: tuple[str, ...] = ()
    agreed: bool = True
    promotes: tuple[str, ...] = ()
    personal: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.moment.date()
