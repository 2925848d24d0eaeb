"""Scenes of Articles 18 to 22: the plan, the call, three applications, the counties, the qualification."""

from datetime import date, datetime
from typing import Any

from award.demo import dossier
from award.demo.cast import PASSWORD, Company
from award.demo.troupe import Troupe
from award.law.art07_criteria import criteria
from award.law.workdays import packaged
from award.process import entry_form
from award.process.plan import BAOTOU
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.notices.models import AwardList
from award.records.people.models import Organ, Post
from journeys.driver import Driver

BASE = date(2026, 4, 3)
CITY1, CITY2, CITY3 = (f"city{n}@demo.example" for n in (1, 2, 3))
PLAN: dict[str, Any] = {
    "opens_on": date(2026, 3, 12), "deadline": "2026-04-03T17:30", "county_deadline": "2026-04-20T17:30",
    "base_date": BASE, "panel_min_document": 3, "panel_min_site": 3, "method": "mean",
}  # fmt: skip


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=BAOTOU)


def after(day: date, workdays: int) -> date:
    """The calendar day after so many working days: when what waited for them may go on."""
    return packaged().count(day, workdays).next_step_from


def open_cycle(d: Driver, number: int, **changed: Any) -> Cycle:
    """Article 18 and 19: drafted by one officer, approved by both organs, called by another officer."""
    d.sit(CITY1)
    d.go("/city/plan/new/")
    d.fill(number=number, **{**PLAN, **changed})
    d.main()
    cycle = Cycle.objects.get(number=number)
    do = f"/do/cycle/{cycle.pk}"
    d.act(f"{do}/submit_plan/", "报市委、市政府")
    d.stopped(f"{do}/launch/", "启动本届评审", "尚未登记市委的批准文件")
    d.act(
        f"{do}/register_approval/", "登记批准文件", organs=("party", "government"),
        document_number="包府批〔2026〕12号", dated_on=date(2026, 3, 1), scan=d.scan,
    )  # fmt: skip
    paper = cycle.approvals.get().pk
    d.refused(f"{do}/confirm_approval/?paper={paper}", "复核批准文件", "须由另一名工作人员复核发布")
    d.sit(CITY2)
    d.act(f"{do}/confirm_approval/?paper={paper}", "复核批准文件")
    d.act(f"{do}/launch/", "启动本届评审")
    d.go(f"/city/call/{cycle.pk}/")
    d.fill(
        receivers=("departments", "counties", "associations"),
        medium="包头市人民政府门户网站",
        link="首页公告",
    )
    d.press("保存通知与公告")
    d.sit(CITY1)
    d.act(f"{do}/call/", "发布申报公告")
    return cycle


def apply(d: Driver, chosen: Company) -> None:
    """Article 20: register, write every section, 23 items, evidence, and post inside the unit."""
    d.leave()
    d.go("/register/")
    d.fill(
        uscc=chosen.uscc, name=chosen.name, county=chosen.county, person=chosen.person,
        email=chosen.email, password=PASSWORD, again=PASSWORD,
    )  # fmt: skip
    d.main()
    d.go("/applicant/")
    d.press("开始申报")
    for section, values in dossier.form(chosen, BASE).items():
        d.go(f"/applicant/form/{section}/")
        write(d, section, values)
    for category in criteria().categories:
        d.go(f"/applicant/report/?category={category.clause}")
        for item in category.items:
            slug = item.clause.replace(".", "-")
            d.set(f"text-{slug}", f"{item.name_zh}：方法、展开、学习与整合的做法和三年数据。")
            d.set(f"percent-{slug}", 60)
        d.main()
    for purpose, name, content in dossier.files(chosen):
        d.go("/applicant/evidence/")
        d.upload(purpose, name, content)
    d.go("/applicant/internal-notice/")
    d.fill(posted_on=date(2026, 3, 16), place="厂区公告栏")
    d.main()


def write(d: Driver, section: str, values: dict[str, Any]) -> None:
    """One section as typed; three years stand in three boxes, a table grows row by row."""
    fields = {f.key: f for f in entry_form.load().section(section).fields}
    for key, value in values.items():
        if value in (None, "", False):
            continue
        if fields[key].kind == "years":
            for n, figure in enumerate(value):
                d.set(f"{key}_{n}", figure)
        elif fields[key].kind == "rows":
            for n, row in enumerate(value):
                if n:
                    d.page.locator(f'[data-more-rows="{key}"]').click()
                for column, typed in row.items():
                    d.set(f"{key}-{n}-{column}", typed)
        else:
            d.set(key, value)
    d.main()


def file_it(d: Driver, chosen: Company) -> Application:
    """Article 20: filed once five working days have run inside the unit; before that the button is locked."""
    d.stopped("/applicant/submit/", "提交申报", "次日起可以提交")
    d.turn_to(date(2026, 3, 24))
    d.go("/applicant/submit/")
    d.press("提交申报")
    d.press("确认并提交申报")
    d.sees("质奖〔10〕")
    return Application.objects.get(enterprise__uscc=chosen.uscc)


