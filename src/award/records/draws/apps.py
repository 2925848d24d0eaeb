from django.apps import AppConfig


class Draws(AppConfig):
    name = "award.records.draws"
    label = "draws"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "抽取评审组"
