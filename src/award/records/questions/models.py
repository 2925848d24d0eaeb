"""Questions from the public (Article 9): who asks is sealed, what is published is a text of its own."""

from typing import ClassVar

from django.db import models

from award.process.question import TOPICS, Q
from award.records.people.models import User


class Question(models.Model):
    """One question. `public_question` and `public_answer`: what was proposed for publication, no more."""

    code = models.CharField("查询码", max_length=12, unique=True)
    state = models.CharField(max_length=10, default=Q.NONE.value, choices=[(q.value, q.label) for q in Q])
    revision = models.PositiveIntegerField(default=0)
    topic = models.CharField("类别", max_length=12, choices=list(TOPICS.items()))
    text = models.TextField("问题")
    sealed = models.TextField(blank=True)
    who = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.TextField("答复", blank=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    public_question = models.TextField(blank=True)
    public_answer = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-received_at", "-id"]

    def __str__(self) -> str:
        return f"咨询{self.code}"

    @property
    def subject(self) -> str:
        return f"question/{self.pk}"
