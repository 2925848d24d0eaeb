"""A cycle at its review: rows as earlier steps leave them, then panels, sheets and lists by the services."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from award.law.art07_criteria import criteria
from award.process.application import Road, S
from award.process.kinds import Actor
from award.process.lists import K
from award.process.panel import PanelRoad, SheetRoad
from award.process.plan import BAOTOU, Plan
from award.process.site_visit import SiteVisitRoad, dealt, template
from award.records.applications.models import Application, Dossier, Draft
from award.records.cycles.models import Cycle, PlanVersion
from award.records.library.models import Appointment, Undertaking
from award.records.notices.models import AwardList, Entry
from award.records.onsite.models import SiteVisit
from award.records.people.models import County, Enterprise, Post, User
from award.records.reviewing import counted, panel_for, text_digest
from award.records.reviews.models import Examiner, Panel, Result, Sheet
from award.records.seat import Seat, seat_of
from award.services import frozen, onsite, panels, sheets
from award.services.deeds.conclusions import Agreement, Consensus, Findings
from award.services.deeds.declarations import Interest
from award.services.deeds.panels import Composition
from award.services.deeds.site_visits import Arrangement, SiteReport
from award.services.steps import take

PASSWORD = "long enough 2026"
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=BAOTOU)
CLAUSES = [item.clause for item in criteria().items]
PLAN = Plan(
    opens_on=date(2026, 3, 11),
    deadline=datetime(2026, 4, 10, 17, 0, tzinfo=BAOTOU),
    county_deadline=datetime(2026, 4, 24, 17, 0, tzinfo=BAOTOU),
    base_date=date(2026, 4, 10),
    credit_checkpoints=False,
)
NAMES = ("高敏华", "王建国", "李秀兰", "张志强", "刘桂英", "陈国栋", "杨丽娟", "赵铁军", "孙晓梅", "周文斌")


def officer(name: str, actor: Actor = Actor.CITY, **more: Any) -> Seat:
    """A person on a seat."""
    user = User.objects.create_user(f"u{User.objects.count()}@example.invalid", PASSWORD, name=name)
    return seat_of(Post.objects.create(user=user, actor=actor.value, **more))


def appoint(cycle: Cycle, examiner: Examiner) -> Appointment:
    """As an accepted invitation and a signed undertaking leave it."""
    Undertaking.objects.create(user=examiner.user, cycle=cycle, actor="examiner", digest="0" * 64, at=NOW)
    return Appointment.objects.create(
        cycle=cycle, examiner=examiner, state="accepted", invited_at=NOW, answered_at=NOW
    )


@dataclass
class World:
    """`examiners` and their `seats` in the same order; the first two may lead."""

    cycle: Cycle
    city: Seat
    second: Seat
    county: County
    examiners: list[Examiner] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    files: list[Application] = field(default_factory=list)

    def examiner(self, name: str, *, may_lead: bool = False, employer: str = "") -> Examiner:
        seat = officer(name, Actor.EXAMINER)
        made = Examiner.objects.create(
            user_id=seat.person, employer=employer or f"{name}所在单位", may_lead=may_lead,
            skills=["management"],
        )  # fmt: skip
        appoint(self.cycle, made)
        self.examiners.append(made)
        self.seats.append(seat)
        return made

    def file(self, name: str = "", state: S = S.DOCUMENT_REVIEW) -> Application:
        n = len(self.files) + 1
        name = name or f"包头市示例第{n:02d}制造有限公司"
        enterprise = Enterprise.objects.create(uscc=f"X{n:017d}", name=name, created_at=NOW)
        made = Application.objects.create(
            cycle=self.cycle, enterprise=enterprise, county=self.county, name=name,
            number=f"质奖〔10〕{n:03d}号", state=state.value, shown=state.value, since=NOW,
        )  # fmt: skip
        values = {"name": name, "organization": f"{name}的组织概述。", "committed": True}
        report = {c: {"text": f"{c}条的自我评价\n第二段", "percent": 60} for c in CLAUSES}
        Draft.objects.create(application=made, values=values, report=report)
        frozen.freeze(made, self.city, NOW)
        self.files.append(made)
        return made

    def compose(self, people: list[int], files: list[Application], leader: int = 0) -> Composition:
        """The composition of examiners by their place in the list."""
        return Composition(
            examiners=tuple(str(self.examiners[n].pk) for n in people),
            leader=str(self.examiners[leader].pk),
            applications=tuple(str(a.pk) for a in files),
        )

    def panel(
        self,
        *files: Application,
        people: range | list[int] = range(5),
        kind: str = "document",
        leader: int = 0,
    ) -> Panel:
        chosen = self.compose(list(people), list(files), leader)
        name = f"评审第{Panel.objects.count() + 1}组"
        return panels.form(self.cycle, kind, name, chosen, by=self.city, now=NOW)

    def change(self, panel: Panel, chosen: Composition) -> Panel:
        panel.refresh_from_db()
        take(PanelRoad.CHANGE, panel, by=self.city, now=NOW, seen=panel.revision, details=chosen)
        panel.refresh_from_db()
        return panel

    def declare(self, n: int, panel: Panel, file: Application, interest: str = "none") -> None:
        panel.refresh_from_db()
        word = Interest(application=file.pk, interest=interest, note="", undertaking=True)
        take(PanelRoad.DECLARE, panel, by=self.seats[n], now=NOW, seen=panel.revision, details=word)

    def all_declare(self, panel: Panel, *files: Application) -> None:
        for member in panel.members.filter(left_at=None):
            for file in files or panel.applications.all():
                self.declare(self.examiners.index(member.examiner), panel, file)

    def sheet(self, n: int, file: Application, kind: str = "document") -> Sheet:
        return Sheet.objects.get(examiner=self.examiners[n], application=file, panel__kind=kind)

    def fill(self, n: int, file: Application, percent: int | dict[str, int], kind: str = "document") -> Sheet:
        given = dict.fromkeys(CLAUSES, percent) if isinstance(percent, int) else percent
        sheet = self.sheet(n, file, kind)
        return sheets.save(
            sheet, percents=given, strengths={}, opportunities={}, seen=sheet.revision,
            by=self.seats[n], now=NOW,
        )  # fmt: skip

    def sign(
        self, n: int, file: Application, percent: int | dict[str, int] = 60, kind: str = "document"
    ) -> Sheet:
        sheet = self.fill(n, file, percent, kind)
        take(SheetRoad.SIGN, sheet, by=self.seats[n], now=NOW, seen=sheet.revision)
        sheet.refresh_from_db()
        return sheet

    def step(self, step: Road, file: Application, n: int = 0, details: Any = None) -> None:
        """The step by examiner `n`."""
        file.refresh_from_db()
        take(step, file, by=self.seats[n], now=NOW, seen=file.revision, details=details)
        file.refresh_from_db()

    def conclude(self, file: Application, percent: int = 60, n: int = 0) -> None:
        """The leader's consensus, findings and signature."""
        agreed, reasons = dict.fromkeys(CLAUSES, percent), dict.fromkeys(CLAUSES, "逐条合议的理由。")
        self.step(Road.CONSENSUS, file, n, Consensus(agreed, "逐条合议。", reasons))
        self.step(Road.FINDINGS, file, n, Findings("优势与改进机会。"))
        site = file.state == S.SITE_VISIT
        if site:
            self.visit(file)
        self.countersign(file)
        self.step(Road.FINISH_SITE if site else Road.FINISH_DOCUMENTS, file, n)

    def text(self, file: Application) -> str:
        """The digest of the text that the file's panel is about to sign."""
        file.refresh_from_db()
        panel = panel_for(file, "site" if file.state == S.SITE_VISIT else "document")
        assert panel is not None
        return text_digest(panel, file, panel.cycle.plan())

    def countersign(self, file: Application) -> None:
        """Every member that counts agrees to the leader's text."""
        file.refresh_from_db()
        panel = panel_for(file, "site" if file.state == S.SITE_VISIT else "document")
        assert panel is not None
        for member in counted(panel, file):
            if not member.leader:
                place = self.examiners.index(member.examiner)
                self.step(Road.COUNTERSIGN, file, place, Agreement(self.text(file)))

    def arrange(self, file: Application, days: int = 1) -> SiteVisit:
        """The site visit by the template, the clauses dealt out among those who count."""
        file.refresh_from_db()
        panel = panel_for(file, "site")
        assert panel is not None
        visit, members = onsite.of(panel, file), counted(panel, file)
        split = dealt(criteria(), [str(m.examiner_id) for m in members])
        plan = Arrangement(NOW.date(), days, template(days), split)
        leader = next(self.examiners.index(m.examiner) for m in members if m.leader)
        take(SiteVisitRoad.ARRANGE, visit, by=self.seats[leader], now=NOW, seen=visit.revision, details=plan)
        visit.refresh_from_db()
        return visit

    def visit(self, file: Application) -> SiteVisit:
        """Arranged, everybody there, the report written."""
        visit = self.arrange(file)
        for member in counted(visit.panel, visit.application):
            seat = self.seats[self.examiners.index(member.examiner)]
            onsite.check_in(visit, key=uuid4(), by=seat, now=NOW)
            if member.leader:
                words = SiteReport("按日程完成。", "待核实事项均已核实。")
                take(SiteVisitRoad.REPORT, visit, by=seat, now=NOW, seen=visit.revision, details=words)
        visit.refresh_from_db()
        return visit

    def replan(self, **changed: Any) -> None:
        version = self.cycle.plans.get()
        version.body = replace(PLAN, **changed).dumps()
        version.save()
        self.cycle = Cycle.objects.get(pk=self.cycle.pk)

    def scored(self, file: Application, document: str, site: str) -> None:
        """Signed results without their sheets: for what only reads scores."""
        self._score(file, "document", document)
        self._score(file, "site", site)

    def scored_site(self, file: Application, site: str) -> None:
        """The same of the site visit alone."""
        self._score(file, "site", site)

    def _score(self, file: Application, kind: str, score: str) -> None:
        holder, _ = Panel.objects.get_or_create(
            cycle=self.cycle, kind=kind, name=f"{kind}组", state="standing"
        )
        Result.objects.create(panel=holder, application=file, score=score, signed_at=NOW)

    def proposed(
        self, *members: Application, left: tuple[Application, ...] = (), state: str = "proposed"
    ) -> AwardList:
        """The list of proposed recipients before the meeting, or later."""
        made = AwardList.objects.get(cycle=self.cycle, kind=K.PROPOSED.value)
        made.state, made.report, made.prepared_by_id = state, "汇总报告", self.city.user_id
        made.save()
        for file in members:
            Entry.objects.create(award_list=made, application=file)
        for file in left:
            Entry.objects.create(award_list=made, application=file, member=False, reason="名次靠后")
        return made


def world(examiners: int = 7, files: int = 0, state: S = S.DOCUMENT_REVIEW) -> World:
    """A called cycle with two officers of CITY, examiners, and files in one state."""
    cycle = Cycle.objects.create(number=10, state="called", called_at=NOW - timedelta(days=90))
    PlanVersion.objects.create(cycle=cycle, version=1, body=PLAN.dumps(), digest="0" * 64, made_at=NOW)
    AwardList.objects.bulk_create(AwardList(cycle=cycle, kind=k.value) for k in K)
    county, _ = County.objects.get_or_create(code="150203", defaults={"name": "昆都仑区", "short": "昆区"})
    made = World(cycle, officer("苏日娜"), officer("格日勒图", may_release=True), county)
    for n in range(examiners):
        made.examiner(NAMES[n] if n < len(NAMES) else f"评审员{n}", may_lead=n < 2)
    for _ in range(files):
        made.file(state=state)
    return made


def dossier_of(file: Application) -> Dossier:
    return frozen.latest(file)
