"""One entry of the library of methods and cases; what was withdrawn stays, with the reason."""

from typing import ClassVar

from django.db import models

from award.process.method import KINDS, M
from award.process.professions import SECTIONS
from award.records.files.models import Evidence
from award.records.people.models import County, Organ, User

INDUSTRIES = {"": "各行业", **{letter: name for letter, (name, _, _) in SECTIONS.items()}}


class Method(models.Model):
    """`items`: clauses of the criteria; `of_enterprise`: whose case it is; `public`: for strangers too."""

    state = models.CharField(max_length=10, default=M.NONE.value, choices=[(m.value, m.label) for m in M])
    revision = models.PositiveIntegerField(default=0)
    actor = models.CharField(max_length=12)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("种类", max_length=10, choices=list(KINDS.items()))
    title = models.CharField("标题", max_length=80)
    items = models.JSONField("评分条款", default=list)
    industry = models.CharField("行业", max_length=1, blank=True, choices=list(INDUSTRIES.items()))
    summary = models.CharField("摘要", max_length=300)
    text = models.TextField("正文")
    source = models.CharField("来源", max_length=200)
    of_enterprise = models.CharField("来源企业", max_length=100, blank=True)
    consent_by = models.CharField("同意人", max_length=60, blank=True)
    consent_on = models.DateField("同意日期", null=True)
    file = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField(default=False)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["-published_at", "-id"]
        verbose_name = "方法案例"

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"method/{self.pk}"
