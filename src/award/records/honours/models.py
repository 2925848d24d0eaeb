"""Honours: the title held, its certificate, what became of them, reports of misuse (26, 30, 31, 33, 35)."""

from typing import ClassVar

from django.db import models

from award.process.honour import GONE, OPINIONS, H
from award.process.misuse import OUTCOME_ZH, WHERE_ZH, U
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.people.models import Enterprise, Organ, User


class Honour(models.Model):
    """One title. `application` is None for a recipient of an earlier cycle entered from the archive."""

    cycle_number = models.PositiveSmallIntegerField()
    cycle = models.ForeignKey(Cycle, null=True, on_delete=models.PROTECT, related_name="honours")
    application = models.OneToOneField(
        Application, null=True, on_delete=models.PROTECT, related_name="honour"
    )
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="honours")
    name = models.CharField("获奖时的单位名称", max_length=100)
    certificate = models.CharField("证书编号", max_length=40, unique=True)
    awarded_on = models.DateField("授奖通报成文日期")
    circular_number = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default=H.HELD.value, choices=[(h.value, h.label) for h in H])
    revision = models.PositiveIntegerField(default=0)
    grounds_article = models.PositiveSmallIntegerField(null=True)
    grounds = models.TextField("撤销事由", blank=True)
    studied_with = models.CharField("会同研究的行业主管部门", max_length=120, blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    study_organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="+")
    opinion = models.CharField("研究意见", max_length=8, blank=True, choices=list(OPINIONS.items()))
    opinion_text = models.TextField(blank=True)
    opinion_evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    opinion_at = models.DateTimeField(null=True)
    statement = models.TextField("陈述申辩", blank=True)
    statement_evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    statement_at = models.DateTimeField(null=True)
    heard_on = models.DateField("听取陈述申辩", null=True)
    hearing = models.TextField(blank=True)
    hearing_evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_on = models.DateField(null=True)
    revocation_number = models.CharField(max_length=60, blank=True)
    recalled_on = models.DateField(null=True)
    announced_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-cycle_number", "certificate"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enterprise", "cycle_number"], name="one_title_a_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.certificate}）"

    @property
    def subject(self) -> str:
        return f"honour/{self.pk}"

    @property
    def gone(self) -> bool:
        """Whether the title is revoked, its insignia recalled or not."""
        return self.state in GONE


class MisuseReport(models.Model):
    """A report from the public of forgery, misuse of the title or charging of fees: a lead (5, 33, 35).

    Who reports is `sealed` and never in the ledger; `code` is what the reporter keeps.
    """

    code = models.CharField("回执编号", max_length=12, unique=True)
    kind = models.CharField("情形", max_length=12)
    named = models.CharField("涉及的单位", max_length=100, blank=True)
    certificate = models.CharField("涉及的证书编号", max_length=40, blank=True)
    place = models.CharField("在哪里看到", max_length=200)
    facts = models.TextField("情况")
    anonymous = models.BooleanField("匿名", default=True)
    sealed = models.TextField(blank=True)
    who = models.CharField(max_length=64, blank=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=U.RECEIVED.value, choices=[(u.value, u.label) for u in U])
    revision = models.PositiveIntegerField(default=0)
    honour = models.ForeignKey(Honour, null=True, on_delete=models.PROTECT, related_name="misuses")
    where = models.CharField("用在哪里", max_length=24, blank=True, choices=list(WHERE_ZH.items()))
    states_year = models.BooleanField("注明获奖年份", default=False)
    forged = models.BooleanField("奖牌、证书系伪造", default=False)
    outcome = models.CharField("结论", max_length=20, blank=True, choices=list(OUTCOME_ZH.items()))
    because = models.CharField("结论的事实", max_length=200, blank=True)
    reason = models.TextField("认定的依据", blank=True)
    judged_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True)
    letter = models.TextField("督促改正的内容", blank=True)
    letter_on = models.DateField(null=True)
    due_on = models.DateField("改正期限", null=True)
    followed = models.TextField("复查情况", blank=True)
    followed_on = models.DateField(null=True)
    referred_to = models.CharField("移送机关", max_length=60, blank=True)
    referral_number = models.CharField("移送文号", max_length=60, blank=True)
    referred_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-received_at", "-id"]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        return f"misuse/{self.pk}"
