from django.apps import AppConfig


class Events(AppConfig):
    name = "award.records.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "获奖后事件"
