"""第九条 Article 9: experts form a panel for one cycle; it dissolves by itself when the cycle ends."""

from award.law.case import AppointmentCase, CycleCase, DrawCase, PanelCase
from award.law.citation import Findings, cite, house, met, refuse

INVITE = cite(9, "组成评审专家组")
RULES_OF_WORK = cite(9, "组织制定、修订评审标准、评审细则和评审程序等工作规范")
DISSOLVE = cite(9, "当届评审工作结束后，评审专家组自动撤销")
LEAD = cite(9, "包头市人民政府分管质量工作副市长负责牵头")
POOL_FIRST = house("draw_pool", "抽取只按固定时的名单；名单有变化的，重新固定后再抽取")
TRUE_RECORD = house("draw_record", "种子、名单和结果须与台账所记的摘要相符，不相符的不得采用")
VACANCY = cite(3, "若无符合条件的单位，奖项可以空缺")


def nothing_live(case: CycleCase) -> Findings:
    """A cycle ends when no file is still on somebody's desk."""
    if case.live:
        return refuse(DISSOLVE, f"还有{len(case.live)}份申报没有办结：{'、'.join(case.live)}", "live")
    return met()


def nobody_awarded(case: CycleCase) -> Findings:
    """Vacancy is the end of a cycle without recipients; fewer than five is no vacancy of this kind."""
    return refuse(VACANCY, "本届已有授奖单位，不属于空缺", "ending") if case.commended else met()


def ended_properly(case: CycleCase) -> Findings:
    """Awards were conferred, or the vacancy was stated."""
    if case.commended or case.vacancy_stated:
        return met()
    return refuse(VACANCY, "既没有颁发奖牌、证书，也没有作出空缺说明", "ending")


def cycle_open(case: AppointmentCase) -> Findings:
    """Examiners are invited for a cycle that was launched and has not ended."""
    return met() if case.open else refuse(INVITE, "这一届还没有启动或者已经结束，不能聘任评审员", "cycle")


def all_appointed(case: PanelCase) -> Findings:
    """A panel is made of experts who were invited to this cycle, accepted, and undertook to keep secrets."""
    if case.unappointed:
        names = "、".join(case.unappointed)
        return refuse(INVITE, f"还没有受聘本届或没有签保密廉洁承诺书：{names}", "appointed")
    return met()


def pool_can_be_filled(case: DrawCase) -> Findings:
    """A pool is fixed only when panels can be drawn from it; that they cannot is said only when proven."""
    return refuse(INVITE, case.impossible, "pool") if case.impossible else met()


def pool_still_true(case: DrawCase) -> Findings:
    """Between fixing and drawing an examiner may be struck off, an interest declared, a file withdrawn."""
    return refuse(POOL_FIRST, case.stale, "pool") if case.stale else met()


def record_true(case: DrawCase) -> Findings:
    """Seed, pool and result are those whose digests the ledger holds: nobody changed them in the store."""
    return refuse(TRUE_RECORD, case.tampered, "record") if case.tampered else met()
