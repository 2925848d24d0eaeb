from django.apps import AppConfig


class Drafts(AppConfig):
    name = "award.records.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "草稿"
