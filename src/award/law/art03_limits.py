"""第三条 Article 3: how many awards a cycle makes, and when a recipient may return."""

from award.law.case import EntryCase
from award.law.citation import Findings, cite, confirm, house, met, refuse, settle
from award.law.facts import UNKNOWN, HasFacts

MAX_AWARDS = 5
NEXT_CYCLE = {"strict_between": 4, "nth_after": 3}

CAP = cite(3, "每届授奖总数不超过5个")
VACANCY = cite(3, "若无符合条件的单位，奖项可以空缺")
REGISTERED_ONCE = house("registered_once", "同一单位同一届只登记一次")
INTERVAL = cite(3, "获奖单位再次申报应当间隔三届")


def may_return(case: HasFacts) -> Findings:
    """Three whole cycles lie between winning and applying: won the 4th, may apply for the 8th.

    间隔三届 can be read otherwise; docs/interpretations/0001 says who must decide.
    """
    last_won = case.facts.last_won_cycle
    if last_won is UNKNOWN:
        found = confirm(INTERVAL, "是否曾获奖、获奖届次未说明，须查对获奖台账", "art03.last_won_cycle")
        return settle(found, case.attested)
    if last_won is None:
        return met()
    earliest = last_won + NEXT_CYCLE[case.readings["reapply.mode"]]
    if case.facts.cycle >= earliest:
        return met()
    return refuse(INTERVAL, f"第{last_won}届获奖，第{earliest}届起可再次申报", "art03.last_won_cycle")


def not_yet_registered(case: EntryCase) -> Findings:
    """A title entered twice would count as two winnings of one body."""
    return tuple(f for clash in case.clashes for f in refuse(REGISTERED_ONCE, clash, "register"))
