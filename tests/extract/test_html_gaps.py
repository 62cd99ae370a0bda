"""Lines that are lost or kept by mistake between lines that are read: what only their neighbours and their kind tell."""

import pytest
from extract.bridge import END, SENTENCES, START

from tuireader.extract import article
from tuireader.extract.dom import captions, edges, gaps, judge, lists, subheads, tree
from tuireader.extract.dom import labels as labelled
from tuireader.extract.dom.leaves import leaves
from tuireader.model.article import Article, Figure, Listing, Paragraph, PartRole, Subhead
from tuireader.model.source import Source


def read(body: str, heading: str = "<h1>Bridge to be rebuilt</h1>", head: str = "") -> Article:
    page = f"<html lang=en><head>{head}</head><body><main><article>{heading}{body}</article></main></body></html>"
    return article(Source(page.encode(), name="page.html", url="https://valley.example/bridge"))


def texts(found: Article, kind: type = Paragraph) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, kind)]


def test_a_short_line_between_two_lists_is_read() -> None:
    bullets = [f"<ul><li>Old arch number {n} of stone</li><li>New arch number {n} of brick</li></ul>" for n in (1, 2)]
    found = read(f"<div>{START}{bullets[0]}<p>If you are …</p>{bullets[1]}{END}</div>")
    assert "If you are …" in texts(found)


def test_a_line_between_two_pieces_of_code_is_read() -> None:
    code = "<div class=highlight><pre>$ build bridge</pre></div>"
    parts = f"<p>First, edit the plan:</p>{code}<p>Then edit the other plan:</p>{code}"
    found = read(
        f"<div id='sharing-a-bridge-with-others'><h2>Sharing a bridge with others</h2>{START}{parts}{END}</div>"
    )
    assert {"First, edit the plan:", "Then edit the other plan:"} <= set(texts(found))
    assert texts(found, Subhead) == ["Sharing a bridge with others"]


def test_a_sentence_that_is_mostly_a_link_is_read_where_the_next_paragraph_is() -> None:
    linked = '<p><a href="/masons">The masons of the valley are said to be the only ones who cut such stone</a> in these days.</p>'
    found = read(
        f"{START}<div>{linked}<p>{SENTENCES[3]}</p></div><div><p>{SENTENCES[4]}</p><p>{SENTENCES[5]}</p></div>"
    )
    assert any(text.endswith("cut such stone in these days.") for text in texts(found))


def test_the_last_paragraph_is_read_in_a_box_of_its_own() -> None:
    wrapped = "".join(f'<div class="stage"><p class="line">{line}</p></div>' for line in SENTENCES)
    related = (
        "<aside><ul>" + "".join(f'<li><a href="/{n}">Other story {n}</a></li>' for n in range(4)) + "</ul></aside>"
    )
    last = "When the work will be over is open. The first stones are to arrive in May."
    found = read(f'{wrapped}{related}<div class="stage"><p class="line">{last}</p></div>')
    assert texts(found)[-1] == last


ENTRY = (
    '<div class=entry><a class="entry-author" href="/sam">Sam Lee</a><h3 class=entry-head>{}</h3><div>{}</div></div>'
)


def test_the_headings_of_a_live_blog_are_subheads_and_its_authors_no_text() -> None:
    heads = [f"Masons arrive at pier number {n} of the bridge" for n in range(6)]
    entries = "".join(ENTRY.format(head, f"<p>{line}</p>") for head, line in zip(heads, SENTENCES, strict=True))
    found = read(f"{START}{entries}")
    assert texts(found, Subhead) == heads
    assert "Sam Lee" not in texts(found)


def test_a_list_of_links_inside_a_line_that_is_read_is_read() -> None:
    bugs = "".join(
        f'<li><a href="/bug/{n}">Crack {n} – the arch of pier {n} moves in a strong wind</a></li>' for n in range(5)
    )
    items = f"<li>The board has the money for another summer of work.</li><li>In progress:<ul>{bugs}</ul></li>"
    found = read(f"{START}<h2>Plans</h2><ul>{items}</ul>{END}")
    assert [len(block.items) for block in found.blocks if isinstance(block, Listing)] == [7]


def test_a_list_below_a_heading_is_read_behind_a_box_that_floats_between() -> None:
    portal = '<div role=navigation class=portal><ul><li><a href="/p">Portal of bridges</a></li></ul></div>'
    links = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("Arches", "Lamps", "Piers"))
    found = read(f"<div>{START}{END}<h2>See also</h2>{portal}<ul>{links}</ul></div>")
    assert [block.items for block in found.blocks if isinstance(block, Listing)] == [("Arches", "Lamps", "Piers")]


