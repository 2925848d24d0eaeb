"""Articles 9, 10, 34: what recipients tell of their work, events about it, what waits for a look."""

import io
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from award.demo.play import Play
from award.process.spreading import ActivityRoad, StoryRoad
from award.records.honours.models import Honour
from award.records.seat import Seat
from award.records.spreading.models import Story
from award.services import activities, search, stories
from award.services.activities import Event
from award.services.stories import Agreement, Look, Written

TEXT = """## 为什么做
2022年，一条产线的返工占到工时的百分之七。班组各有各的记录，问题说得清、原因说不清（示例）。

## 怎样做
1. 把客户退回的每一件登记到工序，连续十二周
2. 用排列图找出三道工序，用控制图看它们是不是受控
3. 由班组长带队，用QC小组的办法逐项改进，改完再看四周

![改进前后的返工工时（示例数据）](图1)

## 效果
表：三年对比（示例数据）
| 指标 | 2023 | 2024 | 2025 |
| 一次交验合格率（%） | 96.1 | 98.4 | 99.3 |
| 返工占工时（%） | 7.0 | 3.2 | 1.4 |

## 可以照着做的
- 先管数据，再管人：没有登记到工序的问题不开会
- **控制图贴在工位**，异常当班处理
"""
FIRST = Written(
    "用控制图把返工降到原来的五分之一（示例）",
    "把退回的每一件登记到工序，用排列图和控制图找原因，由班组自己改进，三年里返工占工时从7.0%降到1.4%。",
    ("4.5.3", "4.6.2"), "统计过程控制、QC小组", TEXT,
)  # fmt: skip
SECOND = Written(
    "让供应商看得见质量要求（示例）",
    "把图纸上的要求改写成供应商能照着检的清单，每月一起看一次数据，来料不合格批次两年下降六成。",
    ("4.4.7",), "供方协同、来料检验清单",
    "## 做法\n与主要供应商共用一张检验清单，双方同一天量、同一张表记。\n\n## 效果\n"
    "来料不合格批次两年下降六成。",
)  # fmt: skip
WAITING = Written(
    "首席质量官怎样管住变更（示例）",
    "任何工艺变更先由首席质量官组织评审，变更当天首件加严。欢迎来电交流。",
    ("4.1.2",), "变更管理", "## 做法\n变更申请一页纸：改什么、为什么、怎样验证、谁签字。",
)  # fmt: skip
LOOKED = Look(no_promotion=True, no_persons=True)


def stage(play: Play, recipients: list[Honour]) -> None:
    """Two stories public, one that waits for CITY's look, one begun."""
    clerk = play.troupe.clerk
    units = [(h, _unit(play, h)) for h in recipients if not h.gone]
    for (honour, unit), text in zip(units, (FIRST, SECOND), strict=False):
        row = _handed_in(play, honour, unit, text)
        play.take(StoryRoad.FORWARD, row, clerk, LOOKED)
        play.take(StoryRoad.PUBLISH, row, play.troupe.releaser)
    for honour, unit in units[2:3]:
        _handed_in(play, honour, unit, WAITING)
    honour, unit = units[-1]
    stories.begin(honour, by=unit, now=play.now)
    _events(play, units)
    search.refresh()


def _unit(play: Play, honour: Honour) -> Seat:
    return next(s for s in play.troupe.enterprises.values() if s.enterprise == honour.enterprise_id)


def _handed_in(play: Play, honour: Honour, unit: Seat, text: Written) -> Story:
    row = stories.begin(honour, by=unit, now=play.now)
    if "图1" in text.text:
        stories.add_picture(row, SimpleUploadedFile("图.png", _bars()), by=unit, now=play.now)
    row = stories.save(row, text, seen=row.revision, by=unit, now=play.now)
    play.take(StoryRoad.HAND_IN, row, unit, Agreement(agrees=True))
    return row


def _bars() -> bytes:
    """A plain chart: hours of rework over twelve months."""
    image = Image.new("RGB", (720, 320), "#fffdfa")
    pen, out = ImageDraw.Draw(image), io.BytesIO()
    for n, height in enumerate((230, 226, 210, 190, 168, 140, 118, 96, 80, 66, 54, 46)):
        pen.rectangle((40 + n * 55, 280 - height, 76 + n * 55, 280), fill="#1c4a70" if n > 3 else "#8d8375")
    pen.line((30, 280, 700, 280), fill="#211c17", width=2)
    image.save(out, "PNG")
    return out.getvalue()


def _events(play: Play, units: list[tuple[Honour, Seat]]) -> None:
    day, (first, unit) = play.today, units[0]
    city, county = play.troupe.clerk, play.troupe.counties[first.enterprise.county_id or ""]
    told = [str(h.pk) for h, _ in units[:3]]
    made = [
        (city, Event(
            "on_site", "市长质量奖获奖单位经验现场会（示例）", _ago(day, 30), "一号车间", tuple(told), 86,
            "看控制图看板，获奖单位介绍做法", "各旗县区质量工作主管部门，企业46家",
        )),
        (county, Event(
            "report", "质量月经验报告会（示例）", _ago(day, 41), "", (told[0],), 120, "介绍返工下降的做法", ""
        )),
        (unit, Event(
            "visit", "同行企业来访（示例）", _ago(day, 12), "质量展厅", (told[0],), 15,
            "介绍数据登记到工序的办法，看两个班组", "来访企业甲（示例）、来访企业乙（示例）",
        )),
        (city, Event(
            "media", "媒体报道获奖单位做法（示例）", _ago(day, 20), "", tuple(told[:2]), None,
            "介绍两家获奖单位的质量管理方法", "", "https://www.example.invalid/news/1",
        )),
    ]  # fmt: skip
    for n, (by, event) in enumerate(made):
        row = activities.record(event, by=by, now=play.now)
        play.take(ActivityRoad.PROPOSE, row, city)
        if n < 3:
            play.take(ActivityRoad.PUBLISH, row, play.troupe.releaser)


def _ago(day: date, days: int) -> date:
    return day - timedelta(days=days)
