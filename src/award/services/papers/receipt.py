"""The receipt of a filed dossier (Article 21): number, enterprise, moment and digest."""

import json

from award.law.art21_county_screening import IN_TIME
from award.law.dates import spoken
from award.records.applications.models import Dossier
from award.records.cases import local
from award.services.digests import sm3
from award.services.papers.typeset import typeset


def receipt_number(dossier: Dossier) -> str:
    """质奖〔10〕007号-回1: the number of the application, and which of its filings."""
    return f"{dossier.application.number}-回{dossier.round + 1}"


def receipt_pdf(dossier: Dossier) -> bytes:
    """The PDF for one filing, the first or that of a correction round. Equal records give equal bytes."""
    application = dossier.application
    moment = local(dossier.filed_at)
    cycle = application.cycle
    year, number = cycle.regulation.split("-")
    evidence = json.loads(dossier.body).get("evidence", [])
    return typeset(
        "receipt",
        {
            "title": f"{cycle}包头市市长质量奖申报材料回执",
            "number": application.number or "",
            "enterprise": application.name,
            "cycle": str(cycle),
            "county": application.county.name,
            "moment": f"{spoken(moment.date())} {moment:%H:%M:%S}",
            "kind": f"第{dossier.round}次补正材料" if dossier.round else "申报表、自我评价报告、证明性材料",
            "receipt": receipt_number(dossier),
            "digest": dossier.digest,
            "sm3": sm3(dossier.body.encode()),
            "files": [{"name": e["name"], "sha256": e["sha256"]} for e in evidence],
            "clause": {"label": IN_TIME.label, "quote": IN_TIME.quote},
            "issued_as": f"包府办发〔{year}〕{number}号",
            "iso": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
        },
    )
