"""Papers as they were made. Versions are never overwritten; a number is entered, never made up."""

from typing import ClassVar

from django.db import models
from django.db.models import QuerySet

from award.records.cycles.models import Cycle
from award.records.desk import recused_cycles
from award.records.files.models import Evidence
from award.records.people.models import County, User
from award.records.seat import Seat


class HouseTemplate(models.Model):
    """A DOCX template that officers brought; the newest that was not withdrawn is in use."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT)
    note = models.CharField("说明", max_length=200, blank=True)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]


class Paper(models.Model):
    """One paper of the catalogue, made by one seat about one row of the records."""

    key = models.CharField("文书", max_length=40)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="papers")
    about = models.CharField("所依据的记录", max_length=60)
    about_words = models.CharField("对象", max_length=200, blank=True)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("发文字号", max_length=60, blank=True)
    dated_on = models.DateField("成文日期", null=True, blank=True)
    actor = models.CharField(max_length=12)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    scan = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    scanned_at = models.DateTimeField(null=True, blank=True)
    scanned_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["cycle", "key"], name="papers_of_a_kind")]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"paper/{self.pk}"


class PaperVersion(models.Model):
    """One version: made from the records (PDF and DOCX), or edited in Word and brought back (DOCX)."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    draft = models.BooleanField("送审稿")
    pdf = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    missing = models.CharField("字库缺少的字", max_length=200, blank=True)
    note = models.CharField("说明", max_length=400, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["paper", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "version"], name="one_version_of_a_paper")
        ]


def papers_of(seat: Seat) -> QuerySet[Paper]:
    """The papers that its own body made; of a cycle in which the person is recused from a file, none (27)."""
    mine = Paper.objects.filter(actor=seat.actor.value, county_id=seat.county)
    return mine.exclude(cycle__in=recused_cycles(seat))
