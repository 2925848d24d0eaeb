"""What an invented enterprise writes: the entry form, the self-assessment of 23 items, its files."""

from datetime import date, timedelta
from random import Random
from typing import Any

from award.demo import dossier_more, pdf
from award.demo.cast import Company
from award.law.art07_criteria import criteria
from award.law.art28_secrets import Claim
from award.law.divisions import DIVISIONS
from award.process.evidence import REQUIREMENTS

SECRET = Claim("commercial", "未公开的财务数据，已采取保密措施", "全部内容，只供本届初审、审查和评审人员查阅")
COUNTIES = {d.code: d.name_zh for d in DIVISIONS}


def form(company: Company, base: date) -> dict[str, dict[str, Any]]:
    """Section key -> values, as typed into the entry form (process/forms/2026.toml)."""
    made = _asked(company, base)
    for section, more in dossier_more.form(company, base).items():
        made[section] |= more
    return made


def _asked(company: Company, base: date) -> dict[str, dict[str, Any]]:
    """What the form requires."""
    revenue = company.revenue
    return {
        "unit": {
            "name": company.name,
            "uscc": company.uscc,
            "entity_type": "enterprise",
            "address": f"内蒙古自治区包头市{COUNTIES[company.county]}示例路{company.key + 1}号",
            "registered_in_baotou": "yes",
            "established_on": company.established.isoformat(),
            "legal_representative": company.person,
            "contact": f"{company.person} 0472-5000{company.key:03d}",
            "products": company.products,
        },
        "standing": {
            "licences_in_order": "yes",
            "policy_conflict": "no",
            "incident": "no",
            "abnormal_list": "no",
            "serious_dishonesty_list": "no",
            "unrepaired_record": "no",
        },
        "size": {
            "industry_code": company.industry,
            "employees": str(company.employees),
            "revenue": str(revenue),
            "assets": str(company.assets),
            "high_tech_issued_on": (base - timedelta(days=500)).isoformat(),
            "high_tech_expires_on": (base + timedelta(days=595)).isoformat(),
            "fits_city_industry": "yes",
            "innovation_award": "yes" if company.key % 2 else "no",
            "rd_institution": "yes" if company.key % 3 else "no",
        },
        "results": {
            "revenue_3": _three(revenue, "0.84", "0.91"),
            "profit_3": _three(revenue // 12, "0.79", "0.90"),
            "tax_3": _three(revenue // 21, "0.82", "0.93"),
            "energy_3": ["0.42", "0.39", "0.36"],
            "position": f"主营业务收入{revenue}万元，据行业协会年报（示例）居包头市同行业前三位，"
            "产品一次交验合格率99.2%，高于行业均值1.4个百分点。",
        },
        "quality": {
            "chief_quality_officer": "yes",
            "cqo_appointed_on": (base - timedelta(days=1100)).isoformat(),
            "performance_excellence_since": (base - timedelta(days=1300)).isoformat(),
            "quality_system": "通过GB/T 19001、GB/T 24001、GB/T 45001认证，证书在有效期内。",
            "achievements": "近三年参与制定国家、行业标准4项，授权发明专利11件；顾客满意度由91.2提高到94.6；"
            "单位产品能耗累计下降12.8%；公益支出每年不少于营业收入的千分之二。",
        },
        "profile": {
            "organization": f"本单位主要从事{company.products}，现有员工{company.employees}人，设研发、生产、"
            "质量、营销四个中心。使命是以质量赢得信任；关键顾客为行业龙头企业，关键供方18家，均建立联合改进机制。",
            "challenges": "面临原料价格波动、同质化竞争和绿色转型三方面挑战；优势在于工艺积累与产业集群配套。"
            "以年度自评、管理评审和改进项目库推动绩效改进。",
        },
        "commitment": {"committed": True, "secrecy": "工艺参数、客户名单属于商业秘密，限评审使用。"},
    }


def _three(last: int, first: str, second: str) -> list[str]:
    """Three years' figures, the oldest first."""
    return [f"{last * float(share):.2f}" for share in (first, second)] + [f"{last}.00"]


def report(company: Company, rng: Random) -> dict[str, dict[str, Any]]:
    """Item -> text and the unit's own percentage, for all 23 items."""
    written = {}
    for item in criteria().items:
        percent = 5 * rng.randint(9, 15)
        written[item.clause] = {
            "text": f"{item.name_zh}：围绕“{item.focus_zh}”，本单位建立了制度化的方法，由最高管理者负责，"
            f"覆盖{company.products}全过程及{rng.randint(3, 9)}个部门。"
            f"近三年据此立项改进{rng.randint(4, 28)}项，完成率{rng.randint(82, 99)}%，"
            f"相关指标由{rng.randint(70, 80)}提高到{rng.randint(84, 97)}，"
            "每半年与标杆单位对比一次，结果用于下一轮目标分解。数据见证明材料。"
            + dossier_more.after(item.clause, company),
            "percent": percent,
        }
    return written


def files(company: Company) -> list[tuple[str, str, bytes]]:
    """(purpose, file name, bytes) of each required kind of evidence."""
    wanted = [r for r in REQUIREMENTS if r.required]
    return [(r.key, f"{r.label}.pdf", scan(r.label, company.name, company.uscc)) for r in wanted]


def scan(title: str, *lines: str) -> bytes:
    """A sample document with a title, marked as what it is."""
    return pdf.page([title, *lines, "", "（示例文件，内容均为虚构，不具任何效力）"])


def accident(base: date) -> dict[str, str]:
    """An accident that its own figures grade 一般; the authority's approved report says otherwise."""
    return {
        "incident": "yes",
        "incident_kind": "production_safety",
        "incident_on": (base - timedelta(days=410)).isoformat(),
        "incident_deaths": "1",
        "incident_injuries": "2",
        "incident_loss": "860",
    }
