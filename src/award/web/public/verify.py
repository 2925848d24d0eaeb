"""/verify/: whether a certificate is valid, revoked, or was never given (Articles 33 and 35)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art33_certificates import CONFERRED, NO_FORGERY, is_number, normalised
from award.law.art35_title_use import CORPORATE_IMAGE
from award.law.dates import spoken
from award.records.cases import local
from award.records.honours.models import Honour
from award.records.notices.models import PublicNotice
from award.services import certificates, files
from award.web.parts import Certificate
from award.web.public.limits import too_often
from award.web.public.recipients import REVOKED
from award.web.seats import SeatedRequest

LONGEST = 40
CHECKS_HOURLY = 120
FILE_MAX = 10 * 1024 * 1024
GIVER = "包头市人民政府"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it holds, and in words."""

    holds: bool
    words: str


@login_not_required
@require_safe
def box(request: SeatedRequest) -> HttpResponse:
    """The box; a number in the query leads to its page."""
    typed = request.GET.get("number", "")
    number = normalised(typed)
    plain = number.isascii() and number.replace("-", "").isalnum()
    if plain and len(number) <= LONGEST:
        return redirect("verify_number", number)
    if number:
        return _answer(request, number[:LONGEST], None)
    return render(request, "public/verify.html", {"empty": "number" in request.GET, "law": CONFERRED})


@login_not_required
@never_cache
@require_safe
def number(request: SeatedRequest, number: str) -> HttpResponse:
    """The answer first, then the certificate's frame, what was checked, and Article 35."""
    plain = normalised(number)
    if plain != number and len(plain) <= LONGEST and plain:
        return redirect("verify_number", plain)
    return _answer(request, plain[:LONGEST], _held(plain))


@login_not_required
@require_safe
def pdf(request: SeatedRequest, number: str) -> HttpResponse:
    """The copy for verification as it was made and signed; none for a revoked title or before it was made."""
    honour = _held(normalised(number))
    if honour is None:
        raise Http404
    if honour.state in REVOKED:
        return _answer(request, honour.certificate, honour, status=410)
    made = certificates.file_of(honour)
    if made is None:
        raise Http404
    response = HttpResponse(files.read(made.evidence), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{honour.certificate}.pdf"'
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@csrf_exempt  # it changes and keeps nothing; the size is looked at before anything is read
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SeatedRequest) -> HttpResponse:
    """An uploaded certificate: its signature and the register's word on its number. Nothing of it is kept."""
    if request.method != "POST":
        return redirect("verify")
    if _length(request) > FILE_MAX + 65_536:
        return _asked_again(request, f"文件太大：查验件不到1兆，最大收{FILE_MAX // 1048576}兆", 413)
    if too_often(request, "verify", CHECKS_HOURLY):
        return _asked_again(request, "查验过于频繁，请一小时后再试，或者按编号查验", 429)
    upload = request.FILES.get("file")
    if upload is None or not upload.size:
        return _asked_again(request, "请选择证书的 PDF 文件", 422)
    if upload.size > FILE_MAX:
        return _asked_again(request, f"文件太大：查验件不到1兆，最大收{FILE_MAX // 1048576}兆", 413)
    content = b"".join(upload.chunks())
    if not content.startswith(b"%PDF-"):
        return _asked_again(request, "这不是 PDF 文件：请上传从查验页取得的证书电子查验件", 422)
    found = certificates.verify(content)
    context = {
        "found": found,
        "cert": _certificate(found.number or "", found.honour) if found.genuine and found.honour else None,
        "signed_on": local(found.checked.at) if found.checked.at else None,
        "checked_at": request.now,
        "no_forgery": NO_FORGERY,
    }
    return render(request, "public/verify_file.html", context)


def _length(request: SeatedRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() and len(said) < 16 else FILE_MAX * 2


def _asked_again(request: SeatedRequest, error: str, status: int) -> HttpResponse:
    context = {"empty": False, "law": CONFERRED, "file_error": error}
    return render(request, "public/verify.html", context, status=status)


def _held(number: str) -> Honour | None:
    return Honour.objects.select_related("cycle").filter(certificate=number).first()


def _answer(request: SeatedRequest, number: str, honour: Honour | None, status: int = 200) -> HttpResponse:
    context = {
        "cert": _certificate(number, honour),
        "wrong": honour is None and not is_number(number),
        "made": certificates.file_of(honour) if honour else None,
        "honour": honour,
        "hint": "" if honour else hint(number),
        "checks": _checks(honour, request) if honour else (),
        "checked_at": request.now,
        "use": CORPORATE_IMAGE,
        "no_forgery": NO_FORGERY,
    }
    return render(request, "public/verify_number.html", context, status=status)


def hint(number: str) -> str:
    """Why a number is unknown: written in no way we write, one character wrong, or never given."""
    parts = number.split("-")
    if len(parts) != 5 or [len(p) for p in parts[3:]] != [4, 4]:
        return "编号的写法是“BTZLJ-届次-年份-四位-四位”，例如 BTZLJ-10-2026-9GP6-7MJH，请对照证书核对。"
    if not is_number(number):
        return "编号的校验位对不上：有字符抄错了，或者编号是编造的。编号里没有 0、O、1、I、L，请逐个核对。"
    return "编号的写法和校验位都对，但系统没有颁发过这个编号的证书。"


def _certificate(number: str, honour: Honour | None) -> Certificate:
    if honour is None:
        return Certificate("unknown", number)
    revoked = honour.state in REVOKED
    facts = [("授予机关", GIVER), ("授奖通报", _circular(honour)), ("通报日期", spoken(honour.awarded_on))]
    if revoked:
        since = spoken(honour.revoked_on) if honour.revoked_on else ""
        facts += [("撤销日期", since), ("撤销决定", honour.revocation_number)]
    return Certificate(
        state="revoked" if revoked else "valid",
        number=honour.certificate,
        title=f"第{honour.cycle_number}届包头市市长质量奖",
        org=honour.name,
        year=f"{honour.awarded_on.year}年授予",
        facts=facts,
    )


def _circular(honour: Honour) -> str:
    """The circular's number, leading to it where it was published here."""
    published = PublicNotice.objects.filter(cycle=honour.cycle_id, kind="circular").first()
    if honour.cycle_id is None or published is None:
        return honour.circular_number
    return format_html('<a href="/notices/{}/">{}</a>', published.pk, honour.circular_number)


def _checks(honour: Honour, request: SeatedRequest) -> tuple[Check, ...]:
    """What this page itself has checked, and nothing more."""
    today = spoken(local(request.now).date())
    revoked = honour.state in REVOKED
    since = f"自{spoken(honour.revoked_on)}起撤销" if honour.revoked_on else "已撤销"
    return (
        Check(
            True,
            "编号在获奖台账中，写法和校验位正确" if is_number(honour.certificate) else "编号在获奖台账中",
        ),
        Check(True, f"单位、届次与授奖通报（{honour.circular_number}）的登记一致"),
        Check(not revoked, f"称号{since}" if revoked else f"称号未被撤销，截至 {today}"),
    )
