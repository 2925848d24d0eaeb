"""The ledger: append-only lines, each chained to the line before by its digest."""

from typing import Any, ClassVar

from django.db import models


class AppendOnly(RuntimeError):
    """A ledger line was about to be changed or deleted."""


class Line(models.Model):
    """One step taken: sequence from 1, moment, who, on which seat, under which clause, which facts.

    `facts` are references and digests; no names, phones or free text of persons.
    """

    sequence = models.PositiveBigIntegerField(unique=True)
    moment = models.DateTimeField()
    actor = models.CharField(max_length=12)
    seat = models.CharField(max_length=60)
    true_actor = models.CharField(max_length=40, blank=True)
    confirmed_by = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=60, db_index=True)
    clause = models.JSONField()
    facts = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["sequence"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(f"经办记录第{self.sequence}行不可更改")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly(f"经办记录第{self.sequence}行不可删除")
