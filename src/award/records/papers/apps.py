"""The app of the papers' register."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "award.records.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "文书登记"
