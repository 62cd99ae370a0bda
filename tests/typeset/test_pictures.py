from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.article import Article, Figure, Paragraph
from tuireader.model.raster import Raster
from tuireader.typeset.lines import Frame
from tuireader.typeset.pictures import MOST_LINES, picture
from tuireader.typeset.sheet import Setter

URL = "https://example.org/weir.jpg"
STORY = Article("The weir", (Paragraph("Water."), Figure("The weir at dusk", "A. Holm", URL), Paragraph("More.")))


def plain(width, height, colour=(200, 100, 0)):
    return Raster(width, bytes(colour) * (width * height))


def lines_of(pictures, width=80, measure=72):
    setter = Setter(STORY, Frame(width, measure), pictures)
    for _ in setter.parts():
        pass
    return setter.sheet()


def test_a_picture_that_is_here_stands_above_its_caption_and_the_key_that_jumps_goes_to_its_top():
    sheet = lines_of({URL: plain(144, 60)})
    shown = [n for n, line in enumerate(sheet.lines) if line.pixels]
    assert shown == list(range(shown[0], shown[0] + 15))
    assert sheet.figures == (shown[0],)
    assert "The weir at dusk" in "".join(run.text for line in sheet.lines[shown[-1] :][:3] for run in line.runs)


def test_without_the_picture_the_page_is_as_ever():
    assert lines_of({}).lines == lines_of(None).lines == lines_of({"https://example.org/other.jpg": plain(9, 9)}).lines


def test_a_picture_that_nothing_is_said_of_is_a_sign_and_no_card_and_nothing_at_all_where_it_is_seen():
    told = Article("The weir", (Figure("", "", URL),))
    hidden, shown = (Setter(told, Frame(80, 72), pictures) for pictures in ({}, {URL: plain(9, 9)}))
    texts = []
    for setter in (hidden, shown):
        *_, last = ([*lines] for lines in setter.parts() if any(line.block == 0 for line in lines))
        texts.append(["".join(run.text for run in line.runs).strip() for line in last if not line.pixels])
    assert texts == [["", "▣ Picture"], [""]]


def test_places_in_the_picture_are_in_order_and_before_those_of_the_caption():
    places = [(line.block, line.offset) for line in lines_of({URL: plain(144, 100)}).lines]
    assert places == sorted(places)


@given(st.integers(1, 200), st.integers(1, 200), st.integers(12, 120))
def test_a_picture_keeps_to_its_room_and_its_shape(width, height, measure):
    lines = picture(plain(width, height), 1, 4, measure)
    cells = {len(line.pixels) // 6 for line in lines}
    assert len(lines) <= MOST_LINES
    assert len(cells) == 1
    (across,) = cells
    assert 1 <= across <= min(measure, width)
    assert abs(across * height / width - 2 * len(lines)) <= 2 + height / width


def test_what_has_one_colour_keeps_it_and_an_edge_stays_where_it_is():
    half = Raster(40, (bytes((255, 255, 255)) * 20 + bytes(60)) * 20)
    (first, *_) = picture(half, 1, 0, 20)
    cells = [first.pixels[at : at + 6] for at in range(0, len(first.pixels), 6)]
    assert cells[:10] == [bytes([252] * 6)] * 10
    assert cells[10:] == [bytes([4] * 6)] * 10
