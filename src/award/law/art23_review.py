"""第二十三条 Article 23: review of documents and on site, under the leader's responsibility."""

from award.law.case import ApplicationCase, ListCase, PanelCase, SheetCase
from award.law.citation import Findings, cite, house, met, plan_rule, refuse

PANEL_DOCUMENT = cite(23, "组建材料评审专家组")
PANEL_SITE = cite(23, "组建现场评审专家组")
LEADER = cite(23, "实行组长负责制")
DOCUMENT_RESULT = cite(23, "形成评审意见和材料评审分数")
STAGES = cite(23, "评审包括材料评审、现场评审")
PASSED = cite(23, "对通过公示的企业")
SITE_RESULT = cite(23, "形成评审意见和现场评审分数")
SHORTLIST = cite(23, "综合评审结果确定进入现场评审单位名单")
STANDARD = cite(7, "作为评审标准")
MINIMUM = plan_rule("panel_min", "评审组最少人数")
SPREAD = plan_rule("spread", "评分离散的合议")
COUNTERSIGN = house("countersign", "结果由组长签署前，组员逐人会签或书面保留意见")
REFERENCES = house("references", "优势和改进机会的引证须在申报材料中找得到")


def panel_ready(case: ApplicationCase) -> Findings:
    """A panel stands for this file, with one leader, the plan's minimum and everyone declared."""
    panel = case.panel
    if not panel.exists:
        return refuse(PANEL_DOCUMENT, "还没有为这份申报组建材料评审专家组", "panel")
    found: Findings = met()
    if panel.members < panel.minimum:
        because = f"除回避外有{panel.members}名评审员，少于本届方案的{panel.minimum}名"
        found += refuse(MINIMUM, because, "panel")
    if len(panel.leaders) != 1:
        fact = "没有组长" if not panel.leaders else f"有{len(panel.leaders)}名组长"
        found += refuse(LEADER, f"这份申报的评审组{fact}，须恰为1名", "panel")
    return found


def sheets_signed(case: ApplicationCase) -> Findings:
    """Every member that is not recused has signed an independent sheet, and enough of them."""
    panel = case.panel
    found = panel_ready(case)
    if panel.unsigned:
        found += refuse(LEADER, f"还没有签署评分表：{'、'.join(panel.unsigned)}", "sheets")
    if panel.exists and not panel.unsigned and not panel.score_valid:
        found += refuse(STANDARD, panel.score_because, "score")
    return found


def spread_discussed(case: ApplicationCase) -> Findings:
    """Sheets apart by the plan's thresholds or more are discussed, and the discussion recorded."""
    panel = case.panel
    if panel.spreads and not panel.discussed:
        return refuse(SPREAD, f"须合议并记录理由：{'、'.join(panel.spreads)}", "spread")
    if panel.unreasoned:
        return refuse(SPREAD, f"这些条款离散，还没有逐条写合议理由：{'、'.join(panel.unreasoned)}", "spread")
    return met()


def findings_written(case: ApplicationCase) -> Findings:
    """评审意见 stands beside the score."""
    return met() if case.panel.findings_written else refuse(LEADER, "还没有写评审意见", "findings")


def by_leader(case: ApplicationCase) -> Findings:
    """The leader answers for findings and score, so the leader signs them."""
    if case.hands.by not in case.panel.leaders:
        return refuse(LEADER, "评审意见和分数由组长签署，你不是这份申报的组长", "leader")
    return met()


def by_member(case: ApplicationCase) -> Findings:
    """Countersigning is the members': the leader signs the result itself."""
    if case.hands.by not in case.panel.hands:
        return refuse(LEADER, "你不在这份申报的评审组，或者已经回避", "member")
    if case.hands.by in case.panel.leaders:
        return refuse(COUNTERSIGN, "你是组长：结果由你签署，会签由组员作出", "member")
    return met()


def text_ready(case: ApplicationCase) -> Findings:
    """There is something to countersign: sheets signed, spreads settled, findings written."""
    return sheets_signed(case) + spread_discussed(case) + findings_written(case)


def countersigned(case: ApplicationCase) -> Findings:
    """Every member has countersigned this very text, or dissented in writing, or it is on record why not."""
    if case.panel.uncountersigned:
        because = f"还没有会签或书面保留意见：{'、'.join(case.panel.uncountersigned)}"
        return refuse(COUNTERSIGN, because, "countersign")
    return met()


def panel_can_stand(case: PanelCase) -> Findings:
    """Enough members, exactly one leader, files to read, nobody struck off or known to be interested."""
    found: Findings = met()
    if case.members < case.minimum:
        found += refuse(MINIMUM, f"选了{case.members}名评审员，少于本届方案的{case.minimum}名", "members")
    if case.leaders != 1:
        found += refuse(LEADER, f"选了{case.leaders}名组长，须恰为1名", "leader")
    if not case.applications:
        found += refuse(PANEL_DOCUMENT, "没有选评审的申报件", "applications")
    for fact in case.unfit:
        found += refuse(PASSED, fact, "applications")
    for conflict in case.conflicts:
        found += refuse(cite(27, "本人应当主动回避"), conflict, "conflict")
    for name in case.struck_off:
        found += refuse(cite(29, "取消其评审员资格"), f"{name}已被取消评审员资格", "members")
    return found


def under_review(case: SheetCase) -> Findings:
    """Sheets are written and signed while the file is under review at their stage."""
    because = "这份申报现在不在本组的评审环节，评分表不能签署"
    return met() if case.started else refuse(STAGES, because, "stage")


def sheet_complete(case: SheetCase) -> Findings:
    """23 items, each on the grid of 5%."""
    found: Findings = met()
    if case.missing:
        found += refuse(STANDARD, f"还有{len(case.missing)}项没有评分：{'、'.join(case.missing)}", "sheet")
    if case.off_grid:
        found += refuse(STANDARD, f"百分比只取5的倍数：{'、'.join(case.off_grid)}", "sheet")
    if case.dangling:
        because = f"这些引证在申报材料中找不到：{'、'.join(case.dangling)}"
        found += refuse(REFERENCES, because, "sheet")
    return found


def reasons_given(case: ListCase) -> Findings:
    """Whoever is left off a list is told why, so a reason is written for each."""
    if case.without_reason:
        return refuse(SHORTLIST, f"还没有写未入选理由：{'、'.join(case.without_reason)}", "reasons")
    return met()


def all_scored(case: ListCase) -> Findings:
    """The list is drawn up when every file of this stage has its signed score."""
    if case.unready:
        return refuse(SHORTLIST, f"评审还没有结束：{'、'.join(case.unready)}", "unready")
    return met()
