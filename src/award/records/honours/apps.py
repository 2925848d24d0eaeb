from django.apps import AppConfig


class Honours(AppConfig):
    name = "award.records.honours"
    label = "honours"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "荣誉"
