"""AWARD_SIGN_TSA: a service's stamp is in the signature; a service that is down loses nothing."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from asn1crypto import tsp
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from award.process.kinds import Actor
from award.records.insignia.models import CertificateFile
from award.records.notices.models import PublicNotice
from award.services import certificates, notice_copies
from award.services.papers import sign
from award.services.papers.official import Official, official_pdf
from web.public_world import DURING, NUMBERS, cycle, honour, published
from web.test_certificates import post, see, signed_in

STAMPED = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)
PATH = "/government/certificates/9/make/"


@cache
def key() -> tuple[Any, Any]:
    """Certificate and key of the authority, its own issuer."""
    made = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "示例时间戳")])
    begun = STAMPED - timedelta(days=1)
    cert = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(made.public_key()).serial_number(7)
        .not_valid_before(begun).not_valid_after(begun + timedelta(days=4000))
        .sign(made, hashes.SHA256())
    )  # fmt: skip
    plain_key = made.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Certificate.load(cert.public_bytes(Encoding.DER)), PrivateKeyInfo.load(plain_key)


class Authority(BaseHTTPRequestHandler):
    """A time stamping authority; /broken answers with a page, /500 with a fault."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind, content = "text/html", b"<p>busy</p>"
        if self.path == "/":
            stamper = DummyTimeStamper(*key(), fixed_dt=STAMPED)
            answer = stamper.request_tsa_response(tsp.TimeStampReq.load(body))
            kind, content = "application/timestamp-reply", answer.dump()
        self.send_response(500 if self.path == "/500" else 200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *given: Any) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def authority() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Authority)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@cache
def plain() -> bytes:
    return official_pdf(Official(title="示例", made_on=date(2026, 11, 20)))


def stamped(signature: Any) -> bool:
    """Whether a time stamp is among what stands beside the signature."""
    beside = {a["type"].native for a in signature.signer_info["unsigned_attrs"]}
    return "signature_time_stamp_token" in beside


def test_the_stamp_is_in_the_signature_and_the_paper_is_still_whole(authority: str, settings: Any) -> None:
    settings.SIGN_TSA = f"{authority}/"
    signed = sign.sign_pdf(plain(), "测试")
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert stamped(signature) is True
    assert sign.check_pdf(signed).intact is True
    settings.SIGN_TSA = ""
    (without,) = PdfFileReader(io.BytesIO(sign.sign_pdf(plain(), "测试"))).embedded_signatures
    assert stamped(without) is False


@pytest.mark.parametrize("place", ["/broken", "/500", "closed"])
def test_without_an_answer_nothing_is_signed(authority: str, settings: Any, place: str) -> None:
    settings.SIGN_TSA = "http://127.0.0.1:9/" if place == "closed" else authority + place
    with pytest.raises(sign.Unstamped):
        sign.sign_pdf(plain(), "测试")


@pytest.mark.django_db
def test_certificates_that_cannot_be_stamped_are_told_and_made_later(authority: str, settings: Any) -> None:
    nine = cycle(9)
    for n, number in enumerate(NUMBERS, start=1):
        honour(nine, n, number)
    client = signed_in(Actor.GOVERNMENT, "政府")
    settings.SIGN_TSA = f"{authority}/500"
    said = post(client, PATH, {"confirmed": "1"}).content.decode()
    assert "时间戳服务没有给出时间戳，没有签名；已制作的保留，还有3份，请稍后继续" in said
    assert (CertificateFile.objects.count(), len(certificates.waiting(nine))) == (0, 3)
    settings.SIGN_TSA = f"{authority}/"
    assert "已制作3份" in post(client, PATH, {"confirmed": "1"}).content.decode()
    assert "已制作 3 份，应制作 3 份" in see(client, "/government/certificates/9/")


@pytest.mark.django_db
def test_a_notice_s_copy_waits_for_the_next_minute(authority: str, settings: Any) -> None:
    row = published(cycle())
    settings.SIGN_TSA = f"{authority}/500"
    assert notice_copies.run(DURING) == 0
    settings.SIGN_TSA = f"{authority}/"
    assert notice_copies.run(DURING) == 1
    assert PublicNotice.objects.get(pk=row.pk).copy is not None
