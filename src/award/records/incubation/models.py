"""One stay of an enterprise in the pool, and the guidance given in it; a later stay is a new row."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from award.law.art14_joining_the_pool import WAYS_ZH
from award.process.incubation import OPEN, B
from award.records.files.models import Evidence
from award.records.people.models import County, Enterprise, Organ, User


class PoolEntry(models.Model):
    """`county` where the enterprise was when it came; `referred_*` who named it, if anybody."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="pool_entries")
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(
        "入库途径", max_length=16, choices=[(way.value, words) for way, words in WAYS_ZH.items()]
    )
    referred_county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="+")
    referred_organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    intent = models.TextField("申报意向和需要的帮扶")
    willing = models.BooleanField(default=True)
    state = models.CharField(max_length=10, default=B.NONE.value, choices=[(b.value, b.label) for b in B])
    revision = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    admitted_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "培育库"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise"],
                condition=Q(state__in=[b.value for b in OPEN]),
                name="one_open_stay_in_the_pool",
            )
        ]

    def __str__(self) -> str:
        return self.enterprise.name

    @property
    def subject(self) -> str:
        return f"pool/{self.pk}"


class Guidance(models.Model):
    """What was done for a unit of the pool, by whom (Articles 12, 13); the law sets no number of it."""

    entry = models.ForeignKey(PoolEntry, on_delete=models.CASCADE, related_name="guidance")
    held_on = models.DateField("日期")
    topic = models.CharField("内容", max_length=100)
    text = models.TextField("情况", blank=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    given_by = models.CharField("指导单位", max_length=100)
    actor = models.CharField(max_length=12)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-held_on", "-id"]
