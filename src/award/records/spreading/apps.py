from django.apps import AppConfig


class Spreading(AppConfig):
    name = "award.records.spreading"
    label = "spreading"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "经验推广"
