"""Beside a sheet: private notes. Beside a result: reasons item by item, the members' words (Article 23)."""

from typing import ClassVar

from django.db import models

from award.records.reviews.models import Examiner, Result, Sheet


class PrivateNotes(models.Model):
    """An examiner's own notes by clause. A row apart, so that nothing that reads sheets can show them."""

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="private")
    notes = models.JSONField(default=dict)

    class Meta:
        verbose_name = "个人笔记"


class Reasons(models.Model):
    """Why the panel agreed on its percentage, by clause: one for every item on which the sheets parted.

    `digest`: of the whole text as the leader last wrote it, so that a desk can ask for countersignatures
    without gathering the text of every file.
    """

    result = models.OneToOneField(Result, on_delete=models.CASCADE, related_name="reasons")
    by_item = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "合议理由"


class Countersignature(models.Model):
    """A member's word on one text of a result, never changed: a later word is another row.

    `digest` is of what was before them: once the text changes, the word no longer counts. `kind` unable:
    the leader recorded why a member could not be asked.
    """

    KINDS: ClassVar = [("agreed", "会签"), ("dissent", "保留意见"), ("unable", "未能会签")]

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="countersignatures")
    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="countersignatures")
    kind = models.CharField(max_length=8, choices=KINDS)
    statement = models.TextField("意见或原因", blank=True)
    digest = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = "会签"
