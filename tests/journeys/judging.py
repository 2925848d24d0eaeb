"""Scenes of Articles 23 to 26: panels and sheets, lists and the meeting, notices, objections, the award."""

import re
from datetime import date

from django.core import mail

from award.demo.cast import PASSWORD, Expert
from award.law.art07_criteria import criteria
from award.process.application import S
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.library.models import Appointment
from award.records.notices.models import AwardList, Objection, PublicNotice
from award.records.people.models import Post, User
from award.records.reviews.models import Examiner, Panel, Sheet
from award.records.seat import seat_of
from award.services import appointments, undertakings
from award.web import clock
from journeys.driver import Driver
from journeys.opening import CITY1, CITY2, CITY3, after, check_credit

ITEMS = criteria().items
REASON = "名额所限，得分较低"


def examiners(d: Driver, cycle: Cycle, experts: list[Expert]) -> None:
    """CITY enters and invites them; each accepts and signs the undertaking (Articles 9 and 28)."""
    d.sit(CITY1)
    for e in experts:
        d.go("/city/examiners/new/")
        d.fill(person=e.name, email=e.email, employer=e.employer)
        if e.may_lead:
            d.set("may_lead", True)
        d.main()
        d.sees(f"{e.name}已入库")
    first, *others = experts
    choose_a_password(d, first.email)
    for user in User.objects.filter(email__in=[e.email for e in others]):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    city = seat_of(Post.objects.get(user__email=CITY1, active=True))
    appointments.invite(cycle, list(Examiner.objects.order_by("id")), by=city, now=clock.now())
    for row in Appointment.objects.filter(cycle=cycle):
        d.sit(row.examiner.user.email)
        d.act(f"/do/appointment/{row.pk}/accept/", "接受聘任")
        seat = seat_of(Post.objects.get(user=row.examiner.user, active=True))
        undertakings.sign(cycle, by=seat, now=clock.now())


def choose_a_password(d: Driver, email: str) -> None:
    """A new account's own way in: the link of the letter that 找回密码 sends."""
    d.leave()
    d.go("/accounts/password/reset/")
    d.fill(email=email)
    d.main()
    d.go(re.findall(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))[0])
    d.fill(password1=PASSWORD, password2=PASSWORD)
    d.main()
    assert User.objects.get(email=email).check_password(PASSWORD)


def review(d: Driver, cycle: Cycle, kind: str, percents: dict[int, int]) -> None:
    """Article 23: a panel, declarations before anything opens, sheets, findings, the leader's signature."""
    chosen = list(Examiner.objects.order_by("id"))
    state = S.QUALIFIED_NOTICE if kind == "document" else S.SITE_VISIT
    files = list(cycle.applications.filter(state=state.value).order_by("number"))
    d.sit(CITY1)
    d.go(f"/city/panels/new/?cycle={cycle.number}&kind={kind}")
    d.fill(name=f"{'材料' if kind == 'document' else '现场'}评审第1组")
    d.tick_only("examiners", tuple(str(e.pk) for e in chosen))
    d.set("leader", str(chosen[0].pk))
    d.tick_only("applications", tuple(str(a.pk) for a in files))
    d.main()
    d.confirm()
    panel = Panel.objects.get(cycle=cycle, kind=kind)
    for e in chosen:
        d.sit(e.user.email)
        for a in files:
            d.go(f"/examiner/declaration/{a.pk}/")
            d.fill(interest="none", undertaking=True)
            d.press("提交声明")
            d.confirm()
    if kind == "document":
        d.sit(CITY2)
        check_credit(d, cycle.number, "review")
        for a in files:
            d.act(f"/do/application/{a.pk}/review/", "转入材料评审")
    if kind == "site":
        visit(d, files, chosen)
    for e in chosen:
        d.sit(e.user.email)
        for sheet in Sheet.objects.filter(panel=panel, examiner=e):
            score(d, sheet, percents[sheet.application_id])
    d.sit(chosen[0].user.email)
    for a in files:
        d.go(f"/examiner/result/{a.pk}/")
        d.fill(findings="优势：过程受控，三年数据完整。改进机会：对标数据较少。")
        d.press("保存评审意见")
    for e in chosen[1:]:
        d.sit(e.user.email)
        for a in files:
            d.go(f"/examiner/result/{a.pk}/word/")
            d.press("会签评审结果")
            d.page.locator("input[name=signature]").fill(PASSWORD)
            d.press("确认并会签评审结果")
            d.sees("已会签评审结果")
    d.sit(chosen[0].user.email)
    for a in files:
        step, words = (
            ("finish_documents", "签署材料评审结果")
            if kind == "document"
            else ("finish_site", "签署现场评审结果")
        )
        d.act(f"/do/application/{a.pk}/{step}/", words)


