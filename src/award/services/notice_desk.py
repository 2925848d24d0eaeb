"""What happens to a notice while it runs: an entry corrected, other channels (22, 24, 25).

The content of a published notice never changes. A correction is a notice of its own, with a clock of its
own for its entry; a channel is only noted. Interrupted: notice_interruptions.py. Each writes a ledger line.
"""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from award.law.art22_qualification import notice_running_until
from award.law.citation import house
from award.law.dates import spoken
from award.law.workdays import Count
from award.process.application import S
from award.process.kinds import Actor
from award.process.lists import K, L
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.files.models import Evidence
from award.records.notice_clocks import counted_for, notice_facts
from award.records.notices.models import Channel, Correction, PublicNotice
from award.records.people.models import Post
from award.records.seat import Seat
from award.services import files, ledger, notices, white_list
from award.services.asking import BadDetails

FOUR_EYES = house(
    "notice_correction", "公示内容的更正由一名工作人员提出，由另一名工作人员发布，该条目重新计算公示期"
)
SHOWN_ELSEWHERE = house("notice_channel", "公示发布的渠道及其凭据随公示留存")
PREPARE, RELEASE, DROP = "notice.prepare_correction", "notice.correct", "notice.drop_correction"
CHANNEL = "notice.channel"
# Each kind with a clock: the state in which its list and its files stand while it counts.
WHILE = {
    K.QUALIFIED: (L.PUBLISHED, S.QUALIFIED_NOTICE),
    K.CANDIDATES: (L.CONSULTING, S.CONSULTATION),
    K.PROPOSED: (L.PUBLISHED, S.AWARD_NOTICE),
}
REASON_MAX = 400


def may_handle(notice: PublicNotice, by: Seat) -> bool:
    """Whose notice it is: of the proposed recipients OFFICE's, where it has a seat; every other CITY's."""
    if by.actor is Actor.OFFICE:
        return notice.issuer == notices.OFFICE
    return by.actor is Actor.CITY


def may_release(notice: PublicNotice, by: Seat) -> bool:
    """Only OFFICE puts something before the public about the proposed recipients (25)."""
    if notice.kind != K.PROPOSED:
        return by.actor is Actor.CITY
    alone = not Post.objects.filter(actor=Actor.OFFICE.value, active=True).exists()
    return by.actor is Actor.OFFICE or (alone and by.actor is Actor.CITY)


def clock_of(notice: PublicNotice) -> Count:
    """The count of a notice that has days."""
    return notice_running_until(notice_facts(notice), calendar(), notice.cycle.plan().chosen())


def prepare_correction(
    notice: PublicNotice, application: Application, *, name: str, county: str, reason: str, by: Seat,
    now: datetime,
) -> Correction:  # fmt: skip
    """Put one entry's correction up for a second officer. BadDetails says what is wrong."""
    must_handle(notice, by)
    _correctable(notice, application, now)
    errors = {}
    shown = entry_of(notice, application)
    if not name.strip():
        errors["name"] = "请填写更正后的单位名称"
    elif len(name.strip()) > 100:
        errors["name"] = "单位名称最多100字"
    if not reason.strip():
        errors["reason"] = "请写明更正的理由，它会随更正公告公开"
    elif len(reason.strip()) > REASON_MAX:
        errors["reason"] = f"理由最多{REASON_MAX}字，现有{len(reason.strip())}字"
    if not errors and (name.strip(), county.strip()) == (shown["name"], shown["county"]):
        errors["name"] = "与公示的内容相同，没有可更正的"
    if Correction.objects.filter(
        notice=notice, application=application, released_at=None, dropped_because=""
    ).exists():
        errors["__all__"] = "这个条目已有一件更正等待发布"
    if errors:
        raise BadDetails(errors)
    white_list.personal(reason, "reason")
    white_list.personal(name, "name")
    with transaction.atomic():
        made = Correction.objects.create(
            notice=notice, application=application, name=name.strip(), county=county.strip(),
            reason=reason.strip(), prepared_by_id=by.person, prepared_at=now,
        )  # fmt: skip
        facts = {"notice": notice.pk, "correction": made.pk}
        ledger.append(step=PREPARE, subject=application.subject, law=FOUR_EYES, by=by, now=now, facts=facts)
        return made


