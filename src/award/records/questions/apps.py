from django.apps import AppConfig


class Questions(AppConfig):
    name = "award.records.questions"
    label = "questions"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "咨询"
