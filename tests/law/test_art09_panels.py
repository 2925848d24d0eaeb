"""Article 9: the panels dissolve with their cycle, and a cycle ends properly or not at all."""

from award.law import art09_panels as art09
from award.law.citation import met, refuse
from law.situations import cycle


def test_a_cycle_with_a_file_still_on_a_desk_does_not_end() -> None:
    because = "还有1份申报没有办结：甲公司"
    assert art09.nothing_live(cycle(live=("甲公司",))) == refuse(art09.DISSOLVE, because, "live")


def test_a_cycle_ends_with_awards_or_with_a_stated_vacancy() -> None:
    because = "既没有颁发奖牌、证书，也没有作出空缺说明"
    answers = [art09.ended_properly(c) for c in (cycle(), cycle(commended=True), cycle(vacancy_stated=True))]
    assert answers == [refuse(art09.VACANCY, because, "ending"), met(), met()]


def test_a_cycle_with_recipients_is_not_vacant() -> None:
    because = "本届已有授奖单位，不属于空缺"
    assert art09.nobody_awarded(cycle(commended=True)) == refuse(art09.VACANCY, because, "ending")
