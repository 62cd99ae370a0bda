"""A page read from end to end: bytes → leaves → labels → the article, with a reason for all that is left out."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml import html

from tuireader.errors import ExtractError
from tuireader.extract import minutes, speech
from tuireader.extract.dom import authors, blocks, edges, heading, judge, ornaments, roles, standfirsts, tables, tree
from tuireader.extract.dom.labels import LABELS, Label
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.once import pictures_once, same_file
from tuireader.extract.dom.reasons import reason
from tuireader.extract.dom.shape import key
from tuireader.extract.dom.signed import bylines
from tuireader.extract.dom.tags import HEADINGS
from tuireader.extract.metadata import Facts, first
from tuireader.extract.page import UNSAID
from tuireader.model.article import Article, Block, Dropped, Figure, Paragraph, Rule, block_text
from tuireader.model.source import Source
from tuireader.safe import safe_text, safe_url

_MANY_DROPPED = 500
_LONGEST = 4_000_000  # characters of an article; "War and Peace" has three million
_SECTION = 200  # characters left out under a heading that make it a heading of something else
_ABOVE = 3  # leaves above the headline where the picture of the story may stand
_FEW = 5  # leaves of a box that is about one thing
_KICKER, _WORD = 60, 8  # characters of a kicker, of a word
_KICKERS = frozenset(("kicker", "overline", "topline", "eyebrow", "dachzeile", "spitzmarke", "rubric"))


@dataclass(slots=True)
class Reading:
    """A page with its leaves labelled: all that the article is made of, and why. `changes` are those of judge.decide and of
    the head's choice; the two reasons say where headline and byline were found."""

    root: html.HtmlElement
    found: list[Leaf]
    facts: Facts
    labels: list[Label]
    changes: judge.Changes
    headline: str = ""
    headline_why: str = ""
    byline: str = ""
    byline_why: str = ""
    standfirst: str = ""


def read(source: Source) -> Reading:
    """The labelled leaves of a page. ExtractError where the page shows no text."""
    root = tree.parse(source)
    found, facts = judge.look(root, source.url)
    if not any(leaf.text for leaf in found) and not facts.keys() & {"body", "headline", "description"}:
        raise ExtractError("There is nothing to read on this page.")
    return label(root, found, facts, judge.judge(found))


def label(root: html.HtmlElement, found: list[Leaf], facts: Facts, chances: list[list[float]]) -> Reading:
    """The labels and the head of a page by the chances of its leaves."""
    labels, changes = judge.decide(found, chances)
    page = Reading(root, found, facts, labels, changes)
    for i, leaf in enumerate(found):
        if labels[i] == "headline" and _leads_home(leaf):  # the site's name
            labels[i] = "furniture"
    shown = _headings(found, labels, chances) or _first_heading(found, labels, first(facts, "title"))
    shown = _named_above(found, labels, facts) or shown
    headings = (leaf.text for leaf in found if leaf.box.tag in HEADINGS)
    page.headline, page.headline_why = heading.headline(facts, shown, headings)
    with judge.noting(labels, changes, "another line is the standfirst rather"):
        page.standfirst, sign = authors.unsigned(standfirsts.standfirst(found, labels, chances))
    if key(page.standfirst) == key(page.headline):
        page.standfirst = ""
    if not found:  # a page that scripts draw: what it says of itself is all there is
        page.standfirst = first(facts, "description")
    page.byline, page.byline_why = authors.byline(facts, sign or bylines(found, labels, facts))
    with judge.noting(labels, changes, "repeats the headline, or nothing below it is read"):
        _drop_idle_heads(found, labels, page.headline)
    return page


def article(source: Source) -> Article:
    """The article of a page. ExtractError where the page shows no text."""
    found = article_of(read(source), source.url)
    _, rest = tree.within(source.body)
    left = (Dropped(f"{rest:,} more bytes", "page too long"),) * bool(rest)
    guess = tree.decode(source).guess
    said = (Dropped(f"read as {guess}", UNSAID),) * bool(guess)
    return replace(found, dropped=(*found.dropped, *left, *said)) if left or said else found


