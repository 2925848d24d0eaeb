"""The index of public content: derived from the records, made anew at any time, a source of nothing."""

from typing import ClassVar

from django.db import models


class Indexed(models.Model):
    """One public page or entry. `grams`: its words and pairs of characters, as grams.py codes them."""

    url = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    day = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    grams = models.TextField()

    class Meta:
        ordering: ClassVar = ["url"]

    def __str__(self) -> str:
        return self.title