def visit(d: Driver, files: list[Application], chosen: list[Examiner]) -> None:
    """Article 23 on site: days and clauses by the template, everybody checks in, the leader reports."""
    d.sit(chosen[0].user.email)
    for a in files:
        d.go(f"/examiner/visit/{a.pk}/arrange/")
        d.fill(first_day=date(2026, 6, 10))
        d.press("排定现场评审")
        d.confirm()
        d.go(f"/examiner/visit/{a.pk}/report/")
        d.fill(course="按日程完成各环节。", verified="待核实事项均已核实，有原始记录。")
        d.press("保存现场评审报告")
    for e in chosen:
        d.sit(e.user.email)
        for a in files:
            d.go(f"/examiner/visit/{a.pk}/")
            d.press("现场签到")
            d.sees("你已签到")


def score(d: Driver, sheet: Sheet, percent: int) -> None:
    """23 items by keyboard alone: a digit, Shift for five more, Tab to the next; saved, signed, locked."""
    d.go(f"/examiner/sheet/{sheet.pk}/")
    d.page.focus(f'[name="p_{ITEMS[0].clause}"]')
    for _ in ITEMS:
        d.page.keyboard.press(str(percent // 10))
        if percent % 10:
            d.page.keyboard.press("Shift")
        d.page.keyboard.press("Tab")
    d.press("保存")
    sheet.refresh_from_db()
    assert sheet.percents == {item.clause: percent for item in ITEMS}
    d.act(f"/do/sheet/{sheet.pk}/sign/", "签署评分表")


def listed(cycle: Cycle, kind: str) -> AwardList:
    return AwardList.objects.get(cycle=cycle, kind=kind)


def prepare(d: Driver, award_list: AwardList, members: list[Application], report: str = "") -> None:
    """One officer draws the list up, with a reason for everybody left off."""
    d.sit(CITY1)
    d.go(f"/city/lists/{award_list.pk}/prepare/")
    d.tick_only("members", tuple(str(a.pk) for a in members))
    for name in d.names("reason_"):
        if name.removeprefix("reason_") not in {str(a.pk) for a in members}:
            d.set(name, REASON)
    if report:
        d.set("report", report)
    d.main()


def shortlist(d: Driver, cycle: Cycle, members: list[Application]) -> None:
    prepare(d, listed(cycle, "shortlist"), members)
    d.sit(CITY2)
    d.act(f"/do/list/{listed(cycle, 'shortlist').pk}/shortlist/", "确定现场评审名单")


def deliberate(d: Driver, cycle: Cycle, members: list[Application], day: date) -> date:
    """Articles 24 and 25: candidates, the public asked, the meeting's decision, the office's seven days."""
    candidates, proposed = listed(cycle, "candidates"), listed(cycle, "proposed")
    prepare(d, candidates, members)
    d.sit(CITY2)
    d.act(f"/do/list/{candidates.pk}/nominate/", "提出候选名单")
    d.act(f"/do/list/{candidates.pk}/draft_notice/", "拟公示稿", days=5)
    d.refused_with(f"/do/list/{candidates.pk}/consult/", "公开征求意见", "公示稿由你拟写", days=5)
    d.sit(CITY1)
    d.act(f"/do/list/{candidates.pk}/consult/", "公开征求意见", days=5)
    prepare(d, proposed, members, report="评审报告两份，征求意见期间没有收到意见。")
    d.sit(CITY2)
    d.stopped(f"/do/list/{proposed.pk}/propose/", "提出拟授奖名单", "24时满5个工作日")
    d.turn_to(after(day, 5))
    d.act(f"/do/list/{proposed.pk}/propose/", "提出拟授奖名单")
    d.sit("meeting@demo.example")
    d.go(f"/meeting/{proposed.pk}/")
    d.tick_only("members", tuple(str(a.pk) for a in members))
    d.fill(presider="分管副市长", held_on=after(day, 5), minutes="经研究审议，同意授奖。")
    d.main()
    d.confirm()
    address = f"/do/list/{proposed.pk}/publish_proposed/"
    d.sit(CITY1)
    d.act(f"/do/list/{proposed.pk}/draft_notice/", "拟公示稿", days=7)
    d.sit("office@demo.example")
    d.refused_with(address, "发布拟授奖公示", "公示期定为6个工作日，少于7个", days=6)
    d.act(address, "发布拟授奖公示", days=7)
    return after(day, 5)


def object_and_disqualify(d: Driver, row: Application) -> None:
    """Article 26: a citizen objects, an uninvolved officer upholds, the government consents."""
    notice = PublicNotice.objects.get(cycle=row.cycle, kind="proposed")
    d.leave()
    d.go(f"/objections/new/?notice={notice.pk}")
    d.fill(
        application=str(row.pk),
        objector="王某某",
        contact="13800000000",
        facts="该单位2025年的环保验收材料与实际不符。",
    )
    d.main()
    objection = Objection.objects.get(application=row)
    d.sees(objection.code)
    do = f"/do/objection/{objection.pk}"
    d.sit(CITY1)
    d.stopped(f"{do}/reexamine/", "受理并复核", "复核须由未经办的工作人员作出")
    d.sit(CITY3)
    d.act(f"{do}/reexamine/", "受理并复核")
    d.act(f"{do}/report/", "写复核报告", report="经调档和现场核对，反映属实。")
    d.act(f"{do}/uphold/", "认定异议成立", verdict="反映属实，异议成立。")
    d.act(f"{do}/ask_consent/", "报请市政府同意")
    d.sit(CITY2)
    d.stopped(f"/do/application/{row.pk}/disqualify/", "取消授奖资格", "市人民政府尚未同意")
    d.sit("government@demo.example")
    d.act(f"{do}/consent/", "同意取消授奖资格", consent_number="包府函〔2026〕31号")
    d.sit(CITY2)
    d.act(f"/do/application/{row.pk}/disqualify/", "取消授奖资格", reason="经复核并报市人民政府同意。")


def award(d: Driver, cycle: Cycle, winner: Application, day: date) -> Honour:
    """Article 26: reported after seven working days, approved, announced, conferred; the cycle closes."""
    proposed = listed(cycle, "proposed")
    d.sit(CITY2)
    d.stopped(f"/do/list/{proposed.pk}/report/", "报请市政府批准", "24时满7个工作日")
    d.turn_to(after(day, 7))
    d.act(f"/do/list/{proposed.pk}/report/", "报请市政府批准")
    check_credit(d, cycle.number, "award")
    d.sit("government@demo.example")
    d.act(f"/do/application/{winner.pk}/approve/", "批准授奖")
    d.act(
        f"/do/list/{proposed.pk}/circulate/", "发布授奖通报",
        circular_number="包府发〔2026〕9号", circular_on=after(day, 7),
    )  # fmt: skip
    d.act(f"/do/list/{proposed.pk}/confer/", "颁发奖牌、证书")
    d.sit(CITY1)
    d.act(f"/do/cycle/{cycle.pk}/close/", "结束本届")
    return Honour.objects.get(application=winner)


def vacancy(d: Driver, cycle: Cycle) -> None:
    """Article 3: a cycle without applicants ends in a statement, not in an empty notice."""
    d.sit(CITY1)
    d.stopped(f"/do/cycle/{cycle.pk}/close/", "结束本届", "既没有颁发奖牌、证书，也没有作出空缺说明")
    d.act(f"/do/cycle/{cycle.pk}/state_vacancy/", "作出空缺说明", statement="本届没有单位申报，奖项空缺。")
    d.act(f"/do/cycle/{cycle.pk}/close/", "结束本届")
    d.leave()
    d.go("/notices/")
    d.sees("空缺说明")