def article_of(page: Reading, url: str) -> Article:
    """The article that labelled leaves make."""
    found, labels, facts = page.found, page.labels, page.facts
    begin = next((i for i, one in enumerate(labels) if one == "headline"), 0)
    kicker = _kicker(found, labels, edges.headline(found, labels) or begin, facts, page.standfirst)
    heads = (leaf.text for leaf, label in zip(found, labels, strict=True) if label == "headline")
    kicker = kicker or next((lead for text in heads if (lead := heading.kicker_before(page.headline, text))), "")
    built = blocks.build(found, labels, _picture_above(found, begin, facts))
    body = edges.without_row_of_pictures(
        tuple(ornaments.without(pictures_once(built.blocks), page.byline))
    ) or _said_body(facts)
    body, cut = _within(roles.with_writers(body, page.byline))
    language = first(facts, "language").replace("_", "-")

    title = page.headline.lstrip("-–— ") if kicker else page.headline  # the dash that joined them
    fields = {key(title), key(page.byline), key(page.standfirst), key(kicker)}
    return Article(
        headline=title,
        blocks=speech.annotate(body, language, page.byline, (title, page.standfirst)),
        kicker=kicker if key(kicker) not in key(title) else "",
        standfirst=page.standfirst,
        byline=page.byline,
        published=heading.published(facts, page.root)[0],
        updated=heading.updated(facts),
        url=safe_url(url) or safe_url(first(facts, "url")) or None,
        site=heading.site(facts),
        language=language,
        minutes=minutes(body),
        dropped=(*cut, *_cut_tables(found, built.used), *_dropped(found, labels, built.used, fields)),
    )


def _picture_above(found: list[Leaf], headline: int, facts: Facts) -> int:
    """The picture right above the headline, if it is the one that the page names as its own; else the headline."""
    said = [value for value, _ in facts.get("image", [])]
    for i in range(max(0, headline - _ABOVE), headline):
        if found[i].matter is Matter.IMAGE and any(same_file(found[i].url, address) for address in said):
            return i
    return headline


