"""Articles 9, 11 and 14: courses held, open, full and cancelled; the library of methods."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from award.demo import timetable as t
from award.demo.play import Play
from award.process.course import CourseRoad
from award.process.method import MethodRoad
from award.process.plan import BAOTOU
from award.records.courses.models import Course, How
from award.records.seat import PUBLIC, Seat
from award.services import attending, courses, methods, signing_up
from award.services.courses import Cancelled, Outline
from award.services.methods import Entry
from award.services.signing_up import People

TITLE = "GB/T 19580标准宣贯班（示例）"
GRADES = ([5, 5, 4, 5, 5], [4, 5, 4, 4, 5], [5, 4, 3, 5, 4], [4, 4, 4, 5, 4])
NAMES = ("示例甲，质量部部长", "示例乙，首席质量官", "示例丙，工艺工程师")
CLOSED_LOOP = """## 五步
1. 找问题：从**不合格品、顾客投诉、审核发现**中选题。
2. 查原因：现场验证，不凭经验。
3. 定措施：写明责任人和期限。
4. 看效果：与改进前同口径比较。
5. 固化：写进作业文件并培训。

表：一个课题的前后对比
| 指标 | 改进前 | 改进后 |
|---|---|---|
| 一次交检合格率 | 96.2% | 98.9% |"""
CAPABILITY = """## 做法
- 选出12道关键工序，按月算过程能力指数；
- 低于1.33的立项改进，高于1.67的延长抽检间隔。

## 结果
一次合格率三年提高2.7个百分点，返工工时下降四成。"""
VOICES = """## 怎么用
- 每条顾客声音写**原话**，不改写；
- 归到一个产品特性，打重要度1至5；
- 每月把重要度4以上的列入改进。"""
FACTORS = """## 方法
- 有没有系统的方法？
- 方法与条款要求对得上吗？

## 展开
- 哪些部门、层次在用？

## 学习
- 怎样评价和改进这个方法？

