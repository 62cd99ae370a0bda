"""A place in an article survives every change of width."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st
from ui.stories import story

from tuireader.model.article import Article, Paragraph
from tuireader.typeset.lines import Frame
from tuireader.ui.hits import hits
from tuireader.ui.setting import Place, Setting

STORY = story(1, "A lamp is lit", "The lamp")


def _set(width):
    setting = Setting(STORY, Frame(width))
    setting.set_all()
    return setting


@given(st.integers(20, 160), st.integers(20, 160), st.floats(0, 1))
def test_the_same_words_are_at_the_top_at_another_width(width, other, share):
    one, two = _set(width), _set(other)
    line = int(share * (len(one.lines) - 1))
    place = one.place_of(line)
    found = two.lines[two.line_of(place)]
    assert (found.block, found.offset) <= (place.block, place.offset) or two.line_of(place) == 0
    behind = [
        n for n in two.lines[two.line_of(place) + 1 :] if n.runs and (n.block, n.offset) > (found.block, found.offset)
    ]
    assert not behind or (behind[0].block, behind[0].offset) > (place.block, place.offset) or found.block < place.block


@given(st.integers(20, 160), st.floats(0, 1))
def test_at_the_same_width_a_place_is_its_own_line_of_text(width, share):
    setting = _set(width)
    line = int(share * (len(setting.lines) - 1))
    place = setting.place_of(setting.line_of(setting.place_of(line)))
    assert place == setting.place_of(line) or place == Place()


def test_setting_goes_as_far_as_it_is_asked_and_then_on():
    setting = Setting(STORY, Frame(60))
    setting.set_to(10)
    assert 10 <= len(setting.lines) < len(_set(60).lines)
    setting.set_to(5, Place(10, 0))
    assert setting.lines[-1].block >= 10
    while not setting.done:
        setting.set_on()
    assert setting.lines == _set(60).lines


def test_hits_are_found_whatever_their_case_and_across_any_space():
    found = hits(STORY, ["LAMP"])
    assert found == sorted(found)
    assert any(hit.block == -1 for hit in found)
    assert len(hits(STORY, ["the   tide"])) == 12 * 12
    assert hits(STORY, [".*"]) == []
    assert hits(STORY, ["", " "]) == []


async def test_of_long_articles_opened_in_a_row_only_the_last_is_set_on(open_reader):
    """Or a key would wait for a slice of each."""
    long = Article("The tides", tuple(Paragraph(f"{n}. The tide came in and went out. " * 12) for n in range(2_000)))
    async with open_reader() as reader:
        pane = reader.screen.pane
        for _ in range(4):
            pane.open(Setting(long, pane.frame), Place())
        await asyncio.sleep(0)
        assert sum(timer._task is not None and not timer._task.done() for timer in pane._timers) == 1
