"""Into the register of recipients: batches of earlier cycles, changes of bodies one by one (Article 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from award.law import uscc as credit_code
from award.process.kinds import Actor
from award.process.register import CHANGES, REGISTER
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.people.models import Enterprise
from award.records.recipients.models import ArchiveRow, Batch, BodyChange
from award.records.seat import Seat
from award.services import ledger, messages
from award.services.asking import BadDetails, ask, check
from award.services.recipients_table import counties_by_name, values_of
from award.services.tables import Row


def take_in(rows: Sequence[Row], *, by: Seat, now: datetime) -> Batch:
    """Keep the rows as a batch that waits for another officer. Call it inside a transaction."""
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "获奖台账由市质量工作主管部门登记"})
    batch = Batch.objects.create(entered_by_id=by.person, entered_at=now)
    counties = counties_by_name()
    ArchiveRow.objects.bulk_create(
        ArchiveRow(
            batch=batch, cycle_number=v["cycle"], uscc=v["uscc"], name=v["name"], county=v["county"],
            awarded_on=v["awarded_on"], circular_number=v["circular"], certificate=v["certificate"],
        )
        for v in (values_of(row, counties) for row in rows)
    )  # fmt: skip
    _tell(by, f"{batch}待复核", f"/city/recipients/archive/{batch.pk}/", now)
    return batch


def _tell(by: Seat, text: str, link: str, now: datetime) -> None:
    messages.send(messages.posts(Actor.CITY).exclude(user_id=by.person), text, link, now)


CARRIES = (
    ("yes", "由承继单位继续作为获奖单位，间隔三届从原获奖届次算"),
    ("no", "不由承继单位继续，原获奖届次不计入承继单位"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a body; where another takes its place, whether as the recipient."""

    kind: str = ask("情形", "choice", options=tuple((k, v[0]) for k, v in CHANGES.items()))
    new_name: str = ask("新名称，或承继单位的名称", max=100)
    successor_uscc: str = ask(
        "承继单位的统一社会信用代码", max=30, required=False, help="更名的不填，信用代码不变"
    )
    carries: str = ask("获奖单位的身份", "choice", required=False, options=CARRIES, help="更名的不填")
    effective_on: date | None = ask("变更日期", "date")
    document: str = ask("变更依据", max=120, example="变更登记通知书文号，或合并公告")
    note: str = ask("说明", "long", required=False, max=1000)
    evidence: Evidence | None = ask("依据的扫描件", "file", required=False)

    def faults(self) -> dict[str, str]:
        if not CHANGES[self.kind][1]:
            return {"successor_uscc": "更名不改变信用代码，请留空"} if self.successor_uscc.strip() else {}
        found = {}
        answer = credit_code.check(self.successor_uscc)
        if not answer.valid:
            found["successor_uscc"] = answer.because or "请填写承继单位的统一社会信用代码"
        if not self.carries:
            found["carries"] = "请选择获奖单位的身份由谁继续"
        return found


def change(enterprise: Enterprise, details: Change, *, by: Seat, now: datetime) -> BodyChange:
    """A draft of a change; names and successors stay as they are until another officer confirms it."""
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "获奖台账由市质量工作主管部门登记"})
    check(details)
    assert details.effective_on is not None  # check() asked for it
    if details.effective_on > local(now).date():
        raise BadDetails({"effective_on": "变更日期晚于今天"})
    code = credit_code.check(details.successor_uscc).normalised if details.successor_uscc.strip() else ""
    if code == enterprise.uscc:
        raise BadDetails({"successor_uscc": "承继单位就是它自己；信用代码不变的按更名登记"})
    if details.kind == "rename" and details.new_name.strip() == enterprise.name:
        raise BadDetails({"new_name": "与现在的名称相同"})
    with transaction.atomic():
        row = BodyChange.objects.create(
            enterprise=enterprise, kind=details.kind, old_name=enterprise.name,
            new_name=details.new_name.strip(), successor_uscc=code,
            carries={"yes": True, "no": False}.get(details.carries) if code else None,
            effective_on=details.effective_on, document=details.document.strip(),
            note=details.note.strip(), evidence=details.evidence, entered_by_id=by.person, entered_at=now,
        )  # fmt: skip
        ledger.append(
            step="change.enter", subject=row.subject, law=REGISTER, by=by, now=now,
            facts={"enterprise": f"enterprise/{enterprise.pk}", "kind": row.kind},
        )  # fmt: skip
        _tell(by, f"{row}，待复核", f"/city/recipients/changes/{row.pk}/", now)
    return row
