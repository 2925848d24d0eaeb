"""A course's papers: the list to sign, and the paper that somebody took part (Articles 5, 11, 14)."""

from django.conf import settings

from award.law.dates import spoken
from award.process.course import KINDS, NO_FEES
from award.records.cases import local
from award.records.courses.models import HELD, Course, Participation
from award.records.courses.queries import spans
from award.services.papers.certificate import qr
from award.services.papers.official import Fields, Grid, Official, official_pdf
from award.services.papers.typeset import date_zh, typeset

EMPTY_LINES = 3  # for who comes without having signed up


def sign_in_sheet(course: Course) -> bytes:
    """签到表: one column a session; equal lists give equal bytes."""
    held = list(course.participants.filter(state=HELD).select_related("enterprise"))
    sessions = spans(course)
    head = ("序号", "单位", "姓名", "职务", *(f"{local(s.starts):%m-%d %H:%M}" for s in sessions))
    blank = [""] * len(sessions)
    rows = [[str(n), p.enterprise.name, p.name, p.post, *blank] for n, p in enumerate(held, start=1)]
    rows += [[str(len(held) + n + 1), "", "", "", *blank] for n in range(EMPTY_LINES)]
    paper = Official(
        title=f"{course.title}\n签到表",
        blocks=(
            Fields((("时间", "；".join(s.spoken() for s in sessions)), ("地点", course.place),
                    ("讲师", course.lecturer), ("主办", course.organiser))),
            Grid(head, rows, (2, 13, 4, 5, *([max(3, 9 // len(sessions))] * len(sessions)))),
        ),
        remark=f"共{len(held)}人有名额。培训免费，不收取任何费用。纸质签到可以会后补录",
        made_on=local(course.planned_at).date(),
    )  # fmt: skip
    return official_pdf(paper)


def check_url(number: str) -> str:
    return f"{settings.SITE_URL}/courses/papers/{number}/"


def days(course: Course) -> str:
    """The days of a course: one, or from and until."""
    held = [local(s.starts).date() for s in spans(course)]
    return spoken(held[0]) if held[0] == held[-1] else f"{spoken(held[0])}至{spoken(held[-1])}"


def participation_pdf(paper: Participation) -> bytes:
    """The paper of one participant, with a code that leads to its check."""
    person = paper.participant
    course, day = person.course, local(paper.given_at).date()
    said = (
        f"参加了{course.organiser}于{days(course)}举办的“{course.title}”（{KINDS[course.kind]}）培训，"
        f"共{paper.sessions}节，参加{paper.attended}节，特此证明。"
    )
    return typeset(
        "participation",
        {
            "title": "培训参加证明",
            "name": person.name,
            "unit": person.enterprise.name,
            "said": said,
            "giver": course.organiser,
            "day": date_zh(day.isoformat()),
            "iso": [day.year, day.month, day.day],
            "number": paper.number,
            "check": check_url(paper.number),
            "qr": qr(check_url(paper.number)),
            "free": f"{NO_FEES.label}：{NO_FEES.quote}。这份证明不是获奖证书。",
        },
    )