def _within(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """As many blocks as an article may have characters for, and what that leaves out."""
    total = 0
    for at, block in enumerate(body):
        total += 0 if isinstance(block, Figure | Rule) else len(block_text(block))
        if total > _LONGEST and at:
            return body[:at], (Dropped(f"{len(body) - at:,} more paragraphs", "article too long"),)
    return body, ()


def _drop_idle_heads(found: list[Leaf], labels: list[Label], title: str) -> None:
    """A heading that repeats the headline, or under which all was left out, belongs to what was left out."""
    below, left = "", 0  # the tag of the heading that follows with no text between; what was left out between
    for i in range(len(found) - 1, -1, -1):
        leaf = found[i]
        heading = leaf.box.within(*HEADINGS)
        if labels[i] == "furniture":
            left += len(leaf.text)
        elif labels[i] in ("caption", "credit") or (labels[i] == "body" and heading is None):
            below, left = "text", 0
        elif labels[i] in ("body", "subhead"):
            tag = heading.tag if heading is not None else "h6"
            idle = not below or (below != "text" and tag >= below and left > _SECTION)
            if idle or key(leaf.text) == key(title) or (tag == "h1" and key(leaf.text) in key(title)):
                labels[i] = "furniture"
            else:
                below, left = tag, 0


def _kicker(found: list[Leaf], labels: list[Label], headline: int, facts: Facts, standfirst: str) -> str:
    """The line at the headline that the page itself calls so, or that it says before a headline elsewhere; or a heading in the
    headline's own box, where the standfirst is another line."""
    said = [key(value) for value, _ in facts.get("headline", [])]
    sites = [key(value) for value, _ in facts.get("site", [])]
    for i in range(max(0, headline - 4), min(len(found), headline + 3)):
        text = found[i].text
        heads = labels[i] in ("body", "subhead") and found[i].box.tag in HEADINGS
        heads = heads or (labels[i] == "headline" and i != headline and bool(found[i].box.words & _KICKERS))
        if (labels[i] in ("body", "headline", "standfirst") and not heads) or not 0 < len(text) < _KICKER:
            continue
        leads = bool(standfirst) and heads and i != headline and _share_a_box(found[i], found[headline])
        leads = leads or (len(key(text)) > _WORD and any(title.startswith(key(text) + " ") for title in said))
        if key(text) not in sites and (found[i].box.words & _KICKERS or leads) and not edges.is_dated(text):
            labels[i] = "furniture"
            return text
    return ""


def _share_a_box(one: Leaf, other: Leaf) -> bool:
    """Whether a box of a few leaves, or that of one of them, holds both."""
    around = {id(box) for box in other.box.up()}
    return any(id(box) in around for box in one.box.up() if box.leaves <= _FEW or box is one.box.parent)


def _said_body(facts: Facts) -> tuple[Paragraph, ...]:
    """The paragraphs that JSON-LD gives, for pages that draw their text by script."""
    text = facts["body"][0][0] if facts.get("body") else ""
    return tuple(Paragraph(line) for raw in text.split("\n") if (line := safe_text(raw)))


def _headings(found: list[Leaf], labels: list[Label], chances: list[list[float]]) -> list[str]:
    """What was taken for the headline, surest first: whole headings before the leaves that they are made of."""
    at = LABELS.index("headline")
    picked: list[tuple[float, str]] = []
    for leaf, label, row in zip(found, labels, chances, strict=True):
        if label != "headline":
            continue
        is_crumb = leaf.box.within("li", "nav") is not None  # of where the page stands, which is not what readers see
        chance = row[at] / 100 if is_crumb else row[at]
        heading = leaf.box.within("h1", "h2")
        parts = [other.text for other in found if heading is not None and other.box.within("h1", "h2") is heading]
        if len(parts) > 1:
            whole = heading is not None and sum(
                o == label for other, o in zip(found, labels, strict=True) if other.box.within("h1", "h2") is heading
            )
            picked.append((chance + (0.01 if whole > 1 else -0.01), " ".join(parts)))
        picked.append((chance, leaf.text))
    return list(dict.fromkeys(text for _, text in sorted(picked, key=lambda one: -one[0])))


def _leads_home(leaf: Leaf) -> bool:
    """Whether a line is all a link to the site's first page."""
    link = next(leaf.box.element.iter("a"), None)
    if link is None or leaf.linked < len(leaf.text):
        return False
    try:
        return urlsplit(link.get("href") or "#").path.strip("/") == "" and not (link.get("href") or "#").startswith("#")
    except ValueError:
        return False


def _named_above(found: list[Leaf], labels: list[Label], facts: Facts) -> list[str]:
    """The line right above the heading that the page names itself by, where the heading is another line: its standfirst."""
    heads = (i for i, leaf in enumerate(found) if leaf.text and leaf.box.tag == "h1")
    title = edges.headline(found, labels) or next(heads, 0)
    said = {key(value) for value, _ in facts.get("headline", []) if len(key(value)) > 2 * _WORD}
    above = [
        i
        for i in range(max(0, title - _ABOVE), title)
        if key(found[i].text) in said and found[i].box.within("nav", "li") is None
    ]
    if not above or key(found[title].text) in said or "said:headline" in found[title].hints:
        return []
    labels[above[-1]] = "headline"
    labels[title] = "standfirst"
    return [found[above[-1]].text]


def _first_heading(found: list[Leaf], labels: list[Label], title: str) -> list[str]:
    """Where nothing was taken for the headline: the page's first heading of the first rank, else the first with which its
    title ends."""
    heads = [i for i, leaf in enumerate(found) if leaf.text and leaf.box.within(*HEADINGS) is not None]
    first = [i for i in heads if found[i].box.within("h1") is not None]
    named = [i for i in heads if len(key(found[i].text)) > _WORD and key(title).endswith(key(found[i].text))]
    away = [i for i in first if not _leads_home(found[i])]
    for i in (*away, *named, *first)[:1]:
        labels[i] = "headline"
        return [found[i].text]
    return []


def _cut_tables(found: list[Leaf], used: set[int]) -> list[Dropped]:
    """What is not shown of tables that are too long for any reader."""
    cut = [tables.left_out(found[i].box.element) for i in sorted(used) if found[i].matter is Matter.TABLE]
    return [Dropped(f"{rows} more rows of a table", "table too long") for rows in cut if rows]


def _dropped(found: list[Leaf], labels: list[Label], used: set[int], fields: set[str]) -> tuple[Dropped, ...]:
    """Every text that is in no block and no field, copies of it once, at most so many."""
    dropped: dict[str, str] = {}
    left = Counter[str]()
    for i, (leaf, label) in enumerate(zip(found, labels, strict=True)):
        if (
            i in used
            or leaf.matter not in (Matter.TEXT, Matter.CODE, Matter.TABLE)
            or label == "standfirst"
            or key(leaf.text) in fields
        ):
            continue
        if leaf.text in dropped:
            continue
        if len(dropped) >= _MANY_DROPPED:
            left["more"] += 1
            continue
        dropped[leaf.text] = reason(leaf, label)
    rows = [Dropped(text, why) for text, why in dropped.items()]
    return (*rows, Dropped(f"{left['more']} more lines", "page furniture")) if left else tuple(rows)
