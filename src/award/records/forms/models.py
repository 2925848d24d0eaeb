"""One version of a cycle's entry form (Article 20); a change makes the next one."""

from typing import ClassVar

from django.db import models

from award.process import entry_form
from award.process.entry_form import EntryForm
from award.records.cycles.models import Cycle
from award.records.people.models import User


class FormVersion(models.Model):
    """`name` is what a cycle and a filed dossier call it (10-3); `based_on` what it was copied from."""

    name = models.CharField(max_length=12, unique=True)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField("版次")
    based_on = models.CharField(max_length=12)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    what = models.CharField("改动", max_length=200)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["cycle", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_form_a_number")
        ]

    def value(self) -> EntryForm:
        return entry_form.loads(self.body)
