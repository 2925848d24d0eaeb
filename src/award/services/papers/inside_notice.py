"""The text that an enterprise posts inside before it files (Article 20), with its first and last day."""

from datetime import date

from award.law.art20_application import AT_LEAST, MIN_DAYS
from award.law.dates import spoken
from award.records.applications.models import Application
from award.records.cases import calendar
from award.services.papers.typeset import date_zh, typeset

TITLE = "关于申报{cycle}包头市市长质量奖的公示"


def planned(application: Application, posted_on: date) -> tuple[date, int]:
    """The last day that a notice posted on a day must hang, and its number of working days."""
    plan = application.cycle.plan()
    days = max(MIN_DAYS, plan.internal_days)
    first = plan.chosen()["publicity.count_first_day"]
    return calendar().count(posted_on, days, count_first_day=first).last_day, days


def inside_notice_pdf(application: Application, *, posted_on: date, contact: str) -> bytes:
    """The notice, to print, stamp and post. Equal records give equal bytes."""
    last_day, days = planned(application, posted_on)
    cycle = application.cycle
    year, number = cycle.regulation.split("-")
    name = str(application.draft.values.get("name") or application.name)
    return typeset(
        "inside_notice",
        {
            "title": TITLE.format(cycle=cycle),
            "paragraphs": [
                f"根据《包头市市长质量奖管理办法（修订）》（包府办发〔{year}〕{number}号）{AT_LEAST.label}规定，"
                f"我单位自愿申报{cycle}包头市市长质量奖，已按照评审标准进行自我评价，填写了申报材料，"
                "现将有关情况在单位内部公示。",
                "申报表、自我评价报告和证明材料由下列联系人提供查阅，其中涉及商业秘密、技术秘密的按本单位规定办理。"
                "对申报材料的真实性有不同意见的，请在公示期间以书面或口头方式提出；提出意见的，本单位负责核实并记录处理情况。",
            ],
            "facts": [
                ["公示时间", f"{spoken(posted_on)}至{spoken(last_day)}24时，{days}个工作日"],
                ["联系人", contact],
            ],
            "enterprise": name,
            "iso": [posted_on.year, posted_on.month, posted_on.day],
            "day": date_zh(posted_on.isoformat()),
            "source": f"工作日按国务院办公厅公布的节假日安排计算。{AT_LEAST.label}：“{AT_LEAST.quote}”。",
        },
    )
