"""What the public face shows in the demonstration: questions answered, a channel, a correction that waits."""

from award.demo.play import Play
from award.process.application import S
from award.process.lists import K
from award.process.question import QuestionRoad
from award.records.questions.models import Question
from award.services import notice_desk, questions, search
from award.services.deeds.questions import Answer, Proposal

ASKED = (
    (
        "conditions",
        "我公司2024年从区外迁入包头，迁入前的经营年限能否计入“连续正常生产经营3年以上”？（示例）",
        "企业从外地迁入的，怎样计算连续经营3年？",
        "默认连同迁入前的经营年限一并计算，由旗县区和市主管部门核实后认定；见释明0009。（示例答复）",
    ),
    (
        "dossier",
        "没有申请过专项许可，资质证照一栏传什么？（示例）",
        "没有专项许可要求的，资质证照一栏传什么？",
        "传一份说明，写明所属行业没有专项许可要求，并加盖单位公章。（示例答复）",
    ),
)
WAITING = "获奖以后，产品包装上能不能印奖的标志？（示例）"


def stage(play: Play) -> None:
    """Told by the play's own seats, at the moment at which it stands."""
    for topic, text, public, answer in ASKED:
        row = questions.ask(
            topic=topic, text=text, name="某企业（示例）", contact="0472-5000001", now=play.now
        )
        _publish(play, row, public, answer)
    questions.ask(topic="title", text=WAITING, name="", contact="0472-5000002", now=play.now)
    notice = play.list_of(K.QUALIFIED).notice
    if notice is not None:
        notice_desk.add_channel(
            notice, name="市人民政府门户网站（示例）", link="https://www.example.invalid/gs/10", upload=None,
            shown_on=play.today, by=play.troupe.clerk, now=play.now,
        )  # fmt: skip
        row_to_mend = play.standing(S.QUALIFIED_NOTICE)[0]
        notice_desk.prepare_correction(
            notice, row_to_mend, name=row_to_mend.name + "（示例更正）", county=row_to_mend.county.name,
            reason="登记名称漏写后缀（示例）", by=play.troupe.clerk, now=play.now,
        )  # fmt: skip
    search.refresh()


def _publish(play: Play, row: Question, public: str, answer: str) -> None:
    """Answered and proposed by one officer, looked at again by another."""
    play.take(QuestionRoad.ANSWER, row, play.troupe.clerk, Answer(answer))
    play.take(QuestionRoad.PROPOSE, row, play.troupe.clerk, Proposal(public, answer))
    play.take(QuestionRoad.PUBLISH, row, play.troupe.releaser)
