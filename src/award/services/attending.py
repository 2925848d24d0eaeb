"""Who came: by a code on the screen or on paper, by an officer's tick; and what they thought of it (11, 14).

docs/decisions/0034 says why the code on the screen changes and the printed one does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction

from award.process.course import LATE, QUESTIONS, ROTATES, TALENT, K, in_time, signs_in
from award.process.plan import BAOTOU
from award.records.courses.models import HELD, Attendance, Course, Evaluation, How, Participant, Session
from award.records.seat import PUBLIC, Seat
from award.services import ledger
from award.services.asking import BadDetails

SIGNER = Signer(salt="course.attendance")
ODD = "二维码不对或已经换新，请再扫一次现场的二维码"
WORDS_MAX = 400


def token(session: Session, how: How, now: datetime) -> str:
    """What the QR code carries: which session, screen or paper, when it was shown."""
    return SIGNER.sign_object({"s": session.pk, "h": how.value, "t": int(now.timestamp())})


@dataclass(frozen=True, slots=True)
class Scanned:
    session: Session
    how: How


def scanned(text: str, now: datetime) -> Scanned:
    """The session of a code. BadDetails for a wrong code, one that was replaced, one out of its hours."""
    try:
        read = SIGNER.unsign_object(text)
        how, key, shown = How(read["h"]), int(read["s"]), int(read["t"])
    except (BadSignature, ValueError, KeyError, TypeError):
        raise BadDetails({"__all__": ODD}) from None
    session = Session.objects.select_related("course").filter(pk=key).first()
    if session is None or session.course.state != K.OPEN:
        raise BadDetails({"__all__": "这一节培训已经改期、取消或办结，请找现场工作人员"})
    if how is How.SCAN and now.timestamp() - shown > ROTATES.total_seconds():
        raise BadDetails({"__all__": ODD})
    if not signs_in(now, session.span):
        raise BadDetails({"__all__": f"现在不是签到时间：{session.span.spoken()}，前后各半小时可以签到"})
    return Scanned(session, how)


def sign_in(found: Scanned, participant: Participant | None, *, by: Seat, now: datetime) -> str:
    """Record once that somebody is there, and say so; a second scan is told when the first was."""
    if participant is None or participant.course_id != found.session.course_id:
        raise BadDetails({"code": "姓名和报名码与这个培训的报名不符"})
    if participant.state != HELD:
        raise BadDetails({"code": f"{participant.name}{participant.get_state_display()}，请找现场工作人员"})
    with transaction.atomic():
        row, new = Attendance.objects.get_or_create(
            session=found.session, participant=participant,
            defaults={"how": found.how.value, "at": now, "by_id": by.user_id},
        )  # fmt: skip
        if not new:
            return f"{participant.name}已于{row.at.astimezone(BAOTOU):%H:%M:%S}签到，不用再签"
        ledger.append(
            step="course.sign_in", subject=found.session.course.subject, law=TALENT, by=by, now=now,
            facts={"session": found.session.pk, "participant": participant.pk, "how": row.how},
        )  # fmt: skip
    return f"{participant.name}签到成功"


def tick(session: Session, came: Iterable[int], *, by: Seat, now: datetime) -> tuple[int, int]:
    """The officer's list: who is ticked came, who is not did not. How many were added and removed."""
    with transaction.atomic():
        course = Course.objects.select_for_update().get(pk=session.course_id)
        if course.state != K.OPEN:
            raise BadDetails({"__all__": f"这个培训{K(course.state).label}，签到不能再改"})
        if now < session.starts_at - LATE:
            raise BadDetails({"__all__": f"这一节还没有开始：{session.span.spoken()}"})
        held = set(course.participants.filter(state=HELD).values_list("pk", flat=True))
        wanted = set(came) & held
        had = set(session.attendances.values_list("participant_id", flat=True))
        how = How.PAPER if now > session.ends_at else How.HAND
        Attendance.objects.bulk_create(
            Attendance(session=session, participant_id=pk, how=how.value, at=now, by_id=by.user_id)
            for pk in sorted(wanted - had)
        )
        session.attendances.filter(participant_id__in=had - wanted).delete()
        if wanted != had:
            facts = {"session": session.pk, "added": sorted(wanted - had), "removed": sorted(had - wanted)}
            ledger.append(
                step="course.tick", subject=course.subject, law=TALENT, by=by, now=now,
                facts={**facts, "how": how.value},
            )  # fmt: skip
    return len(wanted - had), len(had - wanted)


def evaluate(participant: Participant, marks: list[int], words: str, *, now: datetime) -> None:
    """One answer a participant; the ledger says that one came, not whose."""
    errors = {}
    if len(marks) != len(QUESTIONS) or any(m not in range(1, 6) for m in marks):
        errors["__all__"] = "五个问题都请选1至5分"
    if len(words.strip()) > WORDS_MAX:
        errors["words"] = f"最多{WORDS_MAX}字，现有{len(words.strip())}字"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        row = Participant.objects.select_for_update().get(pk=participant.pk)
        if row.evaluated:
            raise BadDetails({"__all__": "你已经评价过，每人一次"})
        if not row.attendances.exists():
            raise BadDetails({"__all__": "参加过的人才能评价"})
        row.evaluated = True
        row.save(update_fields=["evaluated"])
        Evaluation.objects.create(course_id=row.course_id, marks=marks, words=words.strip())
        ledger.append(
            step="course.evaluate",
            subject=f"course/{row.course_id}",
            law=TALENT,
            by=PUBLIC,
            now=now,
            facts={},
        )


def evaluation_open(course: Course, now: datetime) -> bool:
    """From the end of the last session, for thirty days."""
    last = course.sessions.order_by("ends_at").last()
    asked = course.state in (K.OPEN, K.HELD) and last is not None
    return bool(asked and last and last.ends_at <= now and in_time(now, last.ends_at + timedelta(days=30)))
