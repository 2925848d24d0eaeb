"""第二十八条 Article 28: examiners keep secrets; applicants declare which materials are secret."""

from dataclasses import dataclass

from award.law.citation import cite

DISCIPLINE = cite(28, "参与市长质量奖评审的人员须严守工作纪律")
KEEP = cite(28, "保守申报单位的商业秘密、技术秘密")
DECLARE = cite(28, "申报单位应当主动申明申报材料中涉及的商业秘密或技术秘密")

SECRECY = {"none": "不涉密", "commercial": "商业秘密", "technical": "技术秘密"}
CLAIM_MAX = 200


def undertaking(cycle: str) -> tuple[str, ...]:
    """What everybody who takes part signs before any file opens, paragraph by paragraph."""
    return (
        f"我参与{cycle}包头市市长质量奖评审工作，郑重承诺：",
        "一、严守工作纪律，按照评审标准和程序独立、客观、公正地办理，不受任何单位和个人影响。",
        "二、保守申报单位的商业秘密、技术秘密。申报材料、评分、评审意见和评审过程不复制、不外传、不作他用；"
        "本届结束后继续保密。",
        "三、与申报单位存在利害关系的，主动声明并回避，不打听、不干预回避的申报件。",
        "四、不弄虚作假，不索取、不收受申报单位的财物、宴请和其他利益，不为申报单位提供有偿咨询。",
        "五、违反以上承诺的，接受取消资格的处理，并按照有关规定接受追责问责。",
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """What an applicant declares of one file: which secret, on what ground, and how far it reaches."""

    kind: str = "none"
    ground: str = ""
    scope: str = ""

    def faults(self) -> dict[str, str]:
        """Field -> what is wrong, in words. A declaration says what it rests on and what it covers."""
        if self.kind not in SECRECY:
            return {"secrecy": "请选择是否涉及秘密"}
        found = {}
        for name, label, text in (("ground", "依据", self.ground), ("scope", "范围", self.scope)):
            if self.kind != "none" and not text:
                found[name] = f"申明了{SECRECY[self.kind]}，请写明{label}"
            elif len(text) > CLAIM_MAX:
                found[name] = f"秘密申明的{label}最多{CLAIM_MAX}字，现有{len(text)}字"
        return found


NO_CLAIM = Claim()
