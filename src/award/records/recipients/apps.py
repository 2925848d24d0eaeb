from django.apps import AppConfig


class Recipients(AppConfig):
    name = "award.records.recipients"
    label = "recipients"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "获奖台账"
