from django.apps import AppConfig


class OnSite(AppConfig):
    name = "award.records.onsite"
    label = "onsite"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "现场评审"
