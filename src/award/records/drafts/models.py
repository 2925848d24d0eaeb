"""Every change of a draft, who writes in which part now, and the pictures of the narrative (Article 20)."""

from typing import ClassVar

from django.db import models

from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.people.models import User

HOW = (
    ("typed", "填写"), ("workbook", "Excel 导入"), ("earlier", "取自上届"), ("restored", "取回旧版"),
    ("reverted", "恢复为已提交的内容"),
)  # fmt: skip


class Change(models.Model):
    """What one save changed: with the draft as it is now, every version before can be read again.

    `changes`: process/revisions.Delta as JSON, one for each field or item that differs.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    parts = models.JSONField(default=list)
    how = models.CharField(max_length=10, choices=HOW, default="typed")
    changes = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)

    class Meta:
        ordering: ClassVar = ["application", "revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "revision"], name="one_change_a_revision")
        ]


class Presence(models.Model):
    """Where a person was last seen writing; old after a minute, and no evidence of anything."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="present")
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    part = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "user"], name="one_place_a_writer")
        ]


class Picture(models.Model):
    """A picture of the narrative under the number by which the text shows it: 图3."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(Evidence, on_delete=models.PROTECT)

    class Meta:
        ordering: ClassVar = ["application", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="one_picture_a_number")
        ]
