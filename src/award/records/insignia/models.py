"""The register of issue and recall (26, 30, 31, 33), and the certificates made for verification.

A piece's state is its last movement's; nothing is overwritten, a mistake is followed by its correction.
"""

from typing import ClassVar

from django.db import models

from award.process.insignia import Kind, Move
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.people.models import User


class Piece(models.Model):
    """One trophy or one certificate on paper, of one title."""

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="pieces")
    kind = models.CharField("种类", max_length=12, choices=[(k.value, k.label) for k in Kind])
    serial = models.CharField("奖牌（奖杯）、证书的编号", max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["honour", "kind", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.serial and f'（{self.serial}）'}"

    @property
    def subject(self) -> str:
        return f"piece/{self.pk}"

    def last(self) -> "Movement | None":
        """Its last movement; prefetched movements are used where they are there."""
        return max(self.movements.all(), key=lambda m: m.pk, default=None)


class Movement(models.Model):
    """Handed out, come back, or declared void: when, to or from whom, with which receipt."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=12, choices=[(m.value, m.label) for m in Move])
    on = models.DateField("日期")
    person = models.CharField("领取人、交回人", max_length=60, blank=True)
    note = models.CharField("说明", max_length=400, blank=True)
    receipt = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class Authorisation(models.Model):
    """The government lets the quality authority make the certificates of one cycle (26, 33).

    Given at the government's own seat, or by its paper: entered by one officer, confirmed by another.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="authorisations")
    document_number = models.CharField("文号", max_length=60)
    dated_on = models.DateField("成文日期")
    scan = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    @property
    def subject(self) -> str:
        return f"cycle/{self.cycle_id}"


class CertificateFile(models.Model):
    """The copy for electronic verification, as it was made: the newest of an honour is the one in use."""

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="certificate_files")
    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT)
    signer = models.CharField("签名人", max_length=120, blank=True)
    demo = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    authorisation = models.ForeignKey(Authorisation, null=True, on_delete=models.PROTECT)

    class Meta:
        ordering: ClassVar = ["id"]

    @property
    def signed(self) -> bool:
        return bool(self.signer)
