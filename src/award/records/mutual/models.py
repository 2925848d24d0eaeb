"""What one side said of the other after a site visit, and what CITY did with it (Article 29)."""

from typing import ClassVar

from django.db import models

from award.process.integrity import I
from award.process.mutual import Outcome, Side
from award.records.applications.models import Application
from award.records.conduct.models import Complaint
from award.records.integrity.models import IntegrityEntry
from award.records.people.models import User
from award.records.reviews.models import Examiner


class Statement(models.Model):
    """One word, given once. `to_other` is read by the other side in the end, `to_city` by CITY alone."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="statements")
    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="statements")
    side = models.CharField(max_length=10, choices=[(s.value, s.label) for s in Side])
    answers = models.JSONField(default=dict)
    to_other = models.TextField("给对方的意见", blank=True)
    to_city = models.TextField("只给市主管部门的情况", blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True, choices=[(o.value, o.label) for o in Outcome])
    reason = models.TextField("处理意见", blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    complaint = models.ForeignKey(Complaint, null=True, on_delete=models.PROTECT, related_name="said_in")
    entry = models.ForeignKey(IntegrityEntry, null=True, on_delete=models.PROTECT, related_name="said_in")

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "examiner", "side"], name="one_word_a_side_and_visit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}：{self.application.name}、{self.examiner}"

    @property
    def open(self) -> bool:
        """Nothing was made of it, or the entry that was made did not pass the second officer."""
        return not self.outcome or (self.entry is not None and self.entry.state == I.REFUSED)

    @property
    def subject(self) -> str:
        return f"mutual/{self.pk}"
