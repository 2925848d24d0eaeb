"""/city/examiners/: the library of examiners across cycles (9): found, read, entered, exported."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art09_panels import INVITE
from award.law.art27_recusal import RECUSE
from award.process.kinds import Actor
from award.process.panel import SKILLS
from award.process.professions import SECTIONS, section_of
from award.records.complaints import complaints
from award.records.library.models import ItemKind
from award.records.people.models import County
from award.records.reviews.models import Examiner
from award.services import library, library_tables
from award.services.asking import BadDetails, check
from award.services.library import CATEGORIES, Fact, Particulars
from award.services.tables import Table
from award.web.asking import form_class
from award.web.export import workbook
from award.web.importing import Import, Verdict, import_page
from award.web.library.forms import NewExaminer, ParticularsForm, initial
from award.web.seats import SeatedRequest, seat

PAGE = 50


def _found(request: SeatedRequest) -> QuerySet[Examiner]:
    """Everybody, narrowed by words, county, skill, section, and whether they may still be appointed."""
    asked = request.GET
    found = Examiner.objects.select_related("user", "county", "entry").order_by("user__name", "pk")
    words = asked.get("q", "").strip()
    if words:
        found = found.filter(Q(user__name__icontains=words) | Q(employer__icontains=words))
    if asked.get("county"):
        found = found.filter(county_id=asked["county"])
    if asked.get("standing") in ("struck", "open"):
        found = found.filter(struck_off_at__isnull=asked["standing"] == "open")
    # JSON lists are matched here, row by row: the two engines search inside them differently.
    keys = [
        e.pk
        for e in found
        if (not asked.get("skill") or asked["skill"] in e.skills)
        and (not asked.get("section") or asked["section"] in sections(e))
    ]
    return found.filter(pk__in=keys) if asked.get("skill") or asked.get("section") else found


def sections(examiner: Examiner) -> set[str]:
    """The letters of the sections in which the examiner's professions lie."""
    entry = getattr(examiner, "entry", None)
    mine = {section_of(d) for d in entry.professions} if entry else set()
    return {letter for letter, (name, _, _) in SECTIONS.items() if name in mine}


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The list, with what narrows it in the address."""
    found = _found(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(e, skills_of(e), professions_of(e)) for e in page],
        "q": request.GET.get("q", ""),
        "narrowed": any(request.GET.get(k) for k in ("q", "county", "skill", "section", "standing")),
        "chosen": request.GET,
        "counties": County.objects.all(),
        "skills": SKILLS,
        "sections": {k: v[0] for k, v in SECTIONS.items()},
        "law": INVITE,
    }
    return render(request, "library/examiners.html", context)


def skills_of(examiner: Examiner) -> str:
    return "、".join(SKILLS.get(s, s) for s in examiner.skills)


def professions_of(examiner: Examiner) -> str:
    entry = getattr(examiner, "entry", None)
    return "、".join(f"{d} {section_of(d)}" for d in entry.professions) if entry else ""


@seat(Actor.CITY)
@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """What the list shows, in the columns that the import reads."""
    rows = [
        (
            str(e.user), e.user.email, e.employer, p.uscc, e.county.name if e.county else "", p.title,
            skills_of(e), "、".join(p.professions), "、".join(p.categories), "是" if p.may_lead else "否",
            "已取消资格" if e.struck_off_at else "在库",
        )
        for e in _found(request)
        for p in [library.particulars(e, getattr(e, "entry", None))]
    ]  # fmt: skip
    columns = [c.label for c in library_tables.COLUMNS[:10]]
    return workbook("评审员库", [*columns, "状态"], rows)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One examiner: particulars, facts by kind, appointments of every cycle, conduct."""
    examiner = get_object_or_404(Examiner.objects.select_related("user", "county", "entry"), pk=pk)
    items = list(examiner.items.select_related("entered_by"))
    held = library.particulars(examiner, getattr(examiner, "entry", None))
    context: dict[str, Any] = {
        "examiner": examiner,
        "held": held,
        "skills": skills_of(examiner),
        "professions": professions_of(examiner),
        "categories": "、".join(CATEGORIES.get(c, c) for c in held.categories),
        "items": [
            (kind.label, found) for kind in ItemKind if (found := [i for i in items if i.kind == kind])
        ],
        "appointments": examiner.appointments.select_related("cycle").order_by("-cycle__number"),
        "conduct": complaints(request.seat).filter(examiner=examiner),
        "laws": (INVITE, RECUSE),
    }
    return render(request, "library/examiner.html", context)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """An account on the examiner's seat, and the entry."""
    form = NewExaminer(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = library.register(
                person=form.cleaned_data["person"],
                email=form.cleaned_data["email"],
                details=form.particulars(),
                by=request.seat,
                now=request.now,
            )
        except BadDetails as wrong:
            _reject(form, wrong)
        else:
            messages.success(request, f"{made}已入库；看材料、评分的权限随每届聘任产生")
            return redirect(f"/city/examiners/{made.pk}/")
    return _form(request, form, "评审员入库", "/city/examiners/")


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SeatedRequest, pk: int) -> HttpResponse:
    """The particulars of one examiner."""
    examiner = get_object_or_404(Examiner.objects.select_related("user", "entry"), pk=pk)
    held: Particulars = library.particulars(examiner, getattr(examiner, "entry", None))
    form = ParticularsForm(request.POST or None, initial=initial(held))
    if request.method == "POST" and form.is_valid():
        try:
            library.keep(examiner.user, form.particulars(), by=request.seat, now=request.now)
        except BadDetails as wrong:
            _reject(form, wrong)
        else:
            messages.success(request, "已更新")
            return redirect(f"/city/examiners/{pk}/")
    return _form(request, form, f"{examiner}的档案", f"/city/examiners/{pk}/")


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: SeatedRequest, pk: int) -> HttpResponse:
    """One more fact: a training, shares, an employment, advice, conduct."""
    examiner = get_object_or_404(Examiner.objects.select_related("user"), pk=pk)
    made = form_class(Fact, examiner, request.seat)
    form = made(request.POST) if request.method == "POST" else made()
    if form.is_bound and form.is_valid():
        try:
            details = form.details()
            check(details)
            library.add_fact(examiner, details, by=request.seat, now=request.now)
        except BadDetails as wrong:
            form.reject(wrong)
        else:
            messages.success(request, "已登记")
            return redirect(f"/city/examiners/{pk}/")
    return _form(request, form, f"登记{examiner}的履历", f"/city/examiners/{pk}/")


def _reject(form: Any, wrong: BadDetails) -> None:
    for name, message in wrong.errors.items():
        form.add_error(name if name in form.fields else None, message)


def _form(request: SeatedRequest, form: Any, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "submit": "保存"}
    return render(request, "admin/form.html", context, status=422 if form.is_bound else 200)


SPEC = Import(
    "examiners",
    "导入评审员",
    INVITE,
    library_tables.COLUMNS,
    lambda table, by, now: [
        Verdict(line.row, line.kind, line.row["person"] or line.row["email"], line.says)
        for line in library_tables.judge(table)
    ],
    lambda verdicts, by, now: library_tables.take_in(
        library_tables.judge(Table(tuple(v.row for v in verdicts))), by=by, now=now
    ),
    back_url="/city/examiners/",
    say="电子邮箱是评审员的身份：库里已有的更新档案，没有的新建账号，口令由本人用“找回密码”设置。",
    partial=True,
)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: SeatedRequest) -> HttpResponse:
    """Upload, dry run row by row, confirm."""
    return import_page(request, SPEC)
