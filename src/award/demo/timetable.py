"""When each act falls, in working days after the cycle's first; one timetable serves every start."""

from datetime import time

DRAFT_PLAN, SUBMIT_PLAN, APPROVALS, LAUNCH = 0, 1, 5, 6
PREPARE_CALL, CALL, OPENS = 7, 8, 9
STARTS = 6  # applicants begin on so many different days from OPENS on
INSIDE, FILED = 1, 7  # posted inside, filed: after an applicant's own beginning
DEADLINE, LAPSED, EMPTY = 24, 25, 26
CHECKED, RETURNED, ANSWERED, RECOMMENDED, RESUBMITTED = 1, 2, 3, 4, 5  # after filing
COUNTY_DEADLINE = 34
INVITE, ACCEPT = 37, 40
CONSULT, REPLIES, LETTERS, EXCUSE, QUALIFY, QUALIFIED_NOTICE = 35, 36, 39, 41, 42, 44
PANELS, DECLARE, QUERY, ANSWER_QUERY, REVIEW = 46, 46, 47, 48, 50
SHEETS, SHEET_DAYS, CONSENSUS, FINISHED = 51, 6, 57, 58
SHORTLIST = 60
SITE_PANELS, SITE_DECLARE, SITE_SHEETS, SITE_DAYS, SITE_CONSENSUS, SITE_FINISHED = 61, 62, 63, 5, 68, 69
NOMINATE, CONSULTATION, OPINIONS, ANSWERS, PROPOSE, DECIDE = 71, 72, 74, 78, 79, 82
AWARD_NOTICE, OBJECTION, REEXAMINE, UPHOLD, CONSENT, DISQUALIFY = 84, 86, 87, 88, 90, 91
REPORT, APPROVE, CIRCULATE, CONFER, CLOSE = 92, 94, 96, 98, 100

CLOSING_TIME = time(17, 30)
# Where `--until STEP` stops: working day, hour.
STOPS = {
    "call": (CALL, 17),
    "qualified_notice": (QUALIFIED_NOTICE + 3, 14),
    "document_review": (SHEETS + 3, 12),
    "site_visit": (SITE_SHEETS + 2, 12),
    "award_notice": (OBJECTION, 17),
    "commended": (CIRCULATE, 17),
    "closed": (CLOSE, 17),
}