@pytest.mark.parametrize(("lead", "kept"), [(SENTENCES[1], "furniture"), ("Two plans are open:", "body")])
def test_a_line_or_two_of_links_between_paragraphs_lead_away_unless_words_lead_to_them(lead: str, kept: str) -> None:
    links = '<ul><li><b>Floods:</b> <a href="/f">The other bridge of the valley is closed again</a></li></ul>'
    found = leaves(tree.parse_text(f"<p>{lead}</p>{links}<p>{SENTENCES[0]}</p>"), "https://valley.example/")
    labels = ["body"] * 3
    for _, step in lists.steps(found, labels):
        step()
    assert labels == ["body", kept, "body"]


def test_long_questions_are_set_as_the_short_ones_are() -> None:
    long = "Many people in the valley ask themselves whether the old arches will be kept at all, and what for?"
    asked = ("Who pays for it?", long, "When will it be over?")
    answers = (SENTENCES[3], SENTENCES[4], SENTENCES[5])
    found = read(START + "".join(f"<p><b>{q}</b></p><p>{a}</p>" for q, a in zip(asked, answers, strict=True)))
    assert texts(found, Subhead) == list(asked)


@pytest.mark.parametrize(("lines", "kept"), [(1, "furniture"), (3, "body")])
def test_little_text_before_the_headline_is_none(lines: int, kept: str) -> None:
    above = "".join(f"<p>Rain in the valley until Sunday evening, {n} degrees.</p>" for n in range(lines))
    page = f"{above}<h1>Bridge to be rebuilt</h1>{START}{'' if lines > 1 else END}"
    found = leaves(tree.parse_text(page), "https://valley.example/")
    labels = [*["body"] * lines, "headline", *["body"] * (len(found) - lines - 1)]
    for _, step in edges.steps(found, labels):
        step()
    assert set(labels[:lines]) == {kept}


def test_an_offer_behind_the_text_goes_with_all_of_its_box() -> None:
    lines = "<p>The court has decided and turned the paper down. A higher one must decide now.</p><p>To us this is wrong.</p>"
    offer = f'<div class="wide">{lines}<button><a href="/abo">Subscribe now</a></button></div>'
    found = read(f"<div>{START}{END}</div>{offer}")
    assert texts(found)[-1] == SENTENCES[-1]


def test_all_points_of_a_standfirst_are_kept() -> None:
    points = "".join(
        f"<li><b>{line}</b></li>" for line in ("The bridge is old", "It costs nine million", "It takes two summers")
    )
    head = '<meta name="description" content="The bridge is old">'
    found = read(f"{START}{END}", f"<h1>Bridge to be rebuilt</h1><ul class=bullets>{points}</ul>", head)
    assert found.standfirst == "The bridge is old · It costs nine million · It takes two summers"


def test_a_tooltip_is_no_text() -> None:
    word = '<abbr title="A wall of a pier.">starling<span aria-hidden=true>A wall of a pier.</span></abbr>'
    found = read(
        f"{START}<p>Every {word} of the bridge must be built anew before the winter comes, the board says.</p>{END}"
    )
    assert "Every starling of the bridge must be built anew before the winter comes, the board says." in texts(found)


def test_a_caption_goes_to_the_photograph_and_not_to_the_button_that_enlarges_it() -> None:
    button = '<span><img src="/zoom-in.svg" alt="Enlarge"></span>'
    words = "<figcaption class=caption>One of the old arches in May</figcaption>"
    figure = f'<figure><a><img src="/arch.jpg" alt="An arch">{button}</a>{words}</figure>'
    figures = [block for block in read(START + figure + END).blocks if isinstance(block, Figure)]
    assert [(one.caption, (one.image or "")[-8:]) for one in figures] == [("One of the old arches in May", "arch.jpg")]


def test_a_name_alone_below_a_picture_says_whose_it_is() -> None:
    figure = '<figure><img src="/{}.jpg"><figcaption>{}Photo by Sam Lee</figcaption></figure>'
    bare, told = figure.format("a", ""), figure.format("b", "The old arch in spring | ")
    found = [block for block in read(START + bare + END + told).blocks if isinstance(block, Figure)]
    assert [one.credit for one in found] == ["Photo by Sam Lee", "Sam Lee"]


