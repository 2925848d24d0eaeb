"""Credit lists as imported, entry by entry, and when a file was checked against them (Article 17(6))."""

from typing import ClassVar

from django.db import models

from award.law.case import LIST_KINDS_ZH
from award.records.applications.models import Application
from award.records.people.models import User


class CreditList(models.Model):
    """One list as its keeper issued it on a day; the newest day of a kind prevails."""

    kind = models.CharField("名单", max_length=10, choices=list(LIST_KINDS_ZH.items()))
    as_of = models.DateField("名单日期")
    source = models.CharField("来源", max_length=100)
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT)
    imported_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-as_of", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.as_of}）"


class CreditEntry(models.Model):
    """One body on a list; `removed_on`: taken off it, or the record repaired."""

    credit_list = models.ForeignKey(CreditList, on_delete=models.CASCADE, related_name="entries")
    uscc = models.CharField(max_length=18, db_index=True)
    name = models.CharField(max_length=100, blank=True)
    listed_on = models.DateField()
    removed_on = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class CreditCheck(models.Model):
    """A file was checked against the lists of that moment; `state`: where the file was."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="credit_checks")
    state = models.CharField(max_length=20)
    lists = models.JSONField(default=dict)
    hits = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