def release_correction(correction: Correction, *, by: Seat, now: datetime) -> PublicNotice:
    """A second officer publishes it: a notice of its own, whose clock is its entry's from now on."""
    with transaction.atomic():
        row = Correction.objects.select_for_update().get(pk=correction.pk)
        notice, application = row.notice, row.application
        if not may_release(notice, by):
            raise BadDetails({"__all__": "拟授奖名单公示的更正由市政府办公室发布"})
        if not row.open:
            raise BadDetails({"__all__": "这件更正已经发布或者已经撤下，不能再次发布"})
        if row.prepared_by_id == by.user_id:
            raise BadDetails({"__all__": "更正由你提出，须由另一名工作人员发布"})
        _correctable(notice, application, now)
        before = entry_of(notice, application)
        made = notices.correction(notice, application, before, row, now)
        row.released_by_id, row.released_at, row.published = by.person, now, made
        row.save()
        application.name = row.name
        application.revision += 1
        application.save(update_fields=["name", "revision"])
        facts = {"notice": notice.pk, "corrected_by": made.pk, "digest": made.digest}
        ledger.append(step=RELEASE, subject=application.subject, law=FOUR_EYES, by=by, now=now, facts=facts)
        return made


def drop_correction(correction: Correction, because: str, *, by: Seat, now: datetime) -> None:
    """It turns out that nothing is to be corrected."""
    must_handle(correction.notice, by)
    if not because.strip():
        raise BadDetails({"because": "请写明撤下的理由"})
    with transaction.atomic():
        row = Correction.objects.select_for_update().get(pk=correction.pk)
        if not row.open:
            raise BadDetails({"__all__": "这件更正已经发布或者已经撤下"})
        row.dropped_because = because.strip()[:REASON_MAX]
        row.save(update_fields=["dropped_because"])
        facts = {"notice": row.notice_id, "correction": row.pk}
        subject = row.application.subject
        ledger.append(step=DROP, subject=subject, law=FOUR_EYES, by=by, now=now, facts=facts)


def entry_of(notice: PublicNotice, application: Application) -> dict[str, str]:
    """The entry as the public reads it now: as corrected last, else as published."""
    counted = counted_for(notice, application.pk)
    row = next((e for e in counted.body.get("entries", ()) if e["id"] == str(application.pk)), None)
    if row is None:
        raise BadDetails({"__all__": "公示名单中没有这个条目"})
    return dict(row)


def _correctable(notice: PublicNotice, application: Application, now: datetime) -> None:
    """Only what is on notice and whose clock still runs: after it, only a new notice could help."""
    kind = K(notice.kind) if notice.kind in {k.value for k in WHILE} else None
    if kind is None:
        raise BadDetails({"__all__": "只有公示和征求意见的名单可以更正条目"})
    entry_of(notice, application)
    count = clock_of(counted_for(notice, application.pk))
    if count.over(local(now).date()):
        because = f"该条目的公示已于{spoken(count.last_day)}24时届满，不能再更正；须更正的，重新公示"
        raise BadDetails({"__all__": because})
    if application.state != WHILE[kind][1]:
        because = f"这家现在是“{application.get_state_display()}”，不在这份公示的程序中"
        raise BadDetails({"__all__": because})


def add_channel(
    notice: PublicNotice, *, name: str, link: str, shown_on: date, upload: UploadedFile | None, by: Seat,
    now: datetime,
) -> Channel:  # fmt: skip
    """Where else it was published, with an address or a screenshot that proves it."""
    must_handle(notice, by)
    errors = {}
    if not name.strip() or len(name.strip()) > 60:
        errors["name"] = "请填写媒体或场所，最多60字"
    if link.strip() and not link.strip().startswith(("https://", "http://")):
        errors["link"] = "网址以 https:// 或 http:// 开头"
    elif len(link.strip()) > 300:
        errors["link"] = "网址最多300字"
    if not link.strip() and upload is None:
        errors["link"] = "请写明网址，或者上传截图、照片作为凭据"
    if not local(notice.published_at).date() <= shown_on <= local(now).date():
        errors["shown_on"] = "发布日期不早于公示发布之日，不晚于今天"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        proof: Evidence | None = None
        if upload is not None:
            subject = f"notice/{notice.pk}"
            proof = files.store(upload, subject=subject, purpose="channel", by=by, now=now)
        made = Channel.objects.create(
            notice=notice, name=name.strip(), link=link.strip(), shown_on=shown_on, proof=proof,
            entered_by_id=by.person, entered_at=now,
        )  # fmt: skip
        facts = {"channel": made.pk, "proof": proof.sha256 if proof else None}
        ledger.append(
            step=CHANNEL, subject=f"notice/{notice.pk}", law=SHOWN_ELSEWHERE, by=by, now=now, facts=facts
        )
        return made


def must_handle(notice: PublicNotice, by: Seat) -> None:
    if not may_handle(notice, by):
        raise BadDetails({"__all__": "这份公示不由你的席位经办"})
