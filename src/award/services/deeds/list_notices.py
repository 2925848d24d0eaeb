"""The deeds of a list's notice: drafted, published, opinions answered (Articles 22, 24, 25)."""

from dataclasses import dataclass
from typing import Any

from award.law.art25_final_deliberation import DAYS
from award.process.application import S
from award.process.kinds import Actor
from award.process.lists import K, ListRoad
from award.records.listing import eligible, members
from award.records.notices.models import AwardList, Entry, NoticeDraft, Opinion
from award.services import notices, outcomes, white_list
from award.services.asking import BadDetails, ask
from award.services.deeds.lists import follow, follow_and_release, release
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class NoticeText:
    """The draft of a list's notice: its days, what stands above the list, whom to reach."""

    days: int | None = ask("公示的工作日数", "integer", least=1, most=60, unit="个工作日")
    longer_because: str = ask("长于7个工作日的理由", required=False, max=400)
    text: str = ask(
        "正文要补充的内容", "long", required=False, max=1000,
        help="起止日期和名单由系统写入，不必重复；不得含个人身份证号和手机号",
    )  # fmt: skip
    contact: str = ask(
        "受理部门、电话和地址",
        required=False,
        max=200,
        example="市质量工作主管部门质量科 0472-0000000（示例）",
    )

    def chosen(self) -> dict[str, Any]:
        return {"days_chosen": self.days or 0, "longer_because": self.longer_because}


@effect(ListRoad.DRAFT_NOTICE, NoticeText)
def notice_drafted(award_list: AwardList, details: NoticeText, act: Act) -> dict[str, Any]:
    """Written anew each time; OFFICE's own notice may be drafted by CITY, and only OFFICE releases it."""
    for name in ("longer_because", "text", "contact"):
        white_list.personal(getattr(details, name), name)
    if act.by.actor is Actor.OFFICE and award_list.kind != K.PROPOSED:
        raise BadDetails({"__all__": "这份名单由市质量工作主管部门公示"})
    NoticeDraft.objects.update_or_create(
        award_list=award_list,
        defaults={
            "days": details.days or 0,
            "longer_because": details.longer_because.strip(),
            "text": details.text.strip(),
            "contact": details.contact.strip(),
            "drafted_by_id": act.by.user_id,
            "drafted_at": act.now,
        },
    )
    return {"days": details.days}


@dataclass(frozen=True, slots=True)
class Days:
    """How long the notice runs, in working days."""

    days: int | None = ask("公示的工作日数", "integer", least=1, most=60, unit="个工作日")

    def chosen(self) -> dict[str, Any]:
        return {"days_chosen": self.days}


def _after_qualified(award_list: AwardList, details: Days, act: Act) -> None:
    follow(ListRoad.PUBLISH_QUALIFIED)(award_list, details, act)
    refused = award_list.cycle.applications.filter(state=S.NOT_QUALIFIED.value)
    release(award_list, act)
    outcomes.release(refused, act.now)


@effect(ListRoad.PUBLISH_QUALIFIED, Days, after=_after_qualified)
def qualified_published(award_list: AwardList, details: Days, act: Act) -> dict[str, Any]:
    """The list of the qualified is what was decided file by file, as of its publication (Article 22)."""
    Entry.objects.bulk_create(Entry(award_list=award_list, application=a) for a in eligible(award_list))
    return _publish(award_list, details.days or 0, act)


def _publish(award_list: AwardList, days: int, act: Act, longer_because: str = "") -> dict[str, Any]:
    notice = notices.of_list(award_list, members(award_list), act.now, days, longer_because)
    award_list.notice = notice
    return {"notice": notice.pk, "digest": notice.digest, "days": days}


@effect(ListRoad.CONSULT, Days, after=follow_and_release(ListRoad.CONSULT))
def consulted(award_list: AwardList, details: Days, act: Act) -> dict[str, Any]:
    return _publish(award_list, details.days or 0, act)


@dataclass(frozen=True, slots=True)
class Treatment:
    """How an opinion of the public was treated (Article 24)."""

    opinion: int
    treatment: str = ask("研究处理情况", "long", max=1000)

    def chosen(self) -> dict[str, Any]:
        return {}


@effect(ListRoad.ANSWER_OPINION, Treatment)
def opinion_answered(award_list: AwardList, details: Treatment, act: Act) -> dict[str, Any]:
    opinion = Opinion.objects.filter(pk=details.opinion, notice=award_list.notice).first()
    if opinion is None:
        raise BadDetails({"__all__": "没有这条意见"})
    opinion.treatment, opinion.treated_by_id, opinion.treated_at = details.treatment, act.by.user_id, act.now
    opinion.save()
    return {"opinion": opinion.pk}


@dataclass(frozen=True, slots=True)
class AwardNotice:
    """Seven working days; longer only with a reason (Article 25)."""

    days: int | None = ask("公示的工作日数", "integer", least=1, most=60, unit="个工作日")
    longer_because: str = ask("长于7个工作日的理由", required=False, max=400)

    def chosen(self) -> dict[str, Any]:
        return {"days_chosen": self.days, "longer_because": self.longer_because}


@effect(ListRoad.PUBLISH_PROPOSED, AwardNotice, after=follow_and_release(ListRoad.PUBLISH_PROPOSED))
def proposed_published(award_list: AwardList, details: AwardNotice, act: Act) -> dict[str, Any]:
    return _publish(award_list, details.days or DAYS, act, details.longer_because)
