"""The Chinese of tests/cases/eligibility*, honour and title_use, turned into the command's JSON.

是 and 否 are true and false; 不明 and 无 are null (what null means depends on the key).
"""

from datetime import date
from typing import Any

KEYS = {
    "基准日": "base_date",
    "届": "cycle",
    "主体": "entity_type",
    "上次获奖届": "last_won_cycle",
    "信用代码": "uscc",
    "登记在包头": "registered_in_baotou",
    "成立日": "established_on",
    "迁入日": "relocated_to_baotou_on",
    "停产": "suspensions",
    "证照齐备": "licences_in_order",
    "违反政策": "policy_conflict",
    "导入卓越绩效": "performance_excellence_since",
    "首席质量官": "chief_quality_officer",
    "任命日": "appointed_on",
    "任命文件": "evidence",
    "具名认定": "attested",
    "质量管理体系健全": "quality_system",
    "同行业前列": "industry_position",
    "成效突出": "outstanding_results",
    "行业代码": "industry_code",
    "从业人员": "employees",
    "营业收入": "revenue",
    "资产总额": "assets",
    "高企证书": "high_tech_certificate",
    "发证日": "issued_on",
    "到期日": "expires_on",
    "科技型中小企业": "tech_sme_registration",
    "有效自": "valid_from",
    "有效至": "valid_to",
    "符合产业方向": "fits_city_industry",
    "同行业领先": "outstanding_in_industry",
    "科技奖励": "innovation_award",
    "研发机构": "rd_institution",
    "事故": "incidents",
    "类别": "kind",
    "发生日": "occurred_on",
    "死亡": "deaths",
    "重伤": "serious_injuries",
    "直接损失": "direct_loss",
    "等级": "grade",
    "负有责任": "liable",
    "评奖弄虚作假": "award_fraud",
    "行为日": "committed_on",
    "认定日": "found_on",
    "奖项": "award",
    "政府奖项": "government_award",
    "税费违法": "tax_or_social_insurance",
    "严重": "serious",
    "信用": "credit",
    "经营异常名录": "abnormal_list",
    "严重违法失信名单": "serious_dishonesty_list",
    "记录未修复": "unrepaired_record",
    "授奖日": "awarded_on",
    "办法有效": "regulation_in_force",
    "事件": "event",
    "发现日": "found_on",
    "重大不良社会影响": "major_social_impact",
    "获奖单位": "holder",
    "已撤销": "revoked",
    "用于": "where",
    "注明年份": "states_year",
    "奖牌证书伪造": "insignia_forged",
}
WORDS = {
    "是": True,
    "否": False,
    "不明": None,
    "无": None,
    "企业": "enterprise",
    "非法人企业": "unincorporated_enterprise",
    "分支机构": "branch",
    "事业单位": "public_institution",
    "个体工商户": "individual_business",
    "农民专业合作社": "cooperative",
    "社会组织": "social_organization",
    "质量安全": "quality_safety",
    "安全生产": "production_safety",
    "环境污染": "environment",
    "公共卫生": "public_health",
    "服务质量": "service_quality",
    "一般": "general",
    "较大": "large",
    "重大": "major",
    "特别重大": "extraordinary",
    "弄虚作假": "fraud",
    "质量事故": "quality_accident",
    "安全事故": "safety_accident",
    "环保事故": "environment_accident",
    "严重违法": "serious_violation",
    "单位形象宣传": "corporate_image",
    "产品宣传": "product_promotion",
    "产品或包装": "product_or_packaging",
    "不清楚": "unclear",
    "可以申报": "may_apply",
    "不得申报": "may_not_apply",
    "待定": "undetermined",
    "按第三十条撤销": "article_30",
    "按第三十一条研究": "article_31",
    "寻访关注": "watch",
    "不处理": "none",
    "须认定": "to_confirm",
    "允许": "allowed",
    "督促改正": "request_correction",
    "按伪造冒用移送": "refer_forgery",
    "大型": "large",
    "中型": "medium",
    "小型": "small",
    "微型": "micro",
    "不适用": "not_covered",
}


def word(value: Any) -> Any:
    """One word of the vocabulary; what is not in it stays as it is."""
    return WORDS.get(value, value) if isinstance(value, str) else value


def facts(value: Any) -> Any:
    """Facts as the command reads them; a key that the vocabulary lacks is a KeyError."""
    if isinstance(value, dict):
        return {KEYS[key]: facts(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [facts(entry) for entry in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        raise TypeError(f"write decimals as text: {value}")
    return word(value)
