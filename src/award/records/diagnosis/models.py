"""An enterprise's own judgement on the 23 items, and the measures it plans; no part of any application."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from award.law.art07_criteria import VERSION
from award.process.diagnosis import D, M
from award.records.people.models import Enterprise, User


class Diagnosis(models.Model):
    """One round. `shared`: the unit lets those who guide it in the pool read it, until it takes it back."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="diagnoses")
    criteria = models.CharField(max_length=40, default=VERSION)
    state = models.CharField(max_length=10, default=D.DRAFT.value, choices=[(d.value, d.label) for d in D])
    revision = models.PositiveIntegerField(default=0)
    shared = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "自我诊断"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise"], condition=Q(state=D.DRAFT.value), name="one_diagnosis_being_written"
            ),
            models.CheckConstraint(
                condition=Q(state=D.DRAFT.value, shared=False) | Q(state=D.FINISHED.value),
                name="only_a_finished_diagnosis_is_shared",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "finished_at"], name="diagnosis_finished")]

    def __str__(self) -> str:
        return f"{self.enterprise}自我诊断"

    @property
    def subject(self) -> str:
        return f"diagnosis/{self.pk}"


class DiagnosisItem(models.Model):
    """One item: per cent on the grid (None: not judged yet), and the unit's notes, one point a line."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="items")
    clause = models.CharField(max_length=10)
    percent = models.PositiveSmallIntegerField(null=True)
    strengths = models.TextField("优势", blank=True)
    improvements = models.TextField("改进机会", blank=True)

    class Meta:
        ordering: ClassVar = ["clause"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["diagnosis", "clause"], name="one_row_an_item_diagnosed")
        ]


class Measure(models.Model):
    """One measure of the improvement plan. `closed_at`: when it was done or stopped.

    `reminded_of`, `chased_for`: the day that its unit was told of, before it and once it was over.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, related_name="measures")
    clause = models.CharField("条款", max_length=10)
    what = models.TextField("措施")
    owner = models.CharField("负责人", max_length=40)
    due = models.DateField("完成期限")
    state = models.CharField(
        "进展", max_length=10, default=M.WAITING.value, choices=[(m.value, m.label) for m in M]
    )
    note = models.TextField("说明", blank=True)
    revision = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    reminded_of = models.DateField(null=True)
    chased_for = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["due", "id"]

    def __str__(self) -> str:
        return f"{self.clause}改进措施"
