"""/city/papers/template/: the house template, replaced by officers in Word (GB/T 9704 as it comes)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.records.papers.models import HouseTemplate
from award.services.papers import docx, docx_house, docx_template, register
from award.web.export import attachment
from award.web.parts import describe
from award.web.seats import SeatedRequest


class TemplateForm(forms.Form):
    """A new template and what is new in it."""

    file = forms.FileField(label="Word 模板")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds="DOCX", max_size="5兆")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest) -> HttpResponse:
    """The template in use, the placeholders it may hold, and a new one with every fault named."""
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            register.bring_template(data["file"], data["note"], by=request.seat, now=request.now)
        except docx_template.BadTemplate as wrong:
            for words in str(wrong).split("；"):
                form.add_error("file", words)
        else:
            messages.success(request, "模板已检查并启用，今后的 Word 文件按它生成")
            return redirect(request.path)
    context = {
        "form": form,
        "placeholders": [
            (f"{{{{ {n} }}}}", w, n in docx_template.NEEDED) for n, w in docx.PLACEHOLDERS.items()
        ],
        "styles": list(docx_house.STYLES.values()),
        "used": register.template_row(),
        "rows": HouseTemplate.objects.select_related("uploaded_by", "evidence")[:20],
    }
    return render(request, "papers/template.html", context, status=422 if form.is_bound else 200)


@require_safe
def house(request: SeatedRequest) -> HttpResponse:
    """The template in use, to be edited in Word."""
    content = register.template() or docx_house.house()
    return attachment("公文模板.docx", content, register.WORD)


@require_POST
def withdraw(request: SeatedRequest) -> HttpResponse:
    """Back to the one before."""
    register.withdraw_template(by=request.seat, now=request.now)
    messages.success(request, "已停用这份模板")
    return redirect("/city/papers/template/")
