"""A filed dossier handed out as a ZIP that proves itself, and held against what the ledger says was filed."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, cast

from award.process import pack
from award.process.application import Road
from award.records.applications.models import Application, Dossier
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.ledger.models import Line
from award.services import files, frozen
from award.services.digests import chunks_of, sha256, sm3
from award.services.file_kinds import BadFile

FILING = (Road.SUBMIT.key, Road.RESUBMIT.key)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a dossier is what was filed; `because`: the first thing that says it is not."""

    holds: bool
    digest: str
    because: str | None = None


class _Sink:
    """Takes what the ZIP writes and gives it on: nothing of it stays."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is kept back."""

    def given(self) -> Iterator[bytes]:
        pieces, self.pieces = self.pieces, []
        yield from pieces


def write(dossier: Dossier) -> Iterator[bytes]:
    """The pack, piece by piece; equal filings give equal bytes. BadFile where a stored file was changed."""
    content = frozen.read(dossier)
    rows = list(pack.named(content))
    kept = {str(e.pk): e for e in Evidence.objects.filter(pk__in=[row["id"] for row in rows])}
    paths = {row["id"]: f"{pack.FILES}{n:03d}-{kept[row['id']].name}" for n, row in enumerate(rows, start=1)}
    manifest = _manifest(dossier, [_entry(row, kept[row["id"]], paths[row["id"]]) for row in rows])
    moment = local(dossier.filed_at)
    sink = _Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w") as archive:

        def part(path: str) -> zipfile.ZipInfo:
            made = zipfile.ZipInfo(path, moment.timetuple()[:6])
            made.external_attr = 0o600 << 16
            return made

        archive.writestr(part(pack.MANIFEST), manifest)
        archive.writestr(part(pack.BODY), dossier.body)
        yield from sink.given()
        for row in rows:
            with files.opened(kept[row["id"]]) as file, archive.open(part(paths[row["id"]]), "w") as entry:
                for chunk in chunks_of(file):
                    entry.write(chunk)
                    yield from sink.given()
    yield from sink.given()


def _entry(row: Any, kept: Evidence, path: str) -> dict[str, Any]:
    return {"path": path, "id": row["id"], "name": kept.name, "size": kept.size, "sha256": row["sha256"],
            "sm3": kept.sm3}  # fmt: skip


def _manifest(dossier: Dossier, entries: list[dict[str, Any]]) -> str:
    application = dossier.application
    told = {
        "format": pack.FORMAT,
        "number": application.number,
        "enterprise": application.name,
        "cycle": application.cycle.number,
        "round": dossier.round,
        "filed_at": local(dossier.filed_at).isoformat(),
        "digest": dossier.digest,
        "sm3": sm3(dossier.body.encode()),
        "files": entries,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def held_against_the_record(found: pack.Pack) -> Verdict:
    """A pack that agrees with itself, against the filing that this system has on record."""
    if found.because is not None:
        return Verdict(False, found.digest, found.because)
    dossier = Dossier.objects.filter(application__number=found.number, round=found.round).first()
    if dossier is None:
        which = f"第{found.round}次补正" if found.round else ""
        return Verdict(False, found.digest, f"本系统没有登记过{found.number}{which}")
    if found.digest not in _recorded(dossier.application):
        return Verdict(False, found.digest, f"与{found.number}提交时登记的摘要不符")
    if found.digest != dossier.digest:
        return Verdict(False, found.digest, f"与{found.number}登记的次数不符")
    return Verdict(True, found.digest)


def _recorded(application: Application) -> set[str]:
    """The digests that the ledger's lines of filing name."""
    lines = Line.objects.filter(subject=application.subject, step__in=FILING)
    return {str(line.facts.get("dossier")) for line in lines}


def stored(number: str) -> Verdict | None:
    """Every filing of one application as it is stored: text, ledger and files. None before filing."""
    application = Application.objects.filter(number=number).first()
    filings = list(application.dossiers.order_by("round")) if application else []
    if application is None or not filings:
        return None
    recorded, last = _recorded(application), filings[-1].digest
    for dossier in filings:
        if wrong := _wrong(dossier, recorded):
            return Verdict(False, last, wrong)
    return Verdict(True, last)


def _wrong(dossier: Dossier, recorded: set[str]) -> str:
    """The first thing about one filing that does not hold; empty where all does."""
    which = f"第{dossier.round}次补正" if dossier.round else "首次提交"
    if sha256(dossier.body.encode()) != dossier.digest:
        return f"{which}的内容与摘要不符"
    if dossier.digest not in recorded:
        return f"{which}的摘要与经办记录不符"
    rows = list(pack.named(frozen.read(dossier)))
    kept = {str(e.pk): e for e in Evidence.objects.filter(pk__in=[row["id"] for row in rows])}
    for row in rows:
        file = kept.get(row["id"])
        if file is None or file.sha256 != row["sha256"]:
            return f"{which}的文件与材料所载的摘要不符：{row['name']}"
        try:
            with files.opened(file):
                pass
        except (BadFile, FileNotFoundError):
            return f"{which}的文件缺失或被改动：{row['name']}"
    return ""