@pytest.mark.parametrize("label", ["REKLAMA", "Реклама", "Czytaj więcej", "Читайте также", "広告", "Läs också"])
def test_labels_of_languages_without_words_are_no_text(label: str) -> None:
    assert label not in texts(read(f"<div>{START}<p>{label}</p>{END}</div>"))


def test_a_line_below_the_picture_and_the_headline_of_another_story_is_no_text() -> None:
    words = "<p class=lead>On Monday evening the masons of the other valley reach the town, says the board of the riv...</p>"
    other = f'<div><a href="/b">Floods close the other bridge of the valley</a>{words}</div>'
    page = f'<div>{START}<div><div><img src="/b.jpg"></div>{other}</div>{END}</div>'
    found, _ = judge.look(tree.parse_text(page), "https://valley.example/")
    labels = [*["body"] * 4, "furniture", *["body"] * 4]
    captions.drop_teasers(found, labels)
    assert labels == [*["body"] * 4, "furniture", "furniture", *["body"] * 3]


def test_short_lines_that_only_a_style_sheet_sets_apart_are_subheads() -> None:
    lines = zip(("A boy of the valley", "Two summers of stone"), SENTENCES[3:5], strict=True)
    found = read(
        f"<div>{START}" + "".join(f"<div class=org>{line}</div><p>{text}</p>" for line, text in lines) + "</div>"
    )
    assert texts(found, Subhead) == ["A boy of the valley", "Two summers of stone"]


def test_a_line_that_stands_there_again_and_again_is_no_subhead() -> None:
    found = read(
        f"<div>{START}" + "".join(f"<div class=org>Go on below</div><p>{text}</p>" for text in SENTENCES[3:]) + "</div>"
    )
    assert texts(found, Subhead) == []


@pytest.mark.parametrize("line", ["Then edit the other plan:", "and add"])
def test_a_plain_line_that_ends_as_a_sentence_does_or_begins_small_is_no_subhead(line: str) -> None:
    found = leaves(tree.parse_text(f"{START}<p>{line}</p>{END}"), "https://valley.example/")
    labels = [*["body"] * 3, "subhead", *["body"] * 3]
    for _, step in subheads.steps(found, labels):
        step()
    assert labels == ["body"] * 7


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ada Miller has written about rivers for ten years.", PartRole.ASIDE),
        ("The mayor has written to all.", PartRole.BODY),
    ],
)
def test_who_the_author_is_stands_beside_the_text(line: str, role: PartRole) -> None:
    found = read(f"{START}{END}<p>{line}</p>", head='<meta name="author" content="Ada Miller">')
    last = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.text, last.role) == (line, role)


def test_a_kicker_that_the_heading_holds_is_told_from_the_title_that_the_page_names() -> None:
    head = '<meta property="og:title" content="The bridge opens once more | Valley Post">'
    head += '<meta property="og:site_name" content="Valley Post">'
    found = read(START + END, "<h1>Premiere in the valley - The bridge opens once more</h1>", head)
    assert (found.kicker, found.headline) == ("Premiere in the valley", "The bridge opens once more")


def test_a_stop_alone_is_no_paragraph() -> None:
    assert texts(read(f"<div>{START}<p>.</p>{END}</div>")) == list(SENTENCES)


def test_the_picture_right_above_the_headline_is_the_storys() -> None:
    header = '<header><a href="/"><img src="/logo.jpg"></a><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav></header>'
    heading = '<div class=head><picture><img src="/old-arch.jpg" width=0 height=0 sizes="100vw"></picture><h1>Bridge</h1></div>'
    found = read(
        START + END, header + heading, '<meta property="og:image" content="https://img.example/w960/old-arch.jpg">'
    )
    assert [(block.image or "")[-8:] for block in found.blocks if isinstance(block, Figure)] == ["arch.jpg"]


def test_the_credit_of_a_picture_above_the_linked_heading_of_another_story_is_none_of_this() -> None:
    other = '<h3><a href="/b">Floods close the other bridge of the valley</a></h3>'
    teaser = f'<ul><li><div><img src="/b.jpg"><div class=credit>AP</div></div>{other}</li></ul>'
    assert not any(isinstance(block, Figure) for block in read(f"<div>{START}{teaser}{END}</div>").blocks)


