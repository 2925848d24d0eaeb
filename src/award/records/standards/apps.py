"""The app of the register of standards."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "award.records.standards"
    label = "standards"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "标准规范"
