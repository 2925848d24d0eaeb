from django.apps import AppConfig


class Scoring(AppConfig):
    name = "award.records.scoring"
    label = "scoring"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "评分"
