"""Article 14: three named ways into the pool, and 等 for others."""

from award.law.art14_joining_the_pool import Way


def test_the_ways_into_the_pool_are_named_as_article_14_names_them() -> None:
    assert [way.zh for way in Way] == ["自行申报", "旗县区推荐", "部门推荐", "其他方式"]
