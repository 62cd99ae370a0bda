"""An article as plain text: `text` for pipes and files, `linear` for ears and fingertips. Both keep the words verbatim."""

from collections.abc import Iterator

from tuireader.model.article import Article
from tuireader.typeset.forme import GUTTER
from tuireader.typeset.linear import Said, foot, head, said
from tuireader.typeset.lines import HEAD, Frame
from tuireader.typeset.sheet import repeated, sheet


def text(article: Article, width: int = 72) -> str:
    """The page without colours in `width` cells: flush left, no tints; links are listed at the end."""
    page = sheet(article, Frame(width + 2 * GUTTER, measure=width, tints=False))
    lines = ["".join(run.text for run in line.runs)[page.margin :].rstrip() for line in page.lines]
    links = [f"[{number}] {address}" for number, address in enumerate(page.links, 1)]
    return "\n".join(lines).strip("\n") + "\n" + "".join(f"\n{link}" for link in links) + ("\n" if links else "")


def linear(article: Article, begin: int = HEAD) -> str:
    """The article as lines that say what they are: "Quotation, Ada Reyes: … End of quotation."; from a block on, by its
    number."""
    return "\n".join(one.text for one in _said(article, begin)) + "\n"


def _said(article: Article, begin: int) -> Iterator[Said]:
    left_out = repeated(article.blocks)
    if begin == HEAD:
        yield from head(article)
    for index, block in enumerate(article.blocks):
        if index >= begin and index not in left_out:
            yield from said(block)
    yield from foot(article, len(article.dropped) + len(left_out))
