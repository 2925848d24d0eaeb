"""A file checked against the credit lists in force, once at each point that the plan names (17, 22)."""

from dataclasses import dataclass
from typing import Any

from award.law.case import LIST_KINDS_ZH
from award.process.application import Road
from award.records.applications.models import Application
from award.records.credit.models import CreditCheck
from award.records.credit_lists import entries, in_force
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class CreditNote:
    """How it was looked up besides; needed where a list was never imported."""

    note: str = ask(
        "查询说明",
        "long",
        required=False,
        max=400,
        help="某类名单还没有导入的，写明在哪里、何时查的",
        example="2026-05-12在信用中国（内蒙古）逐家查询，截图存档",
    )


@effect(Road.CHECK_CREDIT, CreditNote)
def checked(application: Application, details: CreditNote, act: Act) -> dict[str, Any]:
    """The lists of this moment are recorded with the check; a hit is for a named official to judge."""
    lists = in_force()
    missing = [words for kind, words in LIST_KINDS_ZH.items() if kind not in lists]
    if missing and not details.note.strip():
        raise BadDetails({"note": f"还没有导入{'、'.join(missing)}，请写明在哪里、何时查的"})
    found = entries([application.enterprise.uscc]).get(application.enterprise.uscc, [])
    CreditCheck.objects.create(
        application=application,
        state=application.state,
        lists={kind: each.pk for kind, each in lists.items()},
        hits=len(found),
        note=details.note.strip(),
        by_id=act.by.person,
        at=act.now,
    )
    return {
        "lists": {kind: f"credit_list/{each.pk}" for kind, each in sorted(lists.items())},
        "hits": [f"credit_entry/{e.pk}" for e in found],
    }
