"""One record for every uploaded file; the bytes lie in one storage, named by their digest."""

import uuid
from typing import ClassVar

from django.db import models

from award.records.people.models import User


class Evidence(models.Model):
    """A file: digest (SHA-256, hex), size in bytes, kind by its content, secrecy claim (Article 28)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("文件名", max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    secrecy = models.CharField(max_length=12, default="none")
    purpose = models.CharField("证明什么", max_length=60, blank=True)
    subject = models.CharField("所属记录", max_length=60, db_index=True)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["uploaded_at", "id"]

    def __str__(self) -> str:
        return self.name
