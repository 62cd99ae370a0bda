"""Any article: for laws that hold of every kind of block and every field there is.

A test says what texts and addresses are made of. A kind of block, or a field, that is not made here fails at once, so that
no law silently leaves it out.
"""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from tuireader.model.article import (
    Article,
    Block,
    Code,
    Dropped,
    Embed,
    Enclosure,
    Figure,
    Listing,
    Mark,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)

MOMENTS = st.datetimes(
    datetime(1990, 1, 1), datetime(2026, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])
)


def few(one, most=2):
    return st.lists(one, max_size=most).map(tuple)


def within(words):
    """From and to, in these words."""
    return st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(sorted)


def anywhere(_):
    """From and to, past the words or the wrong way round as well."""
    return st.tuples(st.integers(0, 50), st.integers(0, 50))


def blocks(text, link, *, reach=within, href=None, code=None):
    """A block of any kind. `reach` is where spans and speech lie; `href` and `code` are made of `link` and `text` unless they
    are given."""
    texts, image = few(text, 3), st.none() | link.filter(bool)
    lead = st.tuples(st.sampled_from(Mark), link if href is None else href).map(
        lambda two: (two[0], two[1] * (two[0] is Mark.LINK))
    )

    def spans(words):
        return few(st.builds(lambda at, what: Span(*at, *what), reach(words), lead))

    def speech(words):
        said = st.builds(lambda at, who: Speech(*at, who), reach(words), text)
        return few(said).map(lambda each: tuple(sorted(each, key=lambda one: one.start)))

    def built(kind, *others, **named):
        """Of some words, and what lies over them."""
        return text.flatmap(lambda words: st.builds(kind, st.just(words), *others, spans=spans(words), **named))

    kinds = {
        Paragraph: text.flatmap(
            lambda words: st.builds(Paragraph, st.just(words), st.sampled_from(PartRole), spans(words), speech(words))
        ),
        Subhead: built(Subhead, st.integers(1, 9)),
        Figure: built(Figure, text, image, text),
        Quote: built(Quote, text, st.booleans()),
        Listing: texts.flatmap(
            lambda rows: st.builds(
                Listing, st.just(rows), st.booleans(), st.just(()) | st.tuples(*(spans(row) for row in rows))
            )
        ),
        Code: st.builds(Code, text if code is None else code, text),
        Table: st.builds(Table, texts, few(few(text, 3).filter(bool))),
        Embed: st.builds(Embed, text, link),
        Rule: st.just(Rule()),
    }
    assert set(kinds) == set(get_args(Block))
    return st.one_of(*kinds.values())


def articles(text, link, block, **given):
    """An article of any fields; those that are `given` are made so."""
    made = {
        "headline": text,
        "blocks": few(block, 4),
        "id": text,
        "kicker": text,
        "standfirst": text,
        "byline": text,
        "dateline": text,
        "agency": text,
        "published": st.none() | MOMENTS,
        "updated": st.none() | MOMENTS,
        "url": st.none() | link.filter(bool),
        "site": text,
        "language": st.sampled_from(["", "en", "fr", "pt-BR"]),
        "minutes": st.integers(0, 99),
        "enclosures": few(st.builds(Enclosure, link, st.just("audio/mpeg"), st.integers(0, 9))),
        "dropped": few(st.builds(Dropped, text, text)),
    } | given
    assert set(made) == {field.name for field in fields(Article)}
    return st.builds(Article, **made)
