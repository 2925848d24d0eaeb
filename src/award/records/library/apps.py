from django.apps import AppConfig


class Library(AppConfig):
    name = "award.records.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "专家库"
