"""Steps that a person signs: the account's password is asked again on the page that confirms them.

The regulation has three signatures of natural persons: the county's recommendation (21, 签署推荐意见), and,
by the responsibility of the panel's leader (23), the sheets and the results; a member's word on the result
is signed like them.
"""

from award.law.citation import house
from award.process.application import Road
from award.process.kinds import Steps
from award.process.panel import SheetRoad

SIGN = house("signature", "签署前再次核对本人口令")
SIGNED: frozenset[Steps] = frozenset(
    {
        Road.RECOMMEND,
        Road.COUNTERSIGN,
        Road.DISSENT,
        Road.FINISH_DOCUMENTS,
        Road.FINISH_SITE,
        SheetRoad.SIGN,
    }
)
