"""Lists, public notices, objections, opinions (Articles 22 to 26)."""

from typing import ClassVar

from django.db import models

from award.process.lists import K, L
from award.process.objection import O
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.people.models import User


class PublicNotice(models.Model):
    """A published notice: content frozen with its digests; `days` working days, 0 where none run.

    `copy`: the signed PDF/A made of it. `corrects`: the notice of which one entry (`entry`, its id there) is
    corrected here, with a clock of its own. `interruptions`: from, until (ISO moments), because; added only.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=100)
    issuer = models.CharField(max_length=60)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField(default=0)
    exactly = models.BooleanField(default=False)
    longer_because = models.CharField(max_length=400, blank=True)
    taken_down_on = models.DateField(null=True, blank=True)
    sm3 = models.CharField(max_length=64, blank=True)
    copy = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    entry = models.CharField(max_length=20, blank=True)
    interruptions = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["-published_at", "-id"]

    def __str__(self) -> str:
        return self.title


class AwardList(models.Model):
    """A list of a cycle, of one kind; frozen act by act."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="lists")
    kind = models.CharField(max_length=12, choices=[(k.value, k.label) for k in K])
    state = models.CharField(max_length=12, default=L.DRAFT.value, choices=[(s.value, s.label) for s in L])
    revision = models.PositiveIntegerField(default=0)
    prepared_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    report = models.TextField("汇总报告", blank=True)
    presider = models.CharField("主持人", max_length=40, blank=True)
    held_on = models.DateField("会议日期", null=True, blank=True)
    minutes = models.TextField("纪要", blank=True)
    circular_number = models.CharField("通报文号", max_length=60, blank=True)
    circular_on = models.DateField("通报成文日期", null=True, blank=True)
    notice = models.ForeignKey(PublicNotice, null=True, on_delete=models.PROTECT, related_name="lists")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "kind"], name="one_list_a_kind")]

    def __str__(self) -> str:
        return f"{self.cycle}{K(self.kind).label}"

    @property
    def subject(self) -> str:
        return f"list/{self.pk}"


class Entry(models.Model):
    """One application on a list, or left off it with a reason."""

    award_list = models.ForeignKey(AwardList, on_delete=models.CASCADE, related_name="entries")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="entries")
    member = models.BooleanField(default=True)
    reason = models.CharField("理由", max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["application__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["award_list", "application"], name="one_entry")
        ]


class Objection(models.Model):
    """An objection, or an anonymous or late lead.

    `sealed`: who objected and how to reach them, encrypted; `who` a keyed digest by which equal senders are
    known without being read. Neither is ever in the ledger.
    """

    code = models.CharField("查询码", max_length=12, unique=True)
    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="objections")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="objections")
    state = models.CharField(max_length=12, default=O.NONE.value, choices=[(o.value, o.label) for o in O])
    revision = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    sealed = models.TextField(blank=True)
    who = models.CharField(max_length=64, blank=True)
    facts = models.TextField("事实和理由")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    anonymous = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    report = models.TextField("复核报告", blank=True)
    verdict = models.TextField("结论和答复", blank=True)
    consent_number = models.CharField("同意文号", max_length=60, blank=True)
    refused_because = models.TextField("市政府不同意的理由", blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    handler = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["received_at", "id"]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        return f"objection/{self.pk}"


class Opinion(models.Model):
    """An opinion from the public on the candidates (Article 24), and how it was treated, read by `code`.

    `sealed`: who gave it; `who`: a keyed digest of that, to know the same sender by.
    """

    code = models.CharField("查询码", max_length=12, blank=True, db_index=True)
    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="opinions")
    text = models.TextField()
    sealed = models.TextField(blank=True)
    who = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    treatment = models.TextField("处理", blank=True)
    treated_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    treated_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    @property
    def subject(self) -> str:
        return f"opinion/{self.pk}"


class NoticeDraft(models.Model):
    """The text of a list's notice before it is released: days, words above the list, whom to reach."""

    award_list = models.OneToOneField(AwardList, on_delete=models.CASCADE, related_name="draft")
    days = models.PositiveSmallIntegerField()
    longer_because = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    contact = models.CharField(max_length=200, blank=True)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.award_list}公示稿"


class Correction(models.Model):
    """One entry of a running notice to be corrected: prepared by one officer, released by another.

    `published`: the notice of the correction, once released.
    """

    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="drafted_corrections")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("更正后的单位名称", max_length=100)
    county = models.CharField("更正后的旗县区", max_length=40)
    reason = models.CharField("更正的理由", max_length=400)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    released_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    dropped_because = models.CharField(max_length=400, blank=True)
    published = models.OneToOneField(PublicNotice, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-prepared_at", "-id"]

    def __str__(self) -> str:
        return f"{self.notice}：更正{self.name}"

    @property
    def open(self) -> bool:
        return self.released_at is None and not self.dropped_because


class Channel(models.Model):
    """Where else a notice was published, with what proves it: the address, a screenshot."""

    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="channels")
    name = models.CharField("媒体或场所", max_length=60)
    link = models.CharField("网址", max_length=300, blank=True)
    shown_on = models.DateField("发布日期")
    proof = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["shown_on", "id"]

    def __str__(self) -> str:
        return self.name
