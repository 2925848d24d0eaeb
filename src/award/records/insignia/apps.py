"""The app of the insignia's register."""

from django.apps import AppConfig


class InsigniaConfig(AppConfig):
    name = "award.records.insignia"
    label = "insignia"
    verbose_name = "奖牌证书登记"
