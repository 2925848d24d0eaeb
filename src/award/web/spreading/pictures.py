"""The pictures of a story: uploaded, numbered, shown to whoever writes or looks at it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art34_spreading import SPREAD
from award.process import narrative
from award.records.files.models import Evidence
from award.services import files
from award.services import stories as service
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat
from award.web.spreading.stories import WRITERS, base, opened


class PictureForm(forms.Form):
    file = forms.FileField(label="图片", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds="PNG、JPG", max_size=f"{service.PICTURE_BYTES // 1048576}兆")


@seat(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    row = opened(request, pk)
    here = f"{base(request)}{pk}/"
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        upload = request.FILES.get("file")
        form.is_valid()
        try:
            if upload is None:
                raise files.BadFile("请选择一幅图")
            made = service.add_picture(row, upload, by=request.seat, now=request.now)
        except files.BadFile as wrong:
            form.add_error("file", str(wrong))
        else:
            said = f"已存为图{made.number}。在正文单独一行写 ![说明](图{made.number}) 就显示在那里"
            messages.success(request, said)
            return redirect(f"{here}pictures/")
    used = narrative.pictures(row.text)
    context = {
        "row": row,
        "form": form,
        "may": service.may_write(row, request.seat),
        "base": here,
        "rows": [(p, p.number in used) for p in row.pictures.all()],
        "law": SPREAD,
    }
    return render(request, "spreading/pictures.html", context, status=422 if form.errors else 200)


@seat(*WRITERS)
@require_safe
def picture(request: SeatedRequest, pk: int, n: int) -> HttpResponse:
    """One picture, to whoever the story is open to."""
    row = get_object_or_404(opened(request, pk).pictures.select_related("file"), number=n)
    return sent(row.file, "private, no-store")


def sent(file: Evidence, kept: str) -> HttpResponse:
    """The bytes, checked against their digest, shown in place: they were drawn anew by us."""
    try:
        response = HttpResponse(files.read(file), content_type=file.kind)
    except (files.BadFile, FileNotFoundError):
        raise Http404 from None
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = kept
    return response
