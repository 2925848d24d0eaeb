"""Sign a PDF (PAdES) and check a signed one. The key is configured; the demonstration has its own.

Without a key outside the demonstration a paper stays unsigned, and whoever made it is told so.
"""

import asyncio
import io
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings

from award.services.papers import demo_authority

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

logger = logging.getLogger(__name__)
T = TypeVar("T")
FIELD = "Signature1"
PLACE = "内蒙古包头"


class BadKey(RuntimeError):
    """The configured key cannot be read: an operator's error, never a reason to sign with another."""


class Unstamped(RuntimeError):
    """The time stamping service gave no stamp: nothing was signed, and it can be tried again."""


@dataclass(frozen=True, slots=True)
class Signing:
    """By whom papers are signed here: the signer's name, whether it is only the demonstration's."""

    name: str
    demo: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a PDF. `because` says in words what is wrong; `signer` is the certificate's name."""

    intact: bool
    trusted: bool
    signer: str = ""
    demo: bool = False
    at: datetime | None = None
    because: str = ""


def signing() -> Signing | None:
    """Who signs here, or None where no key is configured."""
    signer = _signer()
    if signer is None:
        return None
    return Signing(_name(signer.signing_cert), _is_demo(signer.signing_cert))


def sign_pdf(pdf: bytes, reason: str) -> bytes:
    """The PDF with a PAdES signature over all of it; the same bytes where no key is configured.

    Unstamped where no trusted time can be had of the service that is configured: then nothing is signed.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    signer = _signer()
    if signer is None:
        logger.warning("no signing key is configured: %s stays unsigned", reason)
        return pdf
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        reason=reason,
        location=PLACE,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    made = signers.PdfSigner(metadata, signer=signer, timestamper=_timestamper())
    out = io.BytesIO()
    try:
        _apart(partial(made.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out))
    except Exception as wrong:
        if not settings.SIGN_TSA:
            raise
        logger.exception("%s could not be stamped by %s", reason, settings.SIGN_TSA)
        raise Unstamped(str(wrong)) from wrong
    return out.getvalue()


def _apart(call: Callable[[], T]) -> T:
    """The call, in a thread of its own where this one already runs an event loop: the library starts one."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return call()
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(call).result()


def check_pdf(pdf: bytes, *, at: datetime | None = None) -> Checked:
    """Whether a PDF is as it was signed, and by a key that is trusted here.

    `at`: the moment at which the signer's certificate has to be good; now, where nothing else is known.
    Never raises for what a file contains.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        if reader.encrypted:
            return Checked(False, False, because="文件带有密码或权限加密，无法查验；请上传原件")
        signatures = list(reader.embedded_signatures)
    except Exception:  # a reader of foreign bytes fails in many ways, all of them meaning this
        return Checked(False, False, because="文件读不出，不是完好的 PDF")
    if not signatures:
        return Checked(False, False, because="文件里没有电子签名")
    if len(signatures) > 1:
        return Checked(False, False, because="文件里不止一个签名，不是系统签发的原件")
    try:
        return _validated(signatures[0], at)
    except Exception:
        return Checked(False, False, because="签名读不出，文件被改动过或不是系统签发的")


def _validated(signature: Any, at: datetime | None) -> Checked:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=list(roots()),
        allow_fetching=False,
        moment=(at or datetime.now(UTC)),
        revocation_mode="soft-fail",
    )
    status = _apart(partial(validate_pdf_signature, signature, context))
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    intact = bool(status.intact and status.valid and whole)
    trusted = bool(status.trusted)
    because = ""
    if not whole:
        because = "签名之后文件又被追加或改动过"
    elif not intact:
        because = "内容与签名不符，文件被改动过"
    elif not trusted:
        because = "签名者不是本系统认可的签发机构"
    cert = signature.signer_cert
    return Checked(intact, trusted, _name(cert), _is_demo(cert), status.signer_reported_dt, because)


def _name(cert: Any) -> str:
    return str(cert.subject.native.get("common_name", ""))


def _is_demo(cert: Any) -> bool:
    return str(cert.issuer.native.get("organization_name", "")) == demo_authority.ORGANISATION


def roots() -> tuple[Any, ...]:
    """What a signature has to lead to: the roots configured, our own key's, the demonstration's."""
    from pyhanko.keys import load_certs_from_pemder

    paths = [Path(p) for p in settings.SIGN_ROOTS]
    if not settings.SIGN_KEY and settings.DEMO_SIGNING:
        paths.append(demo_authority.made(settings.SIGN_DEMO).root)
    found = list(load_certs_from_pemder([str(p) for p in paths])) if paths else []  # type: ignore[no-untyped-call]
    signer = _signer()
    if signer is not None and not paths:
        found = [c for c in signer.cert_registry if c.self_issued]
    return tuple(found)


def _signer() -> "SimpleSigner | None":
    if settings.SIGN_KEY:
        return _loaded(settings.SIGN_KEY, settings.SIGN_PASSWORD)
    if settings.DEMO_SIGNING:
        files = demo_authority.made(settings.SIGN_DEMO)
        return _loaded(str(files.key), demo_authority.PASSWORD)
    return None


@cache
def _loaded(path: str, password: str) -> "SimpleSigner":
    """A PKCS#12 file: key, certificate and chain."""
    from pyhanko.sign.signers import SimpleSigner

    signer: SimpleSigner | None = None
    if Path(path).is_file():
        signer = SimpleSigner.load_pkcs12(path, passphrase=password.encode() or None)  # type: ignore[no-untyped-call]
    if signer is None:
        raise BadKey(f"签名密钥 {path} 读不出：请检查 AWARD_SIGN_KEY 与 AWARD_SIGN_PASSWORD")
    return signer


def _timestamper() -> Any:
    """A trusted time from the configured service; none where none is."""
    if not settings.SIGN_TSA:
        return None
    from award.services.papers.timestamps import Service

    return Service(settings.SIGN_TSA)
