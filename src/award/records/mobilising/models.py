"""One activity, by whom it was held; a wrong record is answered by a newer one, never changed."""

from typing import ClassVar

from django.db import models

from award.records.files.models import Evidence
from award.records.people.models import County, Enterprise, Organ, User

KINDS = {
    "talk": "宣讲",
    "visit": "走访",
    "meeting": "会议",
    "media": "媒体",
    "training": "培训",
    "other": "其他",
}


class Activity(models.Model):
    """`county`: a county's own; `organ`: of a department, or of the association it was entered for.

    `entered_organ`: the department that entered it for an association; both empty: CITY's own.
    """

    held_on = models.DateField("日期")
    kind = models.CharField("形式", max_length=10, choices=list(KINDS.items()))
    audience = models.CharField("对象", max_length=120)
    reached = models.PositiveIntegerField("到场或覆盖企业数")
    place = models.CharField("地点", max_length=120)
    text = models.TextField("情况", blank=True)
    enterprises = models.ManyToManyField(Enterprise, related_name="+")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    entered_organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    held_by = models.CharField("组织单位", max_length=100)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="newer")
    correction = models.TextField("更正理由", blank=True)
    withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-held_on", "-id"]
        verbose_name = "申报动员记录"

    def __str__(self) -> str:
        return f"{self.held_by}{self.get_kind_display()}"

    @property
    def subject(self) -> str:
        return f"mobilising/{self.pk}"
