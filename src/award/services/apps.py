"""Registers the deeds when Django starts, so that every step knows what it does."""

from django.apps import AppConfig


class Services(AppConfig):
    name = "award.services"
    verbose_name = "经办"

    def ready(self) -> None:
        from award.services import (
            activities,  # noqa: F401
            courses,  # noqa: F401
            extensions,  # noqa: F401
            incubation,  # noqa: F401
            methods,  # noqa: F401
            stories,  # noqa: F401
        )
        from award.services.deeds import (  # noqa: F401
            applications,
            appointments,
            awarding,
            conclusions,
            conduct,
            correction,
            credit,
            cycles,
            declarations,
            departments,
            draws,
            events,
            fraud,
            honours,
            integrity,
            list_notices,
            lists,
            means,
            misuse,
            objections,
            panels,
            qualifying,
            questions,
            recipients,
            recusals,
            screening,
            sheets,
            site_visits,
            visits,
        )