## 整合
- 与战略目标一致吗？"""
COSTS = """## 口径
- 预防：培训、评审、改进；
- 鉴定：检验、试验、计量；
- 内部损失：报废、返工；
- 外部损失：退货、索赔。"""
BODY = "包头市示例重型装备制造有限公司"
# kind, title, items, industry, whether public, summary, text, whose case it is
ENTRIES: tuple[tuple[str, str, tuple[str, ...], str, bool, str, str, str], ...] = (
    (
        "method", "五步闭环改进法（示例）", ("4.6.3",), "", True,
        "从问题到标准的五步，每步有责任人、期限和可以核对的记录。", CLOSED_LOOP, "",
    ),
    (
        "case", "用过程能力指数管住关键工序（示例）", ("4.5.2", "4.7.2"), "C", True,
        "把关键工序的过程能力指数列入班组看板，三年把一次合格率提高到98.9%。", CAPABILITY, BODY,
    ),
    (
        "tool", "顾客声音收集表（示例）", ("4.3.3",), "", True,
        "一页纸的表，把投诉、走访、退货里的顾客声音归到产品特性上。", VOICES, "",
    ),
    (
        "standard", "“方法-展开-学习-整合”怎样自评（示例）", ("4.1.2", "4.2.2"), "", True,
        "过程条款的四个要素逐一说明，每个要素给出自评时要回答的问题。", FACTORS, "",
    ),
    (
        "method", "质量成本四类归集（示例，供登录单位）", ("4.4.3",), "C", False,
        "预防、鉴定、内部损失、外部损失四类质量成本的归集口径。", COSTS, "",
    ),
)  # fmt: skip


def schedule(play: Play) -> None:
    """The course that was held: planned, signed up for, held, closed, evaluated, on its own days."""
    play.on(t.LAPSED + 1, 9, _announce, play)
    play.on(t.LAPSED + 3, 8, _attend, play, 0, minute=50)
    play.on(t.LAPSED + 3, 17, _attend, play, 1, minute=10)
    play.on(t.LAPSED + 3, 17, _close, play, minute=30)


def _outline(title: str, first: date, until: datetime, places: int, **changed: str) -> Outline:
    given = {
        "kind": "criteria", "place": "包头市会议中心二楼（示例）", "lecturer": "示例讲师",
        "sessions": f"{first} 09:00-12:00\n{first} 14:00-17:00",
        "about": "准则七个类目，自我评价报告的写法，上一届常见的不足（示例）。",
    } | changed  # fmt: skip
    return Outline(
        title=title, places=places, audience="有意向申报企业的质量负责人", signup_until=until,
        share=80, **given,
    )  # fmt: skip


def _open(play: Play, by: Seat, outline: Outline) -> Course:
    row = courses.plan(outline, by=by, now=play.now)
    row = play.take(CourseRoad.PUBLISH, row, by)
    return Course.objects.get(pk=row.pk)


def _sign_up(play: Play, row: Course, units: Sequence[int], names: Sequence[str]) -> None:
    for place in units:
        seat = play.troupe.enterprises[play.applicants[place].key]
        signing_up.sign_up(row, People("\n".join(names)), by=seat, now=play.now)


def _announce(play: Play) -> None:
    day = play.agenda.day(t.LAPSED + 3)
    row = _open(play, play.troupe.clerk, _outline(TITLE, day, play.now + timedelta(hours=8), 40))
    _sign_up(play, row, range(3), NAMES[:2])


def _attend(play: Play, place: int) -> None:
    """The first session by scanning, the second from the list on paper, one person absent."""
    row = Course.objects.get(title=TITLE)
    session, people = row.sessions.all()[place], list(row.participants.all())
    if place:
        attending.tick(session, [p.pk for p in people[:-1]], by=play.troupe.clerk, now=play.now)
        return
    found = attending.scanned(attending.token(session, How.SCAN, play.now), play.now)
    for person in people:
        attending.sign_in(found, person, by=PUBLIC, now=play.now)


def _close(play: Play) -> None:
    row = Course.objects.get(title=TITLE)
    play.take(CourseRoad.CLOSE, row, play.troupe.clerk)
    for person, marks in zip(row.participants.all(), GRADES, strict=False):
        words = "案例再多一些（示例）" if marks[2] < 4 else ""
        attending.evaluate(person, marks, words, now=play.now)


def stage(play: Play) -> None:
    """At the moment at which the play stands: an open course, a full one, a cancelled one; the library."""
    clerk, today = play.troupe.clerk, play.today
    county = play.troupe.counties[play.applicants[1].county]
    until = datetime(today.year, today.month, today.day, 17, tzinfo=BAOTOU) + timedelta(days=7)
    row = _open(play, clerk, _outline("自我评价报告写作班（示例）", today + timedelta(days=12), until, 60,
                                      kind="self_assessment"))  # fmt: skip
    _sign_up(play, row, (0, 1), NAMES)
    tools = _outline("QC小组与改进工具班（示例）", today + timedelta(days=14), until, 4, kind="tools",
                     place="区会议室（示例）")  # fmt: skip
    _sign_up(play, _open(play, county, tools), (0, 2), NAMES)
    gone = _outline("首席质量官研修班（示例）", today + timedelta(days=20), until, 30, kind="cqo")
    row = _open(play, clerk, gone)
    _sign_up(play, row, (1,), NAMES[1:2])
    play.take(CourseRoad.CANCEL, row, clerk, Cancelled("讲师另有公务，另行安排（示例）"))
    for kind, title, items, industry, public, summary, text, body in ENTRIES:
        entry = Entry(
            kind=kind, title=title, items=items, industry=industry, public=public, summary=summary, text=text,
            source="示例材料", of_enterprise=body, consent_by="质量负责人（示例）" if body else "",
            consent_on=today if body else None,
        )  # fmt: skip
        row_ = methods.draft(entry, by=clerk, now=play.now)
        play.take(MethodRoad.PROPOSE, row_, clerk)
        play.take(MethodRoad.PUBLISH, row_, play.troupe.releaser)
