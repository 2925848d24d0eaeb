"""Reports of forgery, misuse of the title or charging of fees come in as leads (Articles 5, 33 and 35)."""

import secrets
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from award.law.art33_certificates import ALPHABET, NO_FORGERY, normalised
from award.law.art35_title_use import NOT_ON_PRODUCTS, NOT_PROMOTION, OVERSEEN, STATE_YEAR
from award.law.citation import Citation, cite
from award.process.entry_form import characters
from award.process.kinds import Actor
from award.records.honours.models import Honour, MisuseReport
from award.records.seat import PUBLIC
from award.services import files, ledger, messages
from award.services.asking import BadDetails
from award.services.identities import sealed

REPORT = "misuse.report"
FACTS_MAX = 5000
NO_FEES = cite(5, "市长质量奖的评选不收取任何费用")

# kind -> what the public calls it, and the clause it goes against
KINDS: dict[str, tuple[str, Citation]] = {
    "forged": ("伪造奖牌（奖杯）、证书", NO_FORGERY),
    "impostor": ("不是获奖单位，或称号已被撤销，仍以获奖单位自称", NO_FORGERY),
    "promotion": ("把获奖称号用于产品宣传", NOT_PROMOTION),
    "product": ("在产品或包装上标注市长质量奖标志、称号", NOT_ON_PRODUCTS),
    "no_year": ("用于单位形象宣传，没有注明获奖年份", STATE_YEAR),
    "fee": ("以市长质量奖名义收费", NO_FEES),
    "unclear": ("说不清属于哪一种", OVERSEEN),
}


def report(
    *,
    kind: str,
    place: str,
    named: str,
    certificate: str,
    facts: str,
    reporter: str,
    contact: str,
    upload: UploadedFile | None,
    now: datetime,
) -> MisuseReport:
    """Keep the report, write its line, tell CITY. BadDetails names what is wrong with it."""
    errors = {}
    if kind not in KINDS:
        errors["kind"] = "请选择属于哪种情形"
    if not place.strip():
        errors["place"] = "请写明在哪里看到或遇到"
    if not facts.strip():
        errors["facts"] = "请写明看到或遇到的情况"
    elif characters(facts) > FACTS_MAX:
        errors["facts"] = f"最多{FACTS_MAX}字，现有{characters(facts)}字；更多内容请作为附件"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        code, name = "".join(secrets.choice(ALPHABET) for _ in range(10)), reporter.strip()[:60]
        row = MisuseReport.objects.create(
            code=code,
            kind=kind,
            named=named.strip()[:100],
            certificate=normalised(certificate)[:40],
            place=place.strip()[:200],
            facts=facts.strip(),
            anonymous=not name,
            **sealed(name, contact.strip()[:100], of=code),
            received_at=now,
        )
        if upload is not None:
            row.evidence = files.store(upload, subject=row.subject, purpose="misuse", by=PUBLIC, now=now)
            row.save(update_fields=["evidence"])
        honour = Honour.objects.filter(certificate=row.certificate).first() if row.certificate else None
        written = {
            "kind": kind,
            "honour": honour.subject if honour else None,
            "evidence": row.evidence.sha256 if row.evidence else None,
            "anonymous": row.anonymous,
        }
        ledger.append(step=REPORT, subject=row.subject, law=KINDS[kind][1], by=PUBLIC, now=now, facts=written)
        told = f"收到一件线索：{KINDS[kind][0]}（{row.code}）"
        messages.send(messages.posts(Actor.CITY), told, f"/city/reports/{row.pk}/", now)
        return row
