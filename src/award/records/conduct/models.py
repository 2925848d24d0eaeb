"""A complaint of an examiner's conduct, what an inquiry found, and what was decided by name (Article 29)."""

from typing import ClassVar

from django.db import models

from award.process.conduct import ConductState
from award.records.people.models import User
from award.records.reviews.models import Examiner


class Complaint(models.Model):
    """One complaint; its road is process/conduct.py. Who complained is kept from the examiner."""

    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="complaints")
    state = models.CharField(
        max_length=10,
        default=ConductState.NONE.value,
        choices=[(c.value, c.label) for c in ConductState],
    )
    revision = models.PositiveIntegerField(default=0)
    complainant = models.CharField("反映人", max_length=100, blank=True)
    facts = models.TextField("反映的事实", blank=True)
    raised_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    inquiry = models.TextField("调查结论", blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField("理由", max_length=400, blank=True)
    referred_to = models.CharField("移送追责问责的机关", max_length=100, blank=True)
    referral_number = models.CharField("移送文号", max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"对{self.examiner}的反映"

    @property
    def subject(self) -> str:
        return f"complaint/{self.pk}"
