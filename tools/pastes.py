"""Pastes that a reader may make of a page: what plain-text recognition learns from beside whole pages."""

from itertools import pairwise

from tuireader.extract.page import Line, Page

TEXT = {"paragraph", "subhead", "quote", "list_item", "table_row", "code"}


def pastes(labels, least):
    """Whoever selects the story alone pastes no furniture around it, and perhaps not all of the story: the numbers of the
    lines of both, for a page that has a headline. `least`: paragraphs of the shorter one."""
    text = [i for i, g in enumerate(labels) if g in TEXT]
    titles = [i for i, g in enumerate(labels) if g == "title" and text and i < text[0]]
    if len(text) < 3 or not titles:
        return []
    story = [i for i in range(titles[-1], text[-1] + 1) if not labels[i].startswith("boilerplate")]
    paragraphs = [i for i in story if labels[i] == "paragraph"]
    end = paragraphs[least - 1] if len(paragraphs) >= least else story[-1]
    return [story, [i for i in story if i <= end]]


def cut(page, lines):
    """A page of these lines alone; a blank line stays where one stood between two of them."""
    gaps = [0] + [max(page.lines[k].gap for k in range(i + 1, j + 1)) for i, j in pairwise(lines)]
    kept = [Line(page.lines[i].text, gap) for i, gap in zip(lines, gaps, strict=True)]
    return Page(kept, page.language, page.url)
