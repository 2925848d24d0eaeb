"""The report to the special meeting, begun with what is on record (Article 25): counts, opinions, scores."""

from award.law.dates import spoken
from award.records.cases import local
from award.records.notices.models import AwardList, PublicNotice
from award.web.city.board import Board
from award.web.city.overview import Overview


def facts(award_list: AwardList, shown: Board, seen: Overview | None) -> str:
    """Paragraphs of plain facts, no judgement among them."""
    return "\n".join(p for p in (_course(seen), _consultation(award_list), *_scores(shown)) if p)


def _course(seen: Overview | None) -> str:
    if seen is None:
        return ""
    filed, recommended, qualified, reviewed, visited, candidates, *_ = (int(r.text[:-1]) for r in seen.funnel)
    return (
        f"{seen.cycle}共{filed}家单位提交申报，旗县区推荐{recommended}家，具备申报资格{qualified}家，"
        f"进入材料评审{reviewed}家、现场评审{visited}家，列入候选名单{candidates}家。"
    )


def _consultation(award_list: AwardList) -> str:
    notice = PublicNotice.objects.filter(cycle=award_list.cycle, kind="candidates").first()
    if notice is None:
        return ""
    opinions = list(notice.opinions.all())
    treated = sum(o.treated_at is not None for o in opinions)
    said = f"收到{len(opinions)}条意见建议，已处理{treated}条" if opinions else "没有收到意见建议"
    day = spoken(local(notice.published_at).date())
    return f"候选名单自{day}起向社会公开征求意见{notice.days}个工作日，{said}。"


def _scores(shown: Board) -> list[str]:
    ranked = [r for r in shown.rows if r.composite is not None]
    if not ranked:
        return []
    lines = [
        f"{r.rank or '低于最低线'}. {r.application.name}（{r.application.number}）："
        f"综合{r.composite}，材料{r.document}，现场{r.site}"
        for r in ranked
    ]
    return ["综合评分如下：", *lines, *(f"{w}。" for w in shown.words)]
