"""A tag by its source, never changed: a wrong one is answered by a newer; doubts of the unit; invitations."""

from typing import ClassVar

from django.db import models

from award.law.art06_encouraged import GROUPS_ZH
from award.records.files.models import Evidence
from award.records.people.models import County, Enterprise, Organ, User

CHANNELS = {"message": "站内消息", "letter": "信函", "phone": "电话", "visit": "上门走访", "other": "其他"}


class Tag(models.Model):
    """`county` and `organ`: who entered it. `withdrawn`: it says that the one it corrects does not hold."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="tags")
    name = models.CharField("名单上的名称", max_length=100)
    group = models.CharField("类别", max_length=12, choices=list(GROUPS_ZH.items()))
    source = models.CharField("名单", max_length=120)
    document = models.CharField("文号", max_length=80)
    issuer = models.CharField("发布机关", max_length=80)
    valid_from = models.DateField("有效期起")
    valid_to = models.DateField("有效期止", null=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="newer")
    correction = models.TextField("更正理由", blank=True)
    withdrawn = models.BooleanField(default=False)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_by_body = models.CharField("登记单位", max_length=100)
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "重点支持企业标签"
        indexes: ClassVar = [
            models.Index(fields=["group", "valid_from", "valid_to"], name="tags_by_validity")
        ]

    def __str__(self) -> str:
        return f"{self.enterprise}：{self.get_group_display()}"

    @property
    def subject(self) -> str:
        return f"tag/{self.pk}"


class Doubt(models.Model):
    """The enterprise says that a tag of its own is wrong; an officer answers."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="doubts")
    text = models.TextField("哪里有误")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField("答复", blank=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]


class Invitation(models.Model):
    """That an enterprise was told that it may apply: no duty follows from it for anybody (Article 4)."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="invitations")
    channel = models.CharField("方式", max_length=10, choices=list(CHANNELS.items()))
    day = models.DateField("日期")
    text = models.TextField("内容")
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    invited_by = models.CharField("邀请单位", max_length=100)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-day", "-id"]

    @property
    def subject(self) -> str:
        return f"invitation/{self.pk}"