def test_a_line_that_says_what_a_picture_shows_is_no_standfirst() -> None:
    said = "The mayor and the mason at the bridge"
    picture = f'<div><img src="/a.jpg" alt="{said}"><div>{said}.</div></div>'
    found = read(picture + START + END)
    assert found.standfirst == ""


def test_the_sentence_below_the_headline_is_the_standfirst_and_not_a_summary_in_points() -> None:
    points = "".join(
        f"<li>{line}</li>" for line in ("The bridge is old", "It costs nine million", "It takes two summers")
    )
    heading = f"<h1>Bridge to be rebuilt</h1><p class=deck>The masons take two summers for it.</p><ul class=bullets>{points}</ul>"
    head = (
        '<meta name="description" content="The bridge is old"><meta property="og:title" content="Bridge to be rebuilt">'
    )
    assert read(START + END, heading, head).standfirst == "The masons take two summers for it."


def test_a_heading_alone_in_its_box_heads_the_paragraph_in_the_next() -> None:
    boxes = [f"<div class=copy><p>{line}</p></div>" for line in SENTENCES]
    heads = [
        f'<div class=head><h3><div class="x{n}">{text}</div></h3></div>' for n, text in enumerate(("Storms", "Ahead"))
    ]
    found, _ = judge.look(
        tree.parse_text(f"<div>{boxes[0]}{heads[0]}{boxes[1]}{heads[1]}{boxes[2]}</div>"), "https://v.example/"
    )
    labels = ["body", "furniture", "body", "furniture", "body"]
    for _, step in subheads.steps(found, labels):
        step()
    assert labels == ["body", "subhead", "body", "subhead", "body"]


def test_lines_that_a_style_sheet_sets_apart_are_subheads_though_each_paragraph_has_a_box_of_its_own() -> None:
    boxes = [f"<div class=prose><p>{line}</p></div>" for line in SENTENCES]
    lines = [f"<p class=interline>{line}</p>" for line in ("The second attempt", "Nothing is lost")]
    found = read(f"<div>{boxes[0]}{boxes[1]}{lines[0]}{boxes[2]}{lines[1]}{boxes[3]}{boxes[4]}</div>")
    assert texts(found, Subhead) == ["The second attempt", "Nothing is lost"]


def test_a_part_of_the_headline_is_no_subhead() -> None:
    heading = "<h1><span class=kicker>The valley has it</span>: <div>Bridge to be rebuilt</div></h1>"
    head = '<meta property="og:title" content="The valley has it: Bridge to be rebuilt">'
    assert texts(read(START + END, heading, head), Subhead) == []


def test_recommended_videos_head_nothing() -> None:
    assert texts(read(f"<div>{START}<h3>Recommended Videos</h3>{END}</div>"), Subhead) == []


def test_a_long_heading_right_below_the_headline_is_the_standfirst() -> None:
    heading = "<div><h1>Bridge to be rebuilt</h1><h2 class=subheading>The masons of the valley take two summers for it</h2></div>"
    found = read(START + END, heading, '<meta property="og:title" content="Bridge to be rebuilt">')
    assert (found.standfirst, texts(found, Subhead)) == ("The masons of the valley take two summers for it", [])


def test_the_author_s_line_is_no_subhead() -> None:
    assert texts(read(f'<div><h5 class="author authorshort">am Valley</h5>{START}{END}</div>'), Subhead) == []


def test_a_linked_heading_below_read_more_leads_away() -> None:
    other = '<div><h4>Read more</h4><img src="/b.jpg"><h3><a href="/b">Floods close the other bridge of the valley</a></h3></div>'
    assert texts(read(f"<div>{START}{other}{END}</div>"), Subhead) == []


def test_read_on_heads_nothing() -> None:
    assert texts(read(f"<div>{START}<h4>Weiterlesen</h4>{END}</div>"), Subhead) == []


def test_the_paragraphs_of_a_brief_are_read_where_only_its_signature_was() -> None:
    lines = "".join(f"<div class=x>{line}</div>" for line in SENTENCES[:2])
    page = f"<p>Valley Post</p><h1>Bridge to be rebuilt</h1>{lines}<p>Reporting by Sam Lee; editing by Ada Miller</p>"
    found = leaves(tree.parse_text(page), "https://valley.example/")
    labels: list[labelled.Label] = ["furniture", "headline", "furniture", "furniture", "body"]
    for _, step in gaps.steps(found, labels):
        step()
    assert labels == ["furniture", "headline", "body", "body", "body"]
