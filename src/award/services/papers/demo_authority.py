"""The authority of the demonstration: made at first use, named as what it is, never for real papers."""

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ORGANISATION = "示例签发机构（仅供演示，不具效力）"
SIGNER = "包头市市长质量奖电子查验签发（演示）"
PASSWORD = "demo"  # it protects nothing: the key is worthless outside the demonstration
YEARS = 30


@dataclass(frozen=True, slots=True)
class Authority:
    key: Path
    root: Path


def made(folder: Path) -> Authority:
    """The key and the root, made once; two processes at once keep the first one's."""
    authority = Authority(folder / "signer.p12", folder / "root.pem")
    if not authority.key.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"new-{secrets.token_hex(8)}"
        fresh.mkdir(mode=0o700)
        _make(fresh)
        for name in ("root.pem", "signer.p12"):
            with contextlib.suppress(FileExistsError):
                os.link(fresh / name, folder / name)
            (fresh / name).unlink()
        fresh.rmdir()
    return authority


def _make(folder: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509.oid import NameOID

    def name(common: str) -> x509.Name:
        parts = (
            (NameOID.COUNTRY_NAME, "CN"),
            (NameOID.ORGANIZATION_NAME, ORGANISATION),
            (NameOID.COMMON_NAME, common),
        )
        return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])

    def usage(authority: bool) -> x509.KeyUsage:
        return x509.KeyUsage(
            digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip

    # The demonstration's clock moves freely: good for all days that it can show.
    since = datetime(2020, 1, 1, tzinfo=UTC)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = name("示例根证书")

    def certificate(
        subject: x509.Name, public: ec.EllipticCurvePublicKey, authority: bool
    ) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(root_name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(since + timedelta(days=365 * YEARS))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(usage(authority), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
            )
            .sign(root_key, hashes.SHA256())
        )

    root = certificate(root_name, root_key.public_key(), True)
    signer = certificate(name(SIGNER), key.public_key(), False)
    (folder / "root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    bundle = pkcs12.serialize_key_and_certificates(
        b"signer", key, signer, [root], serialization.BestAvailableEncryption(PASSWORD.encode())
    )
    path = folder / "signer.p12"
    path.touch(mode=0o600)
    path.write_bytes(bundle)
