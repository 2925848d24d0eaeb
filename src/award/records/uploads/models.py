"""A file that is still coming (tus), and every opening of one by somebody else's seat (Article 28)."""

import uuid
from typing import ClassVar

from django.db import models

from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.people.models import User


class Upload(models.Model):
    """One resumable upload; its offset is the length of the partial file. `evidence`: what it became."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField("文件名", max_length=200)
    purpose = models.CharField("证明什么", max_length=60)
    length = models.PositiveBigIntegerField()
    secrecy = models.CharField(max_length=12, default="none")
    secrecy_ground = models.CharField(max_length=200, blank=True)
    secrecy_scope = models.CharField(max_length=200, blank=True)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT)
    begun_at = models.DateTimeField()
    evidence = models.OneToOneField(Evidence, null=True, on_delete=models.CASCADE)

    class Meta:
        ordering: ClassVar = ["begun_at", "id"]

    def __str__(self) -> str:
        return self.name


class Opening(models.Model):
    """Who opened a file or a whole dossier, when, from which seat, and in what form."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="openings")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.CASCADE, related_name="openings")
    form = models.CharField(max_length=12, choices=[("file", "原件"), ("marked", "加印副本"),
                                                   ("bound", "合订本"), ("zip", "封存包")])  # fmt: skip
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    actor = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    @property
    def seat_label(self) -> str:
        return Actor(self.actor).label