def screen(d: Driver, people: Troupe, row: Application) -> None:
    """Article 21: checked with the sector authority, attested by name, recommended."""
    county, do = f"county{row.county_id}@demo.example", f"/do/application/{row.pk}"
    d.sit(county)
    d.go(f"/county/screening/{row.pk}/")
    for name in d.names("verdict_"):
        d.set(name, "true")
    d.press("保存核实结论")
    organ = Organ.objects.filter(post__active=True, county=None).first()
    assert organ is not None
    d.act(f"{do}/ask_sector/", "会同行业部门", organs=(str(organ.pk),))
    answer(d, row, 0)
    d.sit(county)
    attest(d, row, "county_attest")
    d.act(f"{do}/recommend/", "签署推荐意见", opinion="经核实符合申报条件，同意推荐。", signer="初审负责人")


def attest(d: Driver, row: Application, step: str) -> None:
    """Article 15: what no rule computes is attested by a named official, one point after another."""
    for point in ("quality_system", "industry_position", "outstanding_results"):
        d.act(
            f"/do/application/{row.pk}/{step}/?key=art15.{point}", "具名认定",
            holds="yes", reason="查阅证书、审计报告和行业统计资料。",
        )  # fmt: skip


def answer(d: Driver, row: Application, *grounds: int, kind: str = "none") -> None:
    """Sector authorities answer at their own seats."""
    for request in row.requests.filter(ground__in=grounds, kind=""):
        d.sit(Post.objects.filter(organ=request.organ, active=True).latest("id").user.email)
        d.go(f"/sector/{request.pk}/")
        d.fill(kind=kind, text="已核实。" if kind == "none" else "2025年发生较大生产安全事故，负有责任。")
        d.main()
        d.confirm()


def check_credit(d: Driver, number: int, point: str) -> None:
    """Article 17(6): every file at one point of the cycle is checked at once, after a dry run."""
    d.go(f"/city/credit/check/{number}/{point}/")
    d.fill(note="在信用中国逐家查询，截图存档。")
    d.main()
    d.sees("已核查")


def qualify(d: Driver, good: list[Application], barred: Application) -> date:
    """Article 22: departments asked on six grounds; an accident bars; another publishes the list."""
    d.sit(CITY1)
    check_credit(d, barred.cycle.number, "qualification")
    for row in [*good, barred]:
        do = f"/do/application/{row.pk}"
        d.sit(CITY1)
        d.go(f"/city/qualification/{row.pk}/consult/")
        d.tick_only("organs", one_a_ground(d.values("organs")))
        d.main()
        d.confirm()
        answer(d, row, 1, 2, 4, 5, 6)
        answer(d, row, 3, kind="found" if row == barred else "none")
        d.sit(CITY1)
        d.act(f"{do}/recheck/", "登记复核", note="资格与材料完整，与县级核实一致。")
        attest(d, row, "city_attest")
        if row != barred:
            d.act(f"{do}/qualify/", "确定具备申报资格")
    key = f"art17.3.reply.{barred.requests.get(ground=3).organ_id}"
    d.act(
        f"/do/application/{barred.pk}/city_attest/?key={key}",
        "具名认定",
        holds="no",
        reason="事故等级为较大，负有责任。",
    )
    do = f"/do/application/{barred.pk}"
    d.stopped(f"{do}/qualify/", "确定具备申报资格", "经具名认定：不符合")
    d.act(f"{do}/not_qualify/", "作出不具备资格决定", ground="17.3", reason="近三年发生较大责任事故。")
    listed = AwardList.objects.get(cycle=barred.cycle, kind="qualified")
    d.act(f"/do/list/{listed.pk}/draft_notice/", "拟公示稿", days=5, text="请社会各界监督。")
    d.refused_with(
        f"/do/list/{listed.pk}/publish_qualified/", "发布资格公示", "须由另一名工作人员复核发布", days=5
    )
    d.sit(CITY2)
    d.refused_with(f"/do/list/{listed.pk}/publish_qualified/", "发布资格公示", "少于5个", days=4)
    d.act(f"/do/list/{listed.pk}/publish_qualified/", "发布资格公示", days=5)
    return date(2026, 4, 21)


def one_a_ground(offered: list[str]) -> tuple[str, ...]:
    """The first department of each ground that has an account here."""
    seated = {str(pk) for pk in Post.objects.filter(active=True).values_list("organ_id", flat=True) if pk}
    chosen: dict[str, str] = {}
    for pair in offered:
        organ, _, ground = pair.partition(":")
        if organ in seated:
            chosen.setdefault(ground, pair)
    return tuple(chosen.values())
