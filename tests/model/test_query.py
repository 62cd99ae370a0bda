import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.errors import QueryError
from tuireader.model.query import FLAGS, FREE, HOLDS, ORDERS, PARTS, All, Any, Fact, Not, Query, Term, Words

text = st.text("abcäπ漢.:-*'or", min_size=1, max_size=8).filter(lambda s: s.strip() == s)
words = st.builds(Words, text, prefix=st.booleans()) | st.builds(
    Words, st.lists(text, min_size=2, max_size=3).map(" ".join), st.just(True), st.booleans()
)
facts = (
    st.builds(Fact, st.sampled_from(FREE), text)
    | st.builds(Fact, st.just("is"), st.sampled_from(FLAGS))
    | st.builds(Fact, st.just("has"), st.sampled_from(HOLDS))
    | st.builds(Fact, st.just("len"), st.sampled_from([">10m", "<3m", "5"]))
    | st.builds(Fact, st.sampled_from(["since", "before"]), st.sampled_from(["3d", "2026-01-31"]))
)
in_parts = st.tuples(
    st.builds(Fact, st.just("in"), st.sampled_from(PARTS)), words
)  # one is a mistake without the other
leaves: st.SearchStrategy[Term] = words | facts | in_parts.map(All)


def grown(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    groups = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return groups.map(All) | groups.map(Any) | inner.filter(lambda t: not isinstance(t, Not)).map(Not)


terms = st.recursive(leaves, grown, max_leaves=6)


@given(
    st.lists(terms, max_size=4).map(tuple).filter(lambda t: not (len(t) == 1 and isinstance(t[0], All))),
    st.just(()) | in_parts,
    st.sampled_from(ORDERS),
)
def test_a_query_reads_back_as_itself(must, scoped, order):
    query = Query(All((*must, *scoped)), order)
    assert Query.parse(str(query)) == query


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_one_sentence(typed):
    try:
        query = Query.parse(typed)
    except QueryError as error:
        assert str(error).strip()
        assert 0 <= error.at <= len(typed)
    else:
        assert Query.parse(str(query)) == query


@pytest.mark.parametrize(
    ("typed", "at", "says"),
    [
        ("calais is:unred", 7, "is:unread is meant?"),
        ("has:pictures", 0, "image"),
        ("in:captoin afp", 0, "in:caption is meant?"),
        ("flour since:2026-02-30", 6, "2026-01-31"),
        ("before:2026-13-01", 0, "2026-01-31"),
        ("feeed:x", 0, "feed:"),
        ("a (b", 4, "not closed"),
        ("a b)", 3, "without"),
        ('say "this', 4, "not closed"),
        ("or a", 0, "before"),
        ("a or", 4, "after"),
        ("len:long", 0, "len:>10m"),
        ("feed:", 0, "value"),
        ("in:credit", 0, "wants words beside it"),
        ("ferry or in:credit is:unread", 9, "in:credit ferry"),
        ("ferry (in:caption feed:post)", 7, "wants words"),
        ("ferry -in:credit", 6, "in:credit -ferry"),
    ],
)
def test_a_mistake_is_shown_where_it_is(typed, at, says):
    with pytest.raises(QueryError) as caught:
        Query.parse(typed)
    assert caught.value.at == at
    assert says in str(caught.value)


def test_the_last_word_being_typed_may_go_on():
    assert Query.typed("calais pol").must == All((Words("calais"), Words("pol", prefix=True)))
    assert Query.typed("calais pol ").must == All((Words("calais"), Words("pol")))
    assert Query.typed("calais po").must == All((Words("calais"), Words("po")))


def test_a_fact_replaces_that_of_the_same_field():
    assert str(Query.parse("is:unread calais").with_fact("is", "starred")) == "calais is:starred"
    assert str(Query.parse("is:unread calais").without("is")) == "calais"
