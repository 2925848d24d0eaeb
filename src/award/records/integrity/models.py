"""One finding, entered by a named officer, in force once another confirmed it; never changed afterwards."""

from typing import ClassVar

from django.db import models

from award.process.integrity import KINDS, SOURCES, I
from award.records.files.models import Evidence
from award.records.people.models import User
from award.records.reviews.models import Examiner


class IntegrityEntry(models.Model):
    """An enterprise is known by its credit code, so that it need not be registered here; an examiner by
    its lasting record. `withdrawn`: this entry says that the one it corrects should not have been made.
    """

    kind = models.CharField("查实的行为", max_length=20, choices=[(k, v[0]) for k, v in KINDS.items()])
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    examiner = models.ForeignKey(
        Examiner, null=True, blank=True, on_delete=models.PROTECT, related_name="integrity"
    )
    name = models.CharField("单位名称或姓名", max_length=100)
    award = models.CharField("奖项", max_length=100, blank=True)
    government_award = models.BooleanField("政府奖项", null=True)
    committed_on = models.DateField("行为日期", null=True)
    found_on = models.DateField("认定日期")
    source = models.CharField("来源", max_length=12, choices=list(SOURCES.items()))
    document = models.CharField("认定文书", max_length=120)
    facts = models.TextField("认定的事实")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    origin = models.CharField(max_length=40, blank=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    correction = models.TextField("更正理由", blank=True)
    withdrawn = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=I.DRAFT.value, choices=[(i.value, i.label) for i in I])
    revision = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused_because = models.TextField("退回理由", blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "诚信台账记录"

    def __str__(self) -> str:
        return f"{self.name}：{self.get_kind_display()}"

    @property
    def subject(self) -> str:
        return f"integrity/{self.pk}"
