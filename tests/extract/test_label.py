"""The decoder: whatever the votes are, what comes out is a page that can be."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tuireader.extract.label import BODY, HEAD, KINDS, PLACES, Place, Weights, decode, lawful, learned, may_begin
from tuireader.extract.page import Label

NOTHING = Weights({}, {}, {})
sums = st.lists(st.dictionaries(st.sampled_from(KINDS), st.floats(-20, 20), max_size=6), min_size=1, max_size=25)


@given(sums)
@settings(max_examples=150)
def test_every_sequence_is_lawful(votes: list[dict[str, float]]) -> None:
    read = decode(votes, NOTHING)
    assert len(read) == len(votes)
    assert may_begin(read[0])
    assert all(lawful(a, b) for a, b in pairwise(read))
    assert sum(place.label is Label.HEADLINE for place in read) <= 1


@given(sums)
@settings(max_examples=60)
def test_the_best_of_all_short_sequences_is_taken(votes: list[dict[str, float]]) -> None:
    votes = votes[:3]

    def worth(path: tuple[Place, ...]) -> float:
        return sum(v.get(kind, 0.0) for v, place in zip(votes, path, strict=True) for kind in place.kinds)

    paths: list[tuple[Place, ...]] = [(p,) for p in PLACES if may_begin(p)]
    for _ in votes[1:]:
        paths = [(*path, p) for path in paths for p in PLACES if lawful(path[-1], p)]
    assert abs(worth(tuple(decode(votes, NOTHING))) - max(map(worth, paths))) < 1e-6


@given(sums)
@settings(max_examples=60)
def test_where_something_is_told_there_is_a_body(votes: list[dict[str, float]]) -> None:
    assert any(place.room == BODY for place in decode(votes, NOTHING, told=True))


def test_a_story_among_hundreds_of_lines_of_menus_is_found() -> None:
    menus = [{"furniture": 9.0}] * 150
    read = decode([*menus, {"headline": 1.0}, {"paragraph": 2.0, "furniture": 6.0}, *menus], NOTHING, told=True)
    assert [place.room for place in read].count(BODY) >= 1


def test_a_standfirst_never_stands_in_the_body() -> None:
    assert not any(p.label is Label.STANDFIRST and p.room != HEAD for p in PLACES)
    assert not lawful(Place(BODY, Label.PARAGRAPH), Place(HEAD, Label.STANDFIRST))


def test_the_learned_weights_name_known_places_and_kinds() -> None:
    weights = learned()
    places = {str(p) for p in PLACES}
    assert {name for move in weights.moves for name in move} <= places
    assert {kind for row in weights.votes.values() for kind in row} <= set(KINDS)
    assert weights.votes


def test_no_lines_give_no_places() -> None:
    assert decode([], NOTHING) == []
