"""第十九条 Article 19: notice to the departments, counties and trade bodies, and a public call."""

from award.law.case import ApplicationCase, CycleCase
from award.law.citation import Findings, cite, met, refuse
from award.law.dates import spoken

NOTIFY = cite(19, "发出申报通知")
ANNOUNCE = cite(19, "通过媒体公开发布申报公告")

RECEIVERS = {
    "departments": "包头市有关部门",
    "counties": "各旗县区、稀土高新区质量工作主管部门",
    "associations": "行业组织",
}


def everyone_notified(case: CycleCase) -> Findings:
    """The three groups of receivers that the article names."""
    missing = [name for key, name in RECEIVERS.items() if key not in case.notified]
    return refuse(NOTIFY, f"通知还没有发给：{'；'.join(missing)}", "call.receivers") if missing else met()


def announced_publicly(case: CycleCase) -> Findings:
    """A medium and its link or clipping are on record."""
    return met() if case.announced else refuse(ANNOUNCE, "没有登记发布申报公告的媒体和链接", "call.media")


def opens_after_the_call(case: CycleCase) -> Findings:
    """The call comes before the first application, never on a later day than filing opens."""
    if case.call_opens_on is not None and case.call_opens_on < case.day:
        because = f"实施方案定于{spoken(case.call_opens_on)}开始受理，已早于今天；请先以补充公告顺延"
        return refuse(ANNOUNCE, because, "call.opens_on")
    return met()


def called(case: ApplicationCase) -> Findings:
    """Nothing can be filed before the cycle's call, or before the day it names."""
    if case.call is None:
        return refuse(ANNOUNCE, f"第{case.cycle}届尚未发布申报公告", "call")
    if case.day < case.call.opens_on:
        return refuse(ANNOUNCE, f"申报公告定于{spoken(case.call.opens_on)}开始受理", "call")
    return met()
