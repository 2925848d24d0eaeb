"""One record for every uploaded file; the bytes lie in one storage, named by their digest."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from award.records.people.models import User


class Scan(StrEnum):
    """What is known of a file. NONE: this installation has no scanner."""

    NONE = ""
    CLEAN = "clean"
    QUARANTINED = "quarantined"
    INFECTED = "infected"


SCAN_ZH = {Scan.NONE: "", Scan.CLEAN: "已查毒", Scan.QUARANTINED: "待查毒", Scan.INFECTED: "查出病毒"}


class Evidence(models.Model):
    """A file: digests (hex), bytes, kind by its content, secrecy claim (Article 28), the scanner's word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("文件名", max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    sm3 = models.CharField(max_length=64, blank=True)
    scan = models.CharField("查毒", max_length=12, blank=True, default="")
    secrecy = models.CharField(max_length=12, default="none")
    secrecy_ground = models.CharField("秘密的依据", max_length=200, blank=True)
    secrecy_scope = models.CharField("秘密的范围", max_length=200, blank=True)
    purpose = models.CharField("证明什么", max_length=60, blank=True)
    subject = models.CharField("所属记录", max_length=60, db_index=True)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["uploaded_at", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def secret(self) -> bool:
        return self.secrecy != "none"

    @property
    def held(self) -> str:
        """Why nobody but its owner may open it, in words; empty where it may be opened."""
        return SCAN_ZH[Scan(self.scan)] if self.scan in (Scan.QUARANTINED, Scan.INFECTED) else ""
