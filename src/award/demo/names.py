"""Invented names for the demonstration. Every enterprise and person is marked 示例; none exists."""

from typing import NamedTuple


class Trade(NamedTuple):
    """An industry of Baotou: name's tail, code of GB/T 4754-2017, products, sector authority."""

    tail: str
    code: str
    products: str
    sector: str


INDUSTRY = "包头市工业和信息化局"
TRADES = (
    Trade("永磁材料", "3232", "烧结钕铁硼毛坯与成品磁体", INDUSTRY),
    Trade("特种钢管", "3130", "石油套管、高压锅炉管", INDUSTRY),
    Trade("重型装备", "3511", "矿用自卸车与露天采矿设备", INDUSTRY),
    Trade("轻合金", "3252", "铝合金轮毂、航空铝板带", INDUSTRY),
    Trade("风电装备", "3415", "6兆瓦以上陆上风电机组", "包头市能源局"),
    Trade("光伏材料", "3825", "单晶硅棒、硅片", INDUSTRY),
    Trade("乳业", "1441", "低温鲜奶与酸奶", "包头市农牧局"),
    Trade("黄芪药业", "2730", "黄芪饮片与提取物", "包头市卫生健康委员会"),
    Trade("风力发电", "4415", "绿色电力与调峰服务", "包头市能源局"),
    Trade("软件", "6513", "工业互联网平台与质量追溯软件", INDUSTRY),
    Trade("城际客运", "5421", "城际、旗县客运服务", "包头市交通运输局"),
    Trade("煤机再制造", "4330", "采煤机、液压支架再制造", INDUSTRY),
    Trade("稀土选矿", "0932", "稀土精矿与铁精矿分选", INDUSTRY),
    Trade("食品", "1411", "莜面糕点与烘焙食品", "包头市农牧局"),
    Trade("建设工程", "4710", "装配式住宅建造", "包头市住房和城乡建设局"),
    Trade("宾馆", "6110", "住宿、会议与餐饮服务", "包头市文化旅游广电局"),
)


class Known(NamedTuple):
    """One of the first sixteen enterprises, written by hand: figures in persons and 万元."""

    stem: str
    county: str
    trade: int
    employees: int
    revenue: int
    assets: int


KNOWN = (
    Known("北辰", "150271", 0, 860, 56000, 70000),
    Known("钢原", "150203", 1, 3200, 412000, 365000),
    Known("青戎", "150204", 2, 2150, 268000, 301000),
    Known("铝锋", "150202", 3, 640, 38500, 42100),
    Known("朔野", "150207", 4, 420, 91000, 88600),
    Known("晶岳", "150271", 5, 1180, 156000, 172000),
    Known("河湾", "150221", 6, 260, 18600, 15200),
    Known("固原香", "150222", 7, 96, 5400, 6100),
    Known("达茂原", "150223", 8, 58, 12800, 96000),
    Known("云启", "150204", 9, 132, 8200, 6900),
    Known("鹿城快线", "150202", 10, 510, 9300, 12400),
    Known("石拐岭", "150205", 11, 74, 4100, 3800),
    Known("白云岭", "150206", 12, 340, 26800, 31500),
    Known("东河坊", "150202", 13, 45, 1900, 1500),
    Known("昆河", "150203", 14, 780, 64000, 58000),
    Known("鹿鸣", "150204", 15, 118, 3600, 9800),
)

STEM_FIRST = "恒瑞泽启明宏远嘉盛卓越鼎信博雅"
STEM_SECOND = "源川达岳泰和通峰旭晟航诚图腾"
SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = ("建国", "文静", "志强", "丽娟", "海波", "玉兰", "永刚", "晓燕", "立新", "雪梅", "国栋", "春华")


def stem(number: int) -> str:
    """A two-character stem for an enterprise beyond the first sixteen; 196 before they repeat."""
    first, second = divmod(number, len(STEM_SECOND))
    turn, first = divmod(first, len(STEM_FIRST))
    return f"{STEM_FIRST[first]}{STEM_SECOND[second]}{turn + 1 if turn else ''}"


def person(number: int) -> str:
    """An invented person's name, the same for the same number."""
    return f"{SURNAMES[number % len(SURNAMES)]}{GIVEN[(number * 5 + number // len(SURNAMES)) % len(GIVEN)]}"
