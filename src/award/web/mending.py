"""Where each unmet clause is mended: a finding's key -> the page and the words of the link."""

from typing import Any

from django.db import models

from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.notices.models import AwardList
from award.records.seat import Seat
from award.records.spreading.models import Story

Mends = dict[str, tuple[str, str]]


def mends_of(subject: models.Model | None, seat: Seat | None) -> Mends:
    """The links that this seat can follow for findings about this subject."""
    if seat is None or subject is None:
        return {}
    if isinstance(subject, Application):
        return _application(subject, seat)
    if isinstance(subject, Cycle):
        return _cycle(subject)
    if isinstance(subject, Story):
        begins = "/spreading" if seat.actor is Actor.CITY else "/recipient"
        edit = (f"{begins}/stories/{subject.pk}/edit/", "去改")
        return {
            "story": edit,
            "personal": edit,
            "consent": (f"/do/{subject.subject}/consent/", "登记单位同意"),
        }
    if isinstance(subject, AwardList):
        return {
            "objection": ("/city/objections/", "办理异议"),
            "opinions": (f"/city/lists/{subject.pk}/", "处理意见"),
            "report": (f"/city/lists/{subject.pk}/", "写汇总报告"),
            "reasons": (f"/city/lists/{subject.pk}/", "补写理由"),
            "draft": (f"/do/{subject.subject}/draft_notice/", "拟公示稿"),
        }
    return {}


def _application(a: Application, seat: Seat) -> Mends:
    if seat.actor is Actor.APPLICANT:
        return {
            "dossier": ("/applicant/form/", "去填写"),
            "report": ("/applicant/report/", "去写自我评价"),
            "internal_notice": ("/applicant/internal-notice/", "登记内部公示"),
            "commitment": ("/applicant/form/commitment/", "去承诺"),
        }
    if seat.actor is Actor.COUNTY:
        page = f"/county/screening/{a.pk}/"
        return {"checklist": (f"{page}#checklist", "去核实"), "sector": (f"{page}#sector", "会同行业部门")}
    if seat.actor is Actor.CITY:
        page = f"/city/qualification/{a.pk}/"
        return {
            "consultation": (f"{page}#consultation", "催办或登记回函"),
            "credit": ("/city/credit/", "核查信用名单"),
            "recheck": (f"/do/application/{a.pk}/recheck/", "登记复核"),
            "objection": ("/city/objections/", "办理异议"),
            "panel": ("/city/panels/", "组建评审组"),
            "declaration": ("/city/panels/", "催办声明"),
            "notice": (f"/city/lists/?cycle={a.cycle.number}", "看公示"),
        }
    if seat.actor is Actor.EXAMINER:
        page = f"/examiner/result/{a.pk}/"
        mends = dict.fromkeys(("spread", "score", "findings", "sheets"), (page, "去办理"))
        visit = f"/examiner/visit/{a.pk}/"
        return {
            **mends,
            "countersign": (f"{page}#words", "看会签"),
            "visit": (visit, "去现场评审"),
            "site_report": (f"{visit}report/", "写报告"),
        }
    return {}


def _cycle(c: Cycle) -> Mends:
    page = f"/city/plan/{c.pk}/"
    mends: dict[str, Any] = {
        "plan": (f"{page}edit/", "修改方案"),
        "approval.party": (f"/do/cycle/{c.pk}/register_approval/", "登记批准文件"),
        "approval.government": (f"/do/cycle/{c.pk}/register_approval/", "登记批准文件"),
        "live": ("/city/", "看未办结的申报"),
        "ending": (f"/do/cycle/{c.pk}/state_vacancy/", "作出空缺说明"),
    }
    for key in ("call.receivers", "call.media"):
        mends[key] = (f"/do/cycle/{c.pk}/prepare_call/", "拟订通知与公告")
    return mends


def attest_url(subject: models.Model, key: str, seat: Seat) -> str:
    """Where a named official attests one point of an application."""
    step = "county_attest" if seat.actor is Actor.COUNTY else "city_attest"
    return f"/do/application/{subject.pk}/{step}/?key={key}"
