"""Drawing and matching of review panels (Articles 9, 23, 27): one pool, one set of hard rules, two ways.

pool.py reads, rules.py says what a filled panel must satisfy, draw.py draws by lot and replays (award-draw/1,
docs/draw.md), match.py finds the best panels, because.py says which rules are in the way. No Django anywhere;
only match.py needs scipy.
"""
