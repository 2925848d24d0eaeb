"""The certificate as PDF for electronic verification (Articles 26 and 33), made from the record alone."""

import io

from django.conf import settings

from award.law.art33_certificates import is_number
from award.law.texts import chinese
from award.records.honours.models import Honour
from award.services.papers.sign import Signing
from award.services.papers.typeset import date_zh, typeset

AWARD = "包头市市长质量奖"
ORGAN = "包头市人民政府"
REGULATION = "《包头市市长质量奖管理办法（修订）》"


def verify_url(honour: Honour) -> str:
    """Where the certificate is verified: what the code on it says."""
    return f"{settings.SITE_URL}/verify/{honour.certificate}/"


def title(certificate: str) -> str:
    """What the file calls itself; `number_in` finds the number there again."""
    return f"{AWARD}证书 {certificate}"


def certificate_pdf(honour: Honour, sign: Signing | None = None) -> bytes:
    """The PDF of a title held, not signed yet. Equal records give equal bytes; its date is the circular's.

    `sign` is who will sign it, so that the paper says so. An honour exists only after the circular, so
    nothing has to be asked here; whether it is still held is the caller's question.
    """
    return typeset("certificate", _data(honour, sign))


def certificate_art(honour: Honour) -> bytes:
    """The same certificate for the printer: bleed, cut marks, no line about the file."""
    return typeset("certificate", {**_data(honour, None), "art": True})


def trophy_art(honour: Honour) -> bytes:
    """The plaque for the printer: award, cycle, enterprise, giver, date."""
    day = honour.awarded_on
    cycle = f"第{chinese(honour.cycle_number)}届"
    return typeset(
        "trophy",
        {
            "award": AWARD,
            "title": f"{AWARD}奖牌 {honour.name}",
            "org": honour.name,
            "cycle": cycle,
            "organ": ORGAN,
            "date": date_zh(day.isoformat()),
            "iso": [day.year, day.month, day.day],
        },
    )


def _data(honour: Honour, sign: Signing | None) -> dict[str, object]:
    url = verify_url(honour)
    day = honour.awarded_on
    return {
        "award": AWARD,
        "title": title(honour.certificate),
        "signed": signed_words(sign),
        "org": honour.name,
        "text": words(honour),
        "number": honour.certificate,
        "url": url,
        "qr": qr(url),
        "organ": ORGAN,
        "date": date_zh(day.isoformat()),
        "iso": [day.year, day.month, day.day],
        "art": False,
    }


def signed_words(sign: Signing | None) -> str:
    """The line about the signature: a file without one says so itself."""
    if sign is None:
        return "本文件没有电子签名，真伪以“证书查验”页按编号查到的为准"
    kind = "演示签名（不具效力）" if sign.demo else "电子签名"
    return f"本文件带{kind}，签名人：{sign.name}；在“证书查验”页上传本文件可核对是否改动"


def number_in(pdf: bytes) -> str | None:
    """The certificate number that a file gives itself in its title; None where it is no certificate."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            said = str(opened.docinfo.get("/Title", ""))
    except Exception:  # whatever a foreign file holds
        return None
    found = said.removeprefix(title(""))
    return found if said.startswith(title("")) and is_number(found) else None


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
