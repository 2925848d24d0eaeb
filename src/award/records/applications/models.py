"""Applications and what is gathered about them: dossier, screening, consultation, attestations."""

from typing import ClassVar

from django.db import models

from award.process.application import S
from award.records.cycles.models import Cycle, PlanVersion
from award.records.files.models import Evidence
from award.records.people.models import County, Enterprise, Organ, User


class Application(models.Model):
    """One enterprise's application in one cycle. `number` (质奖〔10〕007号) is given at filing."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="applications")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="applications")
    county = models.ForeignKey(County, on_delete=models.PROTECT)
    number = models.CharField("编号", max_length=20, unique=True, null=True, blank=True)
    name = models.CharField("单位名称", max_length=100)
    state = models.CharField(max_length=20, default=S.NONE.value, choices=[(s.value, s.label) for s in S])
    shown = models.CharField("申报单位所见状态", max_length=20, default=S.NONE.value)
    revision = models.PositiveIntegerField(default=0)
    since = models.DateTimeField("进入本步的时间")
    submitted_at = models.DateTimeField(null=True, blank=True)
    plan_version = models.ForeignKey(PlanVersion, null=True, on_delete=models.PROTECT)
    extended_to = models.DateTimeField(null=True, blank=True)
    handler = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    rounds_used = models.PositiveSmallIntegerField(default=0)
    return_points = models.JSONField("补正内容", default=list, blank=True)
    correction_due = models.DateField(null=True, blank=True)
    rechecked_at = models.DateTimeField(null=True, blank=True)
    recheck_note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["number", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "enterprise"], name="one_application_a_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.number or '未提交'}）"

    @property
    def subject(self) -> str:
        return f"application/{self.pk}"


class Draft(models.Model):
    """What the enterprise is writing: form values, report per item, and the revision of both.

    `parts`: the revision at which each section or category was last saved.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="draft")
    values = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)


class Dossier(models.Model):
    """A filed dossier, frozen: what reviewers read. One more for each correction round."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="dossiers")
    round = models.PositiveSmallIntegerField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(User, on_delete=models.PROTECT)

    class Meta:
        ordering: ClassVar = ["application", "round"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "round"], name="one_dossier_a_round")
        ]


class InternalNotice(models.Model):
    """公示 inside the unit (Article 20); a new posting replaces the old one and counts anew."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="internal_notice")
    posted_on = models.DateField("张贴日期")
    taken_down_on = models.DateField("最后悬挂日", null=True, blank=True)
    place = models.CharField("地点", max_length=100)
    objections = models.TextField("公示期间的意见", blank=True)
    saved_at = models.DateTimeField()


VERDICTS = [("true", "完整真实"), ("incomplete", "不完整"), ("doubtful", "真实性存疑")]


class CheckMark(models.Model):
    """The county's verdict on one point of completeness or authenticity (Article 21)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="marks")
    point = models.CharField(max_length=60)
    verdict = models.CharField(max_length=10, choices=VERDICTS)
    note = models.CharField(max_length=400, blank=True)
    picture = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="mark")
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "point"], name="one_mark_a_point")
        ]


class SectorRequest(models.Model):
    """A question to a sector authority: joining the county's check (21) or consulted by CITY (22).

    `ground` is the 项 of Article 17 asked about, 0 for the county's joint check.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="requests")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    ground = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    due_on = models.DateField()
    kind = models.CharField(max_length=14, blank=True)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    excused_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["ground", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "organ", "ground"], name="one_request_a_ground")
        ]


class Attestation(models.Model):
    """A named official's word on a point that no rule can compute; the latest of a seat counts."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="attestations")
    key = models.CharField(max_length=80)
    actor = models.CharField(max_length=12)
    holds = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class Outcome(models.Model):
    """An opinion or decision on an application, with clause and reason; seen once released."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="outcomes")
    step = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    article = models.PositiveSmallIntegerField()
    item = models.PositiveSmallIntegerField(null=True, blank=True)
    quote = models.CharField(max_length=200)
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
