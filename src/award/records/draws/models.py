"""One draw of panels, or one best match, for one stage of one cycle (Articles 9, 23, 27; docs/draw.md)."""

from typing import ClassVar

from django.db import models

from award.process.drawing import DrawState, Way
from award.records.cycles.models import Cycle
from award.records.people.models import User
from award.records.reviews.models import Panel
from award.records.sealing import unseal


class Draw(models.Model):
    """`sealed_seed` is opened by the draw alone; a match has none. `chosen`: what the officer chose.

    In pool and record an examiner is a number of this installation and an employer a number of this pool.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="draws")
    way = models.CharField(max_length=5, default=Way.LOT.value, choices=[(w.value, w.label) for w in Way])
    kind = models.CharField(max_length=8, choices=[("document", "材料评审"), ("site", "现场评审")])
    state = models.CharField(
        max_length=8, default=DrawState.NONE.value, choices=[(d.value, d.label) for d in DrawState]
    )
    revision = models.PositiveIntegerField(default=0)
    sealed_seed = models.TextField(blank=True)
    commitment = models.CharField(max_length=64, blank=True)
    chosen = models.JSONField(default=dict)
    pool = models.JSONField(default=dict)
    pool_digest = models.CharField(max_length=64, blank=True)
    record = models.JSONField(default=dict)
    sealed_at = models.DateTimeField(null=True)
    fixed_at = models.DateTimeField(null=True)
    fixed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(null=True)
    panels = models.ManyToManyField(Panel, related_name="draws")

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.cycle}{self.get_kind_display()}第{self.pk}号{Way(self.way).label}"

    @property
    def matched(self) -> bool:
        return self.way == Way.MATCH.value

    def seed(self) -> str:
        """The seed in hex, for the draw alone. Unsealable where it was changed or another key is set."""
        return unseal(self.sealed_seed, of=self.commitment)["seed"]

    @property
    def subject(self) -> str:
        return f"draw/{self.pk}"
