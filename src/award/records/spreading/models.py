"""Stories with their versions and pictures; events and visits by other firms, each with whom they show."""

from typing import Any, ClassVar

from django.db import models

from award.process.spreading import KINDS, METHODS_MAX, SUMMARY_MAX, TITLE_MAX, T, W
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.people.models import County, Enterprise, Organ, User


class Words(models.Model):
    """What a story says. `items`: clauses of the criteria, 4.1.2."""

    title = models.CharField("标题", max_length=TITLE_MAX, blank=True)
    summary = models.CharField("摘要", max_length=SUMMARY_MAX, blank=True)
    items = models.JSONField("对应的条款", default=list)
    methods = models.CharField("用到的方法", max_length=METHODS_MAX, blank=True)
    text = models.TextField("正文", blank=True)

    class Meta:
        abstract = True

    def words(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("title", "summary", "items", "methods", "text")}


class Story(Words):
    """The working text, and which version is public. `agreed`: the unit's consent to these words."""

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="stories")
    state = models.CharField(max_length=10, default=T.NONE.value, choices=[(t.value, t.label) for t in T])
    revision = models.PositiveIntegerField(default=0)
    author = models.CharField(max_length=12)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField(default=False)
    consent = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    remark = models.TextField("修改意见", blank=True)
    forwarded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    public = models.ForeignKey("StoryVersion", null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.title or f"{self.honour.name}的经验（还没有标题）"

    @property
    def subject(self) -> str:
        return f"story/{self.pk}"


class StoryVersion(Words):
    """A story as it was published, with its pictures (number -> file, size); never changed."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    pictures = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    forwarded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "number"], name="one_story_version_a_number")
        ]


class StoryPicture(models.Model):
    """A picture of the text, made anew from what was uploaded: without the place and device it came from."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    file = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "number"], name="one_story_picture_a_number")
        ]


class Activity(models.Model):
    """An event of spreading or a visit by other firms: when, what was shown, to whom, how many came.

    `visitors` and `note` stay inside; the rest is what the public reads once it is published.
    """

    kind = models.CharField("形式", max_length=10, choices=list(KINDS.items()))
    title = models.CharField("名称", max_length=TITLE_MAX)
    held_on = models.DateField("日期")
    place = models.CharField("地点", max_length=80, blank=True)
    people = models.PositiveIntegerField("人数", null=True)
    content = models.TextField("介绍、展示了什么")
    link = models.CharField("报道链接", max_length=200, blank=True)
    visitors = models.CharField("来访单位", max_length=300, blank=True)
    note = models.TextField("备注", blank=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    honours = models.ManyToManyField(Honour, related_name="activities", blank=True)
    organiser = models.CharField("组织单位", max_length=100)
    actor = models.CharField(max_length=12)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=W.NONE.value, choices=[(w.value, w.label) for w in W])
    revision = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    reason = models.TextField("理由", blank=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"activity/{self.pk}"
