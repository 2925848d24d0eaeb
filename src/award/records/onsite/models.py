"""A visit, what was recorded on it, who was there (Article 23). Records are made on tablets without network.

Each record and check-in has a key made by the client, so that sending it twice keeps it once. The server
orders by its own numbers; the device's clock is a note.
"""

import uuid
from typing import ClassVar

from django.db import models

from award.process.site_visit import BEARINGS, V
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.reviews.models import Examiner, Panel


class SiteVisit(models.Model):
    """One panel's visit to one applicant. `split`: clause -> examiners; `told`: at the closing meeting."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="visits")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visits")
    state = models.CharField(max_length=10, default=V.NONE.value)
    revision = models.PositiveIntegerField(default=0)
    first_day = models.DateField("第一天", null=True)
    days = models.PositiveSmallIntegerField("天数", default=1)
    schedule = models.JSONField(default=list)
    split = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    course = models.TextField("现场评审经过", blank=True)
    verified = models.TextField("核实情况", blank=True)

    class Meta:
        ordering: ClassVar = ["first_day", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "application"], name="one_visit_a_file")
        ]

    def __str__(self) -> str:
        return f"{self.application}的现场评审"

    @property
    def subject(self) -> str:
        return f"site_visit/{self.pk}"


class OnDevice(models.Model):
    """What every row says that a tablet made: its key, the device, that device's clock and its error."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    visit = models.ForeignKey(SiteVisit, on_delete=models.PROTECT, related_name="%(class)ss")
    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="+")
    device = models.CharField("设备", max_length=40, blank=True)
    device_at = models.DateTimeField("设备时间", null=True)
    skew = models.IntegerField("设备钟快几秒", null=True)
    received_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering: ClassVar = ["id"]


class CheckIn(OnDevice):
    """Somebody was there; `excused`: why not, as the leader recorded it."""

    excused = models.CharField("缺席原因", max_length=400, blank=True)

    class Meta(OnDevice.Meta):
        verbose_name = "签到"


class Record(OnDevice):
    """A note, a photo or a recording on one clause. `number` in the order of arrival, for 【记5】.

    `shared`: its author gives it to the team for the closing meeting before the sheets are signed.
    """

    KINDS: ClassVar = [("note", "记录"), ("photo", "照片"), ("recording", "录音")]
    SECRECY: ClassVar = [("none", "不涉密"), ("commercial", "商业秘密"), ("technical", "技术秘密")]

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=KINDS, default="note")
    clause = models.CharField(max_length=8, blank=True)
    bearing = models.CharField(max_length=12, choices=list(BEARINGS.items()), default="fact")
    text = models.TextField(blank=True)
    secrecy = models.CharField(max_length=12, choices=SECRECY, default="none")
    shared = models.BooleanField(default=False)
    file = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta(OnDevice.Meta):
        verbose_name = "现场记录"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "number"], name="one_number_a_record")
        ]
