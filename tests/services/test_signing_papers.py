"""PAdES: signed and whole, changed, forged, appended to, encrypted, unsigned; no key, no signature."""

import io
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from award.services.papers import demo_authority, sign
from award.services.papers.official import Official, official_pdf


@cache
def plain() -> bytes:
    return official_pdf(Official(title="示例", made_on=date(2026, 11, 20)))


@cache
def signed() -> bytes:
    return sign.sign_pdf(plain(), "测试")


def test_a_signed_paper_is_intact_trusted_and_still_fit_for_the_archive() -> None:
    found = sign.check_pdf(signed())
    assert (found.intact, found.trusted, found.demo) == (True, True, True)
    assert "演示" in found.signer
    with pikepdf.open(io.BytesIO(signed())) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"


@pytest.mark.parametrize("place", [200, 3000, 6000])
def test_a_flipped_byte_is_detected_wherever_it_lies(place: int) -> None:
    changed = bytearray(signed())
    changed[place] ^= 1
    assert not sign.check_pdf(bytes(changed)).intact


def test_a_byte_appended_after_signing_is_detected() -> None:
    found = sign.check_pdf(signed() + b"\n% more")
    assert not found.intact
    assert "追加" in found.because


def test_a_revision_added_after_signing_is_detected() -> None:
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    writer.root[pdf_name("/Note")] = pdf_string("x")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert not sign.check_pdf(out.getvalue()).intact


def test_a_paper_signed_by_a_stranger_is_intact_but_not_trusted(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    stranger = demo_authority.made(tmp_path)
    ours = settings.SIGN_DEMO  # type: ignore[attr-defined]
    settings.SIGN_DEMO = stranger.key.parent  # type: ignore[attr-defined]
    forged = sign.sign_pdf(plain(), "冒充")
    settings.SIGN_DEMO = ours  # type: ignore[attr-defined]
    found = sign.check_pdf(forged)
    assert (found.intact, found.trusted) == (True, False)
    assert "不是本系统认可" in found.because


def test_an_encrypted_an_unsigned_and_a_broken_file_are_told_apart() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert "密码" in sign.check_pdf(out.getvalue()).because
    assert "没有电子签名" in sign.check_pdf(plain()).because
    for broken in (b"", b"%PDF-1.7", b"GIF89a", signed()[:9000]):
        assert not sign.check_pdf(broken).intact


def test_without_a_key_outside_the_demonstration_a_paper_stays_unsigned(
    settings: pytest.FixtureRequest,
) -> None:
    settings.DEMO_SIGNING = False  # type: ignore[attr-defined]
    assert sign.signing() is None
    assert sign.sign_pdf(plain(), "测试") == plain()


def test_a_key_that_cannot_be_read_is_told_and_never_replaced(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.SIGN_KEY = str(tmp_path / "none.p12")  # type: ignore[attr-defined]
    with pytest.raises(sign.BadKey, match="AWARD_SIGN_KEY"):
        sign.sign_pdf(plain(), "测试")


def test_a_configured_key_signs_and_its_own_root_is_trusted(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    own = demo_authority.made(tmp_path / "own")
    settings.DEMO_SIGNING = False  # type: ignore[attr-defined]
    settings.SIGN_KEY, settings.SIGN_PASSWORD = str(own.key), demo_authority.PASSWORD  # type: ignore[attr-defined]
    assert sign.check_pdf(sign.sign_pdf(plain(), "测试")).trusted
    settings.SIGN_ROOTS = [str(own.root)]  # type: ignore[attr-defined]
    assert sign.check_pdf(sign.sign_pdf(plain(), "测试")).trusted
