"""The certificate as PDF for electronic verification (Articles 26 and 33), made from the record alone."""

import io

from django.conf import settings

from award.law.texts import chinese
from award.records.honours.models import Honour
from award.services.papers.typeset import date_zh, typeset

AWARD = "包头市市长质量奖"
ORGAN = "包头市人民政府"
REGULATION = "《包头市市长质量奖管理办法（修订）》"


def verify_url(honour: Honour) -> str:
    """Where the certificate is verified: what the code on it says."""
    return f"{settings.SITE_URL}/verify/{honour.certificate}/"


def certificate_pdf(honour: Honour) -> bytes:
    """The PDF of a title held. Equal records give equal bytes; its date is the circular's.

    An honour exists only after the circular, so nothing has to be asked here; whether it is still
    held is the caller's question.
    """
    url = verify_url(honour)
    day = honour.awarded_on
    return typeset(
        "certificate",
        {
            "award": AWARD,
            "org": honour.name,
            "text": words(honour),
            "number": honour.certificate,
            "url": url,
            "qr": qr(url),
            "organ": ORGAN,
            "date": date_zh(day.isoformat()),
            "iso": [day.year, day.month, day.day],
        },
    )


def words(honour: Honour) -> str:
    """What was conferred, on what grounds. A cycle of the archive is not said to stand on a later text."""
    conferred = f"授予你单位第{chinese(honour.cycle_number)}届{AWARD}（授奖通报：{honour.circular_number}）。"
    if honour.cycle is None:
        return conferred
    year, number = honour.cycle.regulation.split("-")
    return f"依据{REGULATION}（包府办发〔{year}〕{number}号），经评审、审议和公示，{conferred}"


def qr(text: str) -> str:
    """A QR code as SVG, error correction M, with its quiet zone."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, dark="#211c17", xmldecl=False)
    return out.getvalue().decode()
