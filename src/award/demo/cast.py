"""Who plays: invented enterprises with valid codes, organs, examiners, people on every seat."""

from dataclasses import dataclass
from datetime import date

from award.demo import names
from award.law.divisions import DIVISIONS
from award.law.uscc import check_character, organisation_check

DOMAIN = "demo.example"
PASSWORD = "baotou-2026"
ADMIN_MAIL = f"admin@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Company:
    """An invented enterprise. Figures in persons and 万元; `sector` names its sector authority."""

    key: int
    name: str
    uscc: str
    county: str
    industry: str
    products: str
    sector: str
    employees: int
    revenue: int
    assets: int
    established: date
    person: str
    email: str


@dataclass(frozen=True, slots=True)
class Body:
    """A department: its grounds of Article 17; `seated` False answers by letter."""

    name: str
    grounds: tuple[int, ...] = ()
    county: str | None = None
    association: bool = False
    seated: bool = True


@dataclass(frozen=True, slots=True)
class Expert:
    """An invented examiner."""

    key: int
    name: str
    email: str
    employer: str
    skills: tuple[str, ...]
    may_lead: bool
    professions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    title: str = ""


MARKET, ENVIRONMENT = "包头市市场监督管理局", "包头市生态环境局"
EMERGENCY, TAX, COURT = "包头市应急管理局", "国家税务总局包头市税务局", "包头市中级人民法院"
SOCIAL = "包头市人力资源和社会保障局"
SCIENCE, PLANNING, FIRE = "包头市科学技术局", "包头市发展和改革委员会", "包头市消防救援支队"
BODIES = (
    Body(MARKET, (1, 2, 3, 6)),
    Body(ENVIRONMENT, (1, 2, 3)),
    Body(EMERGENCY, (2, 3)),
    Body(FIRE, (3,), seated=False),
    Body("包头市公安局", (3,)),
    Body("包头市卫生健康委员会", (3,)),
    Body("包头市住房和城乡建设局", (1, 2, 3)),
    Body("包头市交通运输局", (1, 2, 3)),
    Body("包头市农牧局", (1, 2, 3)),
    Body("包头市能源局", (1, 2, 3)),
    Body("包头市文化旅游广电局", (1, 2, 3)),
    Body(TAX, (5,)),
    Body(SOCIAL, (4, 5, 6)),
    Body(PLANNING, (1, 6)),
    Body(names.INDUSTRY, (1, 4)),
    Body(SCIENCE, (4,)),
    Body(COURT, (6,), seated=False),
    Body("包头市稀土行业协会（示例）", association=True),
)
# The letters that CITY sends about every file: one department a ground of Article 17.
LETTERS = ((PLANNING, 1), (ENVIRONMENT, 2), (EMERGENCY, 3), (SCIENCE, 4), (TAX, 5), (MARKET, 6))


def credit_code(county: str, number: int) -> str:
    """A valid code: registrar 9, enterprise 1, the county, an invented organisation, both check digits."""
    organisation = f"MA07{number:04d}"
    body = f"91{county}{organisation}{organisation_check(organisation)}"
    return body + check_character(body)


def company(key: int) -> Company:
    """The `key`-th enterprise: the first sixteen written by hand, any number after them made up."""
    if key < len(names.KNOWN):
        stem, county, trade_key, employees, revenue, assets = names.KNOWN[key]
    else:
        turn = key - len(names.KNOWN)
        stem, trade_key = names.stem(turn), (turn * 5) % len(names.TRADES)
        county = DIVISIONS[(turn * 3 + 1) % len(DIVISIONS)].code
        employees = 30 + (turn * 137) % 1900
        revenue, assets = 900 + (turn * 4111) % 90000, 1200 + (turn * 3571) % 80000
    trade = names.TRADES[trade_key]
    return Company(
        key=key,
        name=f"包头{stem}{trade.tail}有限公司（示例）",
        uscc=credit_code("150204" if county == "150271" else county, key + 1),
        county=county,
        industry=trade.code,
        products=trade.products,
        sector=trade.sector,
        employees=employees,
        revenue=revenue,
        assets=assets,
        established=date(2001 + (key * 7) % 20, 1 + key % 12, 1 + (key * 5) % 28),
        person=names.person(key + 40),
        email=f"enterprise{key + 1}@{DOMAIN}",
    )


EMPLOYERS = (
    "示例大学",
    "示例质量技术研究院",
    "示例装备制造研究所",
    "示例管理咨询中心",
    "示例认证中心",
    "示例理工学院",
)
SKILLS = (("management", "site"), ("industry", "site"), ("management", "industry"))


def expert(key: int) -> Expert:
    """The `key`-th examiner; every third may lead."""
    return Expert(
        key=key,
        name=names.person(key + 7),
        email=f"examiner{key + 1}@{DOMAIN}",
        employer=f"{EMPLOYERS[key % len(EMPLOYERS)]}{key // len(EMPLOYERS) + 1}所",
        skills=SKILLS[key % len(SKILLS)],
        may_lead=key % 3 == 0,
        professions=tuple(sorted({f"{13 + key * 7 % 30:02d}", f"{73 + key % 3:02d}"})),
        categories=(f"4.{1 + key % 7}", f"4.{1 + (key + 3) % 7}"),
        title=("教授", "正高级工程师", "研究员", "高级工程师")[key % 4],
    )
