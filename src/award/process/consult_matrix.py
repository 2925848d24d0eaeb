"""Which departments usually answer for which 项 of Article 17: a beginning, edited by the authority.

The regulation names no department (22: 有关行业行政主管部门). The names are those of the usual division of
duties; each cycle's plan may decide otherwise, and the page lets the authority change every line.
"""

USUAL: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("包头市市场监督管理局", (1, 2, 3, 6)),
    ("包头市生态环境局", (1, 2, 3)),
    ("包头市应急管理局", (2, 3)),
    ("包头市消防救援支队", (3,)),
    ("包头市公安局", (3,)),
    ("包头市卫生健康委员会", (3,)),
    ("包头市住房和城乡建设局", (1, 2, 3)),
    ("包头市交通运输局", (1, 2, 3)),
    ("包头市农牧局", (1, 2, 3)),
    ("包头市能源局", (1, 2, 3)),
    ("包头市文化旅游广电局", (1, 2, 3)),
    ("包头市商务局", (1, 2, 3)),
    ("国家税务总局包头市税务局", (5,)),
    ("包头市人力资源和社会保障局", (4, 5, 6)),
    ("包头市医疗保障局", (5,)),
    ("包头市发展和改革委员会", (1, 6)),
    ("包头市工业和信息化局", (1, 4)),
    ("包头市科学技术局", (4,)),
    ("包头市统计局", (6,)),
    ("包头市中级人民法院", (6,)),
)
