"""The regulation, 包府办发〔2025〕57号, as rules. Pure: no Django, no clock, no database. Contents:

art02_award                  what the award is for, and whom it is given to
art03_limits                 at most five; three cycles between
art05_means                  no fee; the year's budget serves nothing else
art06_encouraged             five groups, tagged; never a point
art07_criteria               GB/T 19580-2012: 7 categories, 23 items, 1000 points
art09_panels                 panels for one cycle, dissolved with it
art10_mobilising             each on its own ground, without a quota
art13_incubation             the pool (with 11, 12)
art14_joining_the_pool       ways into it, free training
art15_conditions             what an applicant must be and have
art16_sme                    encouraged small and medium enterprises; never refuses
art17_bars                   six bars
credit_lists                 the imported lists of 17(6), and when a file is checked against them
art18_launch                 the plan approved by 市委 and 市政府
art19_call                   notice to three groups, and to the public
art20_application            self-assessment, form, internal notice
art21_county_screening       in time, verified with the sector, recommended
art22_qualification          rechecked, consulted, shown for at least five working days
art23_review                 documents and site, under the leader's responsibility
art23_on_site                days, schedule and clauses of a site visit; no score at its closing
art24_evaluation             composite scores, candidates, the public's opinions
art25_final_deliberation     report, meeting, a notice of exactly seven working days
art26_commendation           objections, consent, approval, circular, insignia
art27_recusal                who has an interest withdraws
art28_secrets                secrets kept, and claimed
art29_mutual_feedback        examiners and applicants judge each other's conduct
art30_fraud                  a title got by fraud is revoked
art31_revocation             accidents and violations within three years
art32_follow_up              visits for three years
art33_certificates           numbers that can be verified, not guessed
art34_spreading              recipients pass their experience on
art35_title_use              for the unit's image, never on products
art36_in_force               from its issue, for five years
without_code                 1, 8: nothing to execute, and why (4 is quoted by the roads)
"""
