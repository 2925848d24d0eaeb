"""Examiners, panels, declarations of interest, sheets, signed results (Articles 9, 23, 27)."""

from typing import Any, ClassVar

from django.db import models

from award.process.panel import P, SheetState
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.people.models import County, User


class Examiner(models.Model):
    """The lasting record of an examiner; rights come only from a standing panel."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="examiner")
    employer = models.CharField("工作单位", max_length=100)
    county = models.ForeignKey(County, null=True, blank=True, on_delete=models.PROTECT)
    skills = models.JSONField("专长", default=list, blank=True)
    may_lead = models.BooleanField("可任组长", default=False)
    struck_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.user)


class Panel(models.Model):
    """A panel for one stage of one cycle; dissolved when the cycle closes (Article 9)."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="panels")
    kind = models.CharField(max_length=8, choices=[("document", "材料评审"), ("site", "现场评审")])
    name = models.CharField("组名", max_length=40)
    state = models.CharField(max_length=10, default=P.NONE.value)
    revision = models.PositiveIntegerField(default=0)
    applications = models.ManyToManyField(Application, related_name="panels")
    formed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"panel/{self.pk}"


class PanelMember(models.Model):
    """An examiner on a panel; `left_at` set when replaced."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="members")
    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="memberships")
    leader = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-leader", "id"]


class Declaration(models.Model):
    """A person's word on one application, before it opens: an interest or none (Article 27).

    Officers of city and county declare as examiners do; `examiner` is who sits on panels. An interest
    that was found or claimed and upheld stands here as well: whatever is in force stands in this row.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="declarations")
    examiner = models.ForeignKey(
        Examiner, null=True, blank=True, on_delete=models.PROTECT, related_name="declarations"
    )
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="declarations")
    interest = models.CharField(max_length=14)
    note = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["examiner", "application"], name="one_declaration_a_file"),
            models.UniqueConstraint(fields=["user", "application"], name="one_word_a_person"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An examiner's word is the person's."""
        if self.user_id is None and self.examiner is not None:
            self.user_id = self.examiner.user_id
        super().save(*args, **kwargs)


class Sheet(models.Model):
    """One examiner's independent sheet: 23 percentages, strengths, opportunities; locked when signed."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="sheets")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sheets")
    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=8, default=SheetState.OPEN.value)
    revision = models.PositiveIntegerField(default=0)
    percents = models.JSONField(default=dict)
    strengths = models.JSONField(default=dict)
    opportunities = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "application", "examiner"], name="one_sheet_a_file")
        ]

    @property
    def subject(self) -> str:
        return f"sheet/{self.pk}"


class Result(models.Model):
    """What the panel concluded: consensus, discussion, findings, the signed score."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="results")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="results")
    consensus = models.JSONField(default=dict)
    discussion = models.TextField("合议理由", blank=True)
    findings = models.TextField("评审意见", blank=True)
    score = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    signed_by = models.ForeignKey(Examiner, null=True, on_delete=models.PROTECT)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "application"], name="one_result_a_file")
        ]
