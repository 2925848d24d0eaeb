"""Outcomes: an opinion or decision with clause and reason, hidden from the applicant until released."""

from collections.abc import Iterable
from datetime import datetime

from award.law.citation import Citation, Law
from award.process.kinds import Steps
from award.records.applications.models import Application, Outcome
from award.services import messages
from award.services.steps import Act


def record(
    application: Application, step: Steps, law: Law, reason: str, act: Act, *, released: bool
) -> Outcome:
    """Keep what was decided; `released` at once where the act itself tells the applicant."""
    return Outcome.objects.create(
        application=application,
        step=step.key,
        title=step.label,
        article=law.article if isinstance(law, Citation) else 0,
        item=law.item,
        quote=law.quote,
        reason=reason,
        by_id=act.by.user_id,
        at=act.now,
        released_at=act.now if released else None,
    )


def release(applications: Iterable[Application], now: datetime) -> None:
    """A list's publication releases what was decided on the files: letters go out, states show."""
    chosen = list(applications)
    waiting = Outcome.objects.filter(application__in=chosen, released_at=None)
    told = [a for a in chosen if a.shown != a.state]
    waiting.update(released_at=now)
    for application in told:
        application.shown = application.state
        Application.objects.filter(pk=application.pk).update(shown=application.state)
        text = f"你单位的申报有新的结果：{application.get_state_display()}"
        messages.send(messages.of_applicant(application), text, "/applicant/", now)
