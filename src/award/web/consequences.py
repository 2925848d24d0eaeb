"""What a binding step will do, said on its confirm page before anything happens."""

from django.db import models

from award.process.application import Road
from award.process.conduct import ConductRoad
from award.process.course import CourseRoad
from award.process.cycle import CycleRoad
from award.process.drawing import DrawRoad
from award.process.honour import HonourRoad
from award.process.incubation import PoolRoad
from award.process.integrity import IntegrityRoad
from award.process.kinds import Steps
from award.process.lists import ListRoad
from award.process.means import AdjustmentRoad, BudgetRoad
from award.process.method import MethodRoad
from award.process.objection import ObjectionRoad
from award.process.panel import SheetRoad
from award.process.recusal import RecusalRoad
from award.process.register import ArchiveRoad, ChangeRoad
from award.process.spreading import ActivityRoad, StoryRoad

SAID: dict[Steps, str] = {
    Road.SUBMIT: "申报材料将冻结并编号，提交后不能再改，旗县区即可初审。",
    Road.RESUBMIT: "补正后的材料将冻结，交回旗县区继续初审。",
    Road.WITHDRAW: "申报将撤回，本届不再评审，不能恢复。",
    Road.RETURN: "材料退回申报单位，只开放所列内容；这会用去一次补正机会。",
    Road.RECOMMEND: "推荐意见将签署并报送市质量工作主管部门，签署后不能收回。",
    Road.NOT_RECOMMEND: "这份申报到此结束，理由和条款将告知申报单位。",
    Road.QUALIFY: "这家企业将列入具备申报资格的企业名单，名单发布前不对外。",
    Road.NOT_QUALIFY: "这家企业不列入名单，理由和条款在名单发布时告知。",
    Road.TAKE_BACK: "资格撤回，这份申报到此结束，理由和条款将告知申报单位。",
    Road.REVIEW: "申报材料将向评审组开放，进入材料评审。",
    Road.COUNTERSIGN: "你对组长拟签的这一稿会签；合议或评审意见改动后，会再请你会签。",
    Road.DISSENT: "你的保留意见将与评审结果一并存档，组长和市主管部门都能看到，不能撤回。",
    Road.UNABLE: "这名组员未能会签的原因将记入台账，结果可以签署；原因由组长负责。",
    Road.FINISH_DOCUMENTS: "评审意见和材料评审分数由你以组长身份签署，签署后不能再改。",
    Road.FINISH_SITE: "评审意见和现场评审分数由你以组长身份签署，签署后不能再改。",
    Road.END_FOR_FRAUD: "这份申报的评审到此终止，理由书面告知申报单位；同时登入诚信台账，待复核。",
    Road.DISQUALIFY: "这家企业的授奖资格将取消，不递补。",
    Road.APPROVE: "批准授奖，列入授奖通报。",
    Road.NOT_APPROVE: "这家企业不授奖，理由将告知，不递补。",
    Road.CONSULT: "将向所选部门发出征求意见函，回函期限按本届方案计算。",
    CycleRoad.SUBMIT_PLAN: "实施方案将报市委、市政府，报送后不能直接修改。",
    CycleRoad.LAUNCH: "实施方案从此冻结，只能以公告顺延期限。",
    CycleRoad.CALL: "申报公告将公开发布，通知发给各有关单位。",
    CycleRoad.EXTEND: "期限将顺延，并发布公告。",
    CycleRoad.STATE_VACANCY: "将向社会公告本届空缺，未公布的审查结果一并告知申报单位。",
    CycleRoad.CLOSE: "本届评审结束，评审专家组自动撤销，评审员的权限随之终止。",
    CycleRoad.ABANDON: "本届评审将中止并公告，不能恢复。",
    ListRoad.PUBLISH_QUALIFIED: "名单内容将冻结并向社会公示，未列入的单位同时收到告知。",
    ListRoad.SHORTLIST: "名单将确定，列入的进入现场评审，未列入的收到书面告知。",
    ListRoad.NOMINATE: "候选名单将确定，随后向社会公开征求意见。",
    ListRoad.CONSULT: "候选名单将冻结并向社会公开征求意见。",
    ListRoad.PROPOSE: "拟授奖名单和汇总报告将提请市政府专题会议审议。",
    ListRoad.PUBLISH_PROPOSED: "拟授奖名单将由市政府办公室向社会公示，内容冻结。",
    ListRoad.REPORT: "名单将报请市人民政府批准。",
    ListRoad.CIRCULATE: "授奖通报将发布，名单不能再改。",
    ListRoad.CONFER: "将为每家获奖单位登记证书编号，并可公开查验。",
    ObjectionRoad.UPHOLD: "异议将认定成立，答复可凭查询码查看。",
    ObjectionRoad.DISMISS: "异议将认定不成立，答复可凭查询码查看。",
    ObjectionRoad.CONSENT: "同意取消这家企业的授奖资格。",
    ObjectionRoad.REFUSE_CONSENT: "不取消授奖资格，这家企业留在名单上，等报请批准；理由可凭查询码查看。",
    ObjectionRoad.MERGE: "并入另一件办理，两个查询码查到同一个答复；收到的内容都保留。",
    Road.REPORT_LATER: "这家企业补报市人民政府批准。",
    HonourRoad.REVOKE: "称号将撤销，查验页和获奖名录立即更新。",
    HonourRoad.REVOKE_FRAUD: "称号将撤销，查验页和获奖名录立即更新。",
    ArchiveRoad.CONFIRM: "这一批将列入获奖台账并公开，以后申报时按它核对间隔三届。",
    ChangeRoad.CONFIRM: "名称变更、承继关系将登记生效，获奖时的名称保留不变。",
    PoolRoad.ADMIT: "这家单位纳入培育库，各级主管部门可以登记指导；入库不是申报的前提。",
    PoolRoad.LEAVE: "这家单位退出培育库，以后可以再申请；不影响申报。",
    IntegrityRoad.CONFIRM: "这一条将登记生效，以后各届的预检、初审和资格审查都会自动核对；登记后不能删改。",
    IntegrityRoad.SEND_BACK: "这一条不登记，理由留在台账里。",
    ConductRoad.STRIKE_OFF: "取消评审员资格：所有聘任终止，评审组中不再计分，以后各届都不能聘任、抽选。",
    ConductRoad.REFER: "移送有关机关追责问责，登记文号。",
    RecusalRoad.UPHOLD: "回避立即生效：材料对该人关闭，评分表作废留痕，由你具名认定。",
    RecusalRoad.DISMISS: "认定无须回避，同一事由以后不再提示。",
    RecusalRoad.SETTLE: "评审组将按所选补人、换组长；新的评审员先声明利害关系。",
    RecusalRoad.ASK_LIFT: "回避继续有效，等另一名工作人员复核。",
    RecusalRoad.LIFT: "回避解除：本人须重新声明，作废的评分表从空白重新评分。",
    DrawRoad.DRAW: "种子将公开并按它抽取；抽取结果连同种子、名单和未选入的理由一并公开，不能重来。",
    DrawRoad.ADOPT: "名单由你复核采用，此后不能再换分值重新求解；下一步按它组建评审组。",
    DrawRoad.FORM: "将按结果组建各评审组，并通知评审员先逐件声明利害关系。",
    BudgetRoad.CONFIRM: "预算生效，各科目可以登记支出；此后只能以复核过的调整增减。",
    BudgetRoad.CLOSE: "这一年度关账：不能再登记支出，只能冲销凭证；结余不自动结转。",
    AdjustmentRoad.CONFIRM: "调整立即生效，科目的余额随之增减。",
    CourseRoad.PUBLISH: "向企业开放报名，免费；报名截止前按先后给名额，满额后候补。",
    CourseRoad.MOVE: "时间或地点改变，已报名的单位会收到消息。",
    CourseRoad.CANCEL: "培训取消，已报名的单位会收到消息，不能恢复。",
    CourseRoad.CLOSE: "签到从此不能再改，达到比例的参加人得到参加证明编号。",
    MethodRoad.PUBLISH: "登录的单位都可以阅读；标为公开的，任何人都可以读到、查到。",
    MethodRoad.WITHDRAW: "不再供人阅读，内容和理由留存。",
    StoryRoad.HAND_IN: "全文交市质量工作主管部门审看；审看期间不能改，可以取回。",
    StoryRoad.FORWARD: "另一名工作人员复看后公开。",
    StoryRoad.PUBLISH: "将公开在经验页、订阅和搜索里，任何人都能看到；更正出新版本，旧版本工作人员仍可查。",
    StoryRoad.REVISE: "打开一份可以改的稿子；已公开的版本在新版本公开前不变。",
    StoryRoad.WITHDRAW: "公开的经验页、订阅和搜索里立即不再有这一篇；各版本工作人员仍可查。",
    ActivityRoad.PUBLISH: "将公开在推广活动里；来访单位和备注不公开。",
    ActivityRoad.VOID: "这一件不再计入统计，记录和理由保留。",
    SheetRoad.SIGN: "评分表将锁定，签署后不能再改，此后才能看到同组其他人的评分。",
}


def consequence(step: Steps, subject: models.Model) -> str:
    """The sentence of the confirm page; the step's own words where it needs no more."""
    return f"{subject}：{SAID.get(step, f'将{step.label}，并记入经办记录。')}"
