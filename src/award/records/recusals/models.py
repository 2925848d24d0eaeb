"""One person's recusal from one file: declared, found in the records, or claimed by the applicant (27).

`reviews.Declaration` holds the person's word as it is in force, which every surface reads; here stands how it
came to hold, who decided, what followed for the panel, and how it was lifted, if it ever was.
"""

from typing import ClassVar

from django.db import models

from award.process.recusal import RecusalState
from award.records.applications.models import Application
from award.records.people.models import User

SOURCES = [("declared", "本人声明"), ("found", "系统从记录中查到"), ("claimed", "申报单位申请")]


class Recusal(models.Model):
    """At most one a person and file; its road is process/recusal.py."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recusals")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="recusals")
    state = models.CharField(
        max_length=10, default=RecusalState.NONE.value, choices=[(r.value, r.label) for r in RecusalState]
    )
    revision = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=10, choices=SOURCES)
    interest = models.CharField("利害关系", max_length=14)
    because = models.CharField("事实", max_length=400, blank=True)
    seat = models.CharField("席位", max_length=12)
    raised_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField("认定理由", max_length=400, blank=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settlement = models.CharField("后果的处理", max_length=400, blank=True)
    lift_asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lift_reason = models.CharField("解除理由", max_length=400, blank=True)
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "application"], name="one_recusal_a_file")
        ]

    def __str__(self) -> str:
        return f"{self.user}对{self.application.name}的回避"

    @property
    def subject(self) -> str:
        return f"recusal/{self.pk}"
