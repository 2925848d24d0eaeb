"""The points that named officials attest, in words: a finding's key -> what it is about."""

import re

from award.law import texts

POINTS = {
    "art02.entity_kind": "单位类型",
    "art03.last_won_cycle": "上次获奖届次",
    "art15.legal_person": "独立法人资格",
    "art15.registered_in_baotou": "登记注册地在包头市",
    "art15.established_on": "连续正常生产经营年限",
    "art15.relocated_to_baotou_on": "迁入包头前后的经营年限",
    "art15.suspension": "停产与连续经营",
    "art15.uscc": "统一社会信用代码",
    "art15.quality_system": "质量管理体系",
    "art15.chief_quality_officer": "首席质量官制度",
    "art15.performance_excellence": "实施卓越绩效模式的年限",
    "art15.industry_position": "同行业位次",
    "art15.outstanding_results": "各方面成效",
    "art17.1.policy": "产业、环保、质量政策",
    "art17.2.licences": "有关证照",
    "art17.3.incident": "责任事故",
    "art17.4.fraud": "政府奖项弄虚作假",
    "art17.5.arrears": "税收、社会保险费违法",
    "art17.6.list": "信用名单上的记载",
    "art17.6.credit": "名录、名单与信用记录",
}
KEY = re.compile(r"art(\d+)\.(?:(\d)\.)?(\w+)")


def point_label(key: str) -> str:
    """art17.3.reply.12 -> 第十七条（三）部门回函; the key itself where it is none of ours."""
    found = KEY.match(key)
    if found is None:
        return key
    item = f"（{texts.chinese(int(found[2]))}）" if found[2] else ""
    words = "部门回函" if found[3] == "reply" else POINTS.get(found[0], "")
    return f"第{texts.chinese(int(found[1]))}条{item}{words}"
