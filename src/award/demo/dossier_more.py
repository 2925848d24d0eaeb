"""What an invented enterprise adds to what the form requires: tables of rows, more figures."""

from datetime import date, timedelta
from typing import Any

from award.demo.cast import Company


def form(company: Company, base: date) -> dict[str, dict[str, Any]]:
    """Section key -> more values."""
    year, revenue = base.year, company.revenue
    return {
        "unit": {
            "registration_authority": "包头市示例区市场监督管理局",
            "registered_capital": f"{company.assets // 5}",
            "shareholders": [
                {"name": "示例控股集团有限公司", "share": "61.00"},
                {"name": "示例投资合伙企业", "share": "39.00"},
            ],
        },
        "size": {
            "high_tech_number": f"GR2024150{company.key:05d}",
            "innovation_award_name": f"包头市科学技术进步奖二等奖（示例），{year - 2}年"
            if company.key % 2
            else "",
            "rd_institution_name": "包头市企业技术中心（示例）" if company.key % 3 else "",
        },
        "results": {
            "assets_3": _shares(company.assets, 88, 94),
            "liabilities_3": _shares(company.assets * 46 // 100, 96, 98),
            "equity_3": _shares(company.assets * 54 // 100, 82, 91),
            "output_3": _shares(revenue * 104 // 100, 83, 91),
            "new_product_3": _shares(revenue * 31 // 100, 74, 88),
            "quality_loss_3": _shares(revenue * 4 // 1000, 131, 114),
            "employees_3": [str(company.employees - 18), str(company.employees - 7), str(company.employees)],
            "added_value_3": _shares(revenue * 27 // 100, 81, 90),
            "pass_rate_3": ["98.1", "98.7", "99.2"],
            "satisfaction_3": ["91.2", "93.0", "94.6"],
            "peer_ranks": [
                _rank("主营业务收入", 2, year),
                _rank("产品一次交验合格率", 1, year),
            ],
            "benchmarks": [
                {
                    "product": company.products[:20],
                    "indicator": "尺寸公差",
                    "unit": "mm",
                    "own": "0.012",
                    "national": "0.015",
                    "international": "0.010",
                    "source": "第三方检测报告（示例）",
                },
            ],
        },
        "quality": {
            "cqo_name": company.person,
            "cqo_position": "副总经理",
            "cqo_qualification": "本科，高级工程师，12年",
            "excellence_history": [
                {
                    "on": (base - timedelta(days=1300)).isoformat(),
                    "what": "发布导入卓越绩效模式的决定",
                    "by": "总经理办公会",
                },
                {
                    "on": (base - timedelta(days=700)).isoformat(),
                    "what": "完成首次自我评价，立项改进23项",
                    "by": "质量部",
                },
            ],
            "certifications": [
                {
                    "name": "质量管理体系认证（GB/T 19001）",
                    "scope": company.products[:60],
                    "number": f"示例Q{company.key:04d}",
                    "issuer": "示例认证中心",
                    "from": (base - timedelta(days=400)).isoformat(),
                    "to": (base + timedelta(days=695)).isoformat(),
                },
            ],
            "standards": [
                {
                    "level": "national",
                    "number": "GB/T 00000（示例）",
                    "name": "示例产品通用技术条件",
                    "role": "join",
                    "year": str(year - 2),
                },
            ],
            "patents": [
                {
                    "kind": "invention",
                    "number": f"ZL2023{company.key:08d}（示例）",
                    "name": "一种示例装置及其控制方法",
                    "on": (base - timedelta(days=300)).isoformat(),
                },
            ],
        },
        "commitment": {
            "accept_review": True,
            "spread": True,
            "secrecy_claims": [
                {
                    "material": "自我评价报告 4.5 中的工艺参数",
                    "kind": "technical",
                    "ground": "尚未公开",
                    "scope": "评审组",
                },
            ],
        },
    }


def _shares(last: int, first: int, second: int) -> list[str]:
    """Three years in hundredths of the last, the oldest first."""
    return [f"{last * first / 100:.2f}", f"{last * second / 100:.2f}", f"{last}.00"]


def after(clause: str, company: Company) -> str:
    """A table in the text of one item, as the narrative's markup writes it."""
    if clause != "4.7.2":
        return ""
    return (
        "\n## 三年对比\n表：产品质量主要指标\n"
        "| 指标 | 前年 | 去年 | 今年 | 同行先进 |\n|---|---|---|---|---|\n"
        "| 一次交验合格率（%） | 98.1 | 98.7 | 99.2 | 98.9 |\n"
        f"| 顾客投诉（件） | {9 + company.key % 4} | 7 | 3 | 5 |\n"
        "**结论**：三年持续改进，合格率居同行前列。"
    )


def _rank(indicator: str, rank: int, year: int) -> dict[str, str]:
    source = f"行业协会{year - 1}年年报（示例）"
    return {"indicator": indicator, "rank": str(rank), "peers": "17", "source": source}
