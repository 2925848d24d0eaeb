"""Which pages answer to which articles: read by `award law article` and by /regulation/.

A guard test holds every address to the routes that exist.
"""

SCREENS: dict[str, tuple[int, ...]] = {
    "/": (1, 2, 4, 5),
    "/regulation/": (36,),
    "/notices/": (22, 24, 25),
    "/recipients/": (2, 3, 34),
    "/verify/": (33, 35),
    "/report/": (33, 35),
    "/objections/new/": (26,),
    "/applicant/": (4, 20),
    "/applicant/form/": (15, 17, 20),
    "/applicant/eligibility/": (2, 3, 15, 16, 17),
    "/applicant/check/": (15, 16, 17, 20),
    "/applicant/report/": (7, 20),
    "/applicant/history/": (20,),
    "/applicant/pictures/": (20,),
    "/applicant/workbook/": (20,),
    "/applicant/earlier/": (20,),
    "/applicant/evidence/": (20, 28),
    "/applicant/internal-notice/": (20,),
    "/applicant/submit/": (15, 16, 17, 20, 21, 30),
    "/county/": (10, 21),
    "/county/screening/": (15, 17, 21),
    "/sector/": (10, 21, 22),
    "/city/": (8, 9),
    "/city/plan/": (3, 18),
    "/city/call/": (19,),
    "/city/qualification/": (15, 16, 17, 22),
    "/city/lists/": (22, 23, 24, 25, 26),
    "/publicity/": (22, 24, 25),
    "/city/panels/": (9, 23, 27),
    "/city/evaluation/": (24,),
    "/city/objections/": (22, 26),
    "/city/paper/": (18, 22, 25, 26),
    "/city/honours/": (30, 31, 33),
    "/city/recipients/": (3,),
    "/city/integrity/": (17, 29, 30),
    "/city/certificates/": (26, 33),
    "/city/insignia/": (26, 30, 31, 33),
    "/city/reports/": (9, 33, 35),
    "/undertaking/": (28,),
    "/declarations/": (27,),
    "/city/recusals/": (27,),
    "/applicant/examiners/": (27,),
    "/examiner/": (7, 23, 27, 28),
    "/examiner/declaration/": (27, 28),
    "/examiner/sheet/": (7, 23),
    "/examiner/result/": (9, 23),
    "/meeting/": (3, 9, 25),
    "/office/": (25,),
    "/government/": (26, 30, 31, 33),
    "/government/certificates/": (26, 33),
    "/government/insignia/": (26, 30, 31, 33),
}


def answering(article: int) -> list[str]:
    """Pages of one article, in the order of the table."""
    return [path for path, articles in SCREENS.items() if article in articles]
