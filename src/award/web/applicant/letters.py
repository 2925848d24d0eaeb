"""What the enterprise receives: returns, opinions, decisions once released, receipts of its filings."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.citation import Law, cite, house
from award.law.dates import spoken, spoken_moment
from award.process.application import Road
from award.process.evidence import label_of
from award.process.kinds import Actor
from award.records.applications.models import Application, Dossier, Outcome
from award.records.cases import local
from award.records.desk import on_the_desk_of
from award.services import frozen
from award.services.digests import sm3
from award.services.papers.receipt import receipt_number
from award.web.applicant.own import address
from award.web.options import point_names
from award.web.parts import Letter
from award.web.seats import SeatedRequest, seat

BY_COUNTY = {Road.RETURN.key, Road.RECOMMEND.key, Road.NOT_RECOMMEND.key}
TITLES = {
    Road.RETURN.key: "补正通知书",
    Road.RECOMMEND.key: "推荐意见",
    Road.NOT_RECOMMEND.key: "不予推荐告知书",
    Road.NOT_QUALIFY.key: "不具备申报资格告知书",
    Road.QUALIFY.key: "具备申报资格告知书",
    Road.TAKE_BACK.key: "撤回申报资格告知书",
    Road.DISQUALIFY.key: "取消授奖资格告知书",
    Road.WITHDRAW.key: "撤回申报记录",
}
FREE = cite(5, "市长质量奖的评选不收取任何费用")
PLACES = {"report": "/applicant/report/", "internal_notice": "/applicant/internal-notice/"}


def law_of(outcome: Outcome, text: str) -> Law:
    """The clause that an outcome rests on, as it was quoted under its cycle's text."""
    if outcome.article:
        return cite(outcome.article, outcome.quote, text)
    return house(outcome.step, outcome.quote)


def title_of(outcome: Outcome) -> str:
    return TITLES.get(outcome.step, f"{outcome.title}告知书")


def returned(application: Application) -> Outcome | None:
    """The latest return for correction; None before one."""
    found = application.outcomes.filter(step=Road.RETURN.key, released_at__isnull=False)
    return found.order_by("-id").first()


def points_named(application: Application) -> list[tuple[str, str]]:
    """(words, address) of each part that the return opened."""
    names = dict(point_names(application))
    return [(names.get(part, part), _place(part, application)) for part in application.return_points]


def _place(part: str, application: Application) -> str:
    """The page, and on it the place, where a named point is mended."""
    if part.startswith("evidence:"):
        return f"{address('/applicant/evidence/', application)}#{part.removeprefix('evidence:')}"
    if part.startswith("report/"):
        clause = part.removeprefix("report/")
        category = f"&category={clause.rpartition('.')[0]}"
        return f"{address('/applicant/report/', application)}{category}#item-{clause.replace('.', '-')}"
    section, _, field = part.partition(".")
    page = address(PLACES.get(section, f"/applicant/form/{section}/"), application)
    return f"{page}#field-{field}" if field else page


@seat(Actor.APPLICANT)
@require_safe
def letter(request: SeatedRequest, pk: int) -> HttpResponse:
    """One released outcome, with its clause and reason; 404 until it is released."""
    mine = on_the_desk_of(request.seat)
    outcome = get_object_or_404(
        Outcome.objects.select_related("application__cycle", "application__county"),
        pk=pk,
        application__in=mine,
        released_at__isnull=False,
    )
    context = {"letter": as_letter(outcome), "application": outcome.application}
    return render(request, "applicant/letter.html", context)


def as_letter(outcome: Outcome) -> Letter:
    a = outcome.application
    if outcome.step in BY_COUNTY:
        issuer = f"{a.county.name}质量工作主管部门"
    elif outcome.step == Road.WITHDRAW.key:
        issuer = a.name
    else:
        issuer = Actor.CITY.label
    opening = (
        f"你单位申报{a.cycle}包头市市长质量奖（编号{a.number}），现将办理情况告知如下：" if a.number else ""
    )
    own_words = outcome.step == Road.WITHDRAW.key
    notes = []
    if outcome.step == Road.RETURN.key and a.correction_due is not None:
        notes.append(f"请在{spoken(a.correction_due)}24:00前一次补齐；只开放所列内容。")
    return Letter(
        title=title_of(outcome),
        to="" if own_words else a.name,
        paragraphs=[p for p in ("" if own_words else opening, *outcome.reason.splitlines()) if p.strip()],
        signed_by=issuer,
        day=local(outcome.at).date(),
        laws=[law_of(outcome, a.cycle.regulation)],
        notes=notes,
    )


@seat(Actor.APPLICANT)
@require_safe
def receipt(request: SeatedRequest, pk: int) -> HttpResponse:
    """The numbered receipt of one filing: moment, digest, and every file with its own."""
    mine = on_the_desk_of(request.seat)
    dossier = get_object_or_404(
        Dossier.objects.select_related("application__cycle", "application__county"),
        pk=pk,
        application__in=mine,
    )
    body = frozen.read(dossier)
    application = dossier.application
    context = {
        "application": application,
        "dossier": dossier,
        "letter": as_receipt(application, dossier),
        "files": [(label_of(e["purpose"]), e) for e in body["evidence"]],
    }
    return render(request, "applicant/receipt.html", context)


def as_receipt(a: Application, dossier: Dossier) -> Letter:
    what = "补正材料" if dossier.round else "申报材料"
    said = (
        f"{spoken_moment(local(dossier.filed_at))}收到你单位通过本系统提交的{a.cycle}包头市市长质量奖{what}，"
        f"由{a.county.name}质量工作主管部门初审。"
    )
    return Letter(
        title="申报回执" if not dossier.round else f"补正回执（第{dossier.round}次）",
        number=receipt_number(dossier),
        to=a.name,
        paragraphs=[
            said,
            f"材料摘要（SHA-256）：{dossier.digest}",
            f"材料摘要（SM3）：{sm3(dossier.body.encode())}",
            f"{FREE.quote}。",
        ],
        signed_by="包头市市长质量奖管理系统",
        day=local(dossier.filed_at).date(),
        laws=[Road.SUBMIT.law, FREE],
    )
