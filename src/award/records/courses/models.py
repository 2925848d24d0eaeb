"""One course and its sessions; who signed up, who came, what they were given and what they thought of it.

Nothing here can hold an amount of money (Article 14), and of a participant only what the paper needs.
"""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q

from award.process.course import KINDS, K, Span
from award.records.people.models import County, Enterprise, Organ, User

CODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
HELD, WAITING, GONE = "held", "waiting", "cancelled"


def fresh_code() -> str:
    """What a participant shows instead of an account; read aloud without doubt."""
    return "".join(secrets.choice(CODE) for _ in range(8))


class Course(models.Model):
    """`actor`, `county`, `organ`: on whose ground it is held. `share`: percent of the sessions to attend."""

    state = models.CharField(max_length=10, default=K.NONE.value, choices=[(k.value, k.label) for k in K])
    revision = models.PositiveIntegerField(default=0)
    actor = models.CharField(max_length=12)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    organiser = models.CharField("主办", max_length=100)
    title = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=16, choices=list(KINDS.items()))
    place = models.CharField("地点", max_length=100)
    places = models.PositiveIntegerField("名额")
    audience = models.CharField("面向", max_length=200)
    lecturer = models.CharField("讲师", max_length=60)
    about = models.TextField("内容")
    signup_until = models.DateTimeField("报名截止")
    share = models.PositiveSmallIntegerField("发给证明须参加的比例", default=80)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "培训"

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"course/{self.pk}"


class Session(models.Model):
    """One session (一节)."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["starts_at", "id"]

    def __str__(self) -> str:
        return self.span.spoken()

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)


class Participant(models.Model):
    """One person of one unit: name and post, no more. `evaluated` says that, never what."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="participants")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="participants")
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("职务", max_length=40, blank=True)
    code = models.CharField("报名码", max_length=8, unique=True, default=fresh_code)
    state = models.CharField(max_length=10, choices=[(HELD, "已有名额"), (WAITING, "候补"), (GONE, "已取消")])
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    evaluated = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "enterprise", "name"],
                condition=~Q(state=GONE),
                name="one_place_a_person_in_a_course",
            )
        ]

    def __str__(self) -> str:
        return self.name


class How(models.TextChoices):
    SCAN = "scan", "扫码"
    SHEET = "sheet", "扫纸上的码"
    HAND = "hand", "现场勾选"
    PAPER = "paper", "按纸质签到表补录"


class Attendance(models.Model):
    """Somebody was at a session; once."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    how = models.CharField(max_length=6, choices=How.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "participant"], name="one_attendance_a_session")
        ]


class Participation(models.Model):
    """The paper that somebody took part: its number, and what it says, as it was when given."""

    participant = models.OneToOneField(Participant, on_delete=models.PROTECT, related_name="paper")
    number = models.CharField("证明编号", max_length=40, unique=True)
    attended = models.PositiveSmallIntegerField()
    sessions = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()


class Evaluation(models.Model):
    """One answer: no name, no moment, nothing that leads to its participant."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="evaluations")
    marks = models.JSONField()
    words = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["words", "id"]
