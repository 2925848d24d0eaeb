from django.apps import AppConfig


class Search(AppConfig):
    name = "award.records.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "检索"
