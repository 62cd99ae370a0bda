"""The edges of a text: topics, dates, links behind headings, ornaments, idle frames; and what is too long to be read."""

import pytest
from extract.bridge import END, SENTENCES, START

from tuireader.extract import article
from tuireader.extract.dom import tree
from tuireader.extract.dom.edges import steps, without_row_of_pictures
from tuireader.extract.dom.embeds import is_idle
from tuireader.extract.dom.leaves import leaves
from tuireader.model.article import Article, Embed, Figure, Listing, Paragraph, Rule, Subhead, Table
from tuireader.model.source import Source


def read(
    body: str, head: str = "", heading: str = "<h1>Bridge</h1>", url: str = "https://valley.example/bridge"
) -> Article:
    page = f"<html lang=en><head>{head}</head><body><article class=article>{heading}{body}</article></body></html>"
    return article(Source(page.encode(), name="page.html", url=url))


def texts(found: Article, kind: type) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    "link", ['<span class="mw-editsection">[<a href="/e">edit</a>]</span>', '<a class="headerlink" href="#b">¶</a>']
)
def test_the_links_behind_headings_are_no_headings(link: str) -> None:
    found = read(f"{START}<h2>History{link}</h2>{END}")
    assert texts(found, Subhead) == ["History"]


def test_topics_below_the_text_are_left_out() -> None:
    topics = "".join(f'<li><a href="/topic/{name}">{name}</a></li>' for name in ("Bridges", "Floods", "The council"))
    found = read(f"{START}{END}<ul>{topics}</ul>")
    assert texts(found, Paragraph)[-1] == SENTENCES[-1]
    assert not any(isinstance(block, Listing) for block in found.blocks)
    assert {"Bridges", "Floods", "The council"} <= {line.text for line in found.dropped}


def trimmed(body: str, labels: list[str]) -> list[str]:
    found = leaves(tree.parse_text(body))
    for _, step in steps(found, labels):
        step()
    return labels


def test_a_list_of_links_with_a_heading_of_its_own_is_text() -> None:
    links = "".join(f'<li><a href="/doc/{name}">{name}</a></li>' for name in ("The plans", "The costs"))
    labels = ["body"] * 6 + ["subhead", "body", "body"]
    assert trimmed(f"{START}{END}<h2>Documents</h2><ul>{links}</ul>", labels.copy()) == labels
    assert (
        trimmed(f"{START}{END}<nav><h2>Documents</h2><ul>{links}</ul></nav>", labels.copy())[-2:] == ["furniture"] * 2
    )


@pytest.mark.parametrize(
    "stamp", ["Tuesday, 3 March 2026 at 18:20", "Updated Nov 19, 6:55 AM;", "03.03.2026 - Ada Miller"]
)
def test_a_date_above_the_text_is_no_paragraph(stamp: str) -> None:
    assert trimmed(f"<p>{stamp}</p>{START}{END}", ["body"] * 7) == ["furniture"] + ["body"] * 6


@pytest.mark.parametrize("line", ["18:20", "The year was 1848.", "18:20 Uhr"])
def test_hours_of_a_live_blog_and_sentences_with_a_year_are_text(line: str) -> None:
    assert trimmed(f"<p>{line}</p>{START}{END}", ["body"] * 7) == ["body"] * 7


def test_a_note_that_is_nothing_but_a_link_is_kept() -> None:
    assert trimmed('<p><a href="/plans">The plans</a></p>', ["body"]) == ["body"]


def test_prices_and_hours_below_a_picture_are_no_credits() -> None:
    body = "<figure><img src=https://a.example/a><span class=credit>$285 here</span><span class=credit>Sam Lee</span></figure>"
    assert trimmed(body, ["body", "credit", "credit"]) == ["body", "furniture", "credit"]


@pytest.mark.parametrize("ornament", ["___", "* * *", "::", "—", "◇"])
def test_an_ornament_between_paragraphs_is_a_rule(ornament: str) -> None:
    found = read(f"{START}<p>{ornament}</p>{END}")
    assert ornament not in texts(found, Paragraph)
    assert sum(isinstance(block, Rule) for block in found.blocks) == 1


@pytest.mark.parametrize(
    ("url", "idle"),
    [
        ("https://ads.valley.example/300x250", True),
        ("https://valley.example/newsletters/subscribe/politics", True),
        ("https://counter.example/content/7/count.gif?from=valley", True),
        ("https://valley.example/text-to-speech/full/7", True),
        ("https://www.social.example/plugins/like.php?href=x", True),
        ("https://video.example/embed/AEyOoZ7JpyY", False),
        ("https://charts.example/JGoEQ/3/", False),
        ("https://radio.example/episodes/loads-of-roads", False),
    ],
)
def test_frames_that_show_nothing_of_the_article(url: str, idle: bool) -> None:
    assert is_idle(url) is idle


def test_the_same_embed_is_shown_once() -> None:
    frame = '<iframe src="https://video.example/embed/1"></iframe>'
    assert sum(isinstance(b, Embed) for b in read(f"{START}{frame}<p>{SENTENCES[3]}</p>{frame}{END}").blocks) == 1


def test_a_page_without_an_address_finds_its_pictures_by_the_one_that_it_names() -> None:
    head = '<link rel="canonical" href="https://valley.example/news/bridge">'
    found = read(
        f'{START}<figure><img src="/img/arch.jpg"><figcaption>The last arch in May.</figcaption></figure>{END}',
        head,
        url="",
    )
    assert [b.image for b in found.blocks if isinstance(b, Figure)] == ["https://valley.example/img/arch.jpg"]


def test_links_count_where_nobody_knows_where_they_lead() -> None:
    found = leaves(tree.parse_text('<p>See <a href="/plans">the plans</a> and <a href="#top">the top</a></p>'))
    assert [(leaf.linked, leaf.spans) for leaf in found] == [(len("the plans"), ())]


def test_the_dash_between_kicker_and_headline_goes() -> None:
    heading = '<p class="kicker">Old bridge</p><h1><span> - </span><span>Two summers and nine million</span></h1>'
    assert read(START + END, heading=heading).headline == "Two summers and nine million"


def test_linked_headings_in_a_row_lead_to_other_stories() -> None:
    teasers = '<h2>Trending</h2><h3><a href="/1">School roof leaks</a></h3><h3><a href="/2">Floods again</a></h3>'
    teasers += '<h3><a href="/3">Rain</a></h3>'
    labels = ["body"] * 3 + ["subhead"] * 4 + ["body"] * 3
    assert trimmed(START + teasers + END, labels) == ["body"] * 3 + ["furniture"] * 4 + ["body"] * 3


def test_a_single_linked_heading_is_a_subhead() -> None:
    labels = ["body"] * 3 + ["subhead"] + ["body"] * 3
    assert trimmed(f'{START}<h2><a href="/2">Floods again</a></h2>{END}', labels.copy()) == labels


@pytest.mark.parametrize(("pictures", "kept"), [(1, 1), (2, 2), (5, 0)])
def test_a_row_of_wordless_pictures_behind_the_text_is_no_part_of_it(pictures: int, kept: int) -> None:
    row = tuple(Figure("", "", f"https://a.example/{i}.jpg") for i in range(pictures))
    found = without_row_of_pictures((Paragraph("The bridge."), *row))
    assert sum(isinstance(block, Figure) for block in found) == kept
    assert without_row_of_pictures(row) == row


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ('<meta property="og:site_name" content="Valley Post | News, Weather, Sport">', "Valley Post"),
        ('<meta name="twitter:site" content="@valleypost">', "valleypost"),
        ('<link rel="canonical" href="https://www.valley.example/bridge">', "valley.example"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Hill &amp; Co"}}</script>',
         "Hill & Co"),
    ],
)  # fmt: skip
def test_the_site_is_named_without_its_motto(head: str, site: str) -> None:
    assert read(START + END, head).site == site


def test_a_tag_with_a_hundred_thousand_attributes_is_cut_to_its_name() -> None:
    crowd = " ".join(f'a{i}="<"' for i in range(100_000))
    body = f'<p title="a > b" {crowd}>Hello</p><img src="data:image/png;base64,{"A" * 100_000}" alt="kept">'
    root = tree.parse_text(body)
    assert [len(one.attrib) for one in root.iter("p", "img")] == [0, 2]
    assert root.find(".//p").text == "Hello"


def test_scripts_are_not_taken_for_endless_tags() -> None:
    script = f"<script>if (a<b && c) {{ {'x = y; ' * 20_000} }}</script>"
    assert tree.parse_text(f"<body>{script}<p>Hello</p></body>").find(".//p").text == "Hello"


def test_a_table_of_many_thousand_cells_is_cut_and_says_so() -> None:
    rows = "".join(f"<tr><td>{i}</td><td>{i}</td></tr>" for i in range(25_000))
    found = read(f"{START}<table><tr><th>Year</th><th colspan=1000000000>Floods</th></tr>{rows}</table>{END}")
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert len(table.rows) < 10_001
    assert [line.text for line in found.dropped if line.reason == "table too long"] == [
        f"{25_000 - len(table.rows)} more rows of a table"
    ]


def test_the_dash_between_caption_and_credit_goes() -> None:
    words = '<figcaption>The last arch in May - <span class="credit">Sam Lee/AFP</span></figcaption>'
    found = read(f"{START}<figure><img src=https://a.example/a.jpg>{words}</figure>{END}")
    assert [(b.caption, b.credit) for b in found.blocks if isinstance(b, Figure)] == [
        ("The last arch in May", "Sam Lee/AFP")
    ]


@pytest.mark.parametrize(
    "line", ["Published November 20th, 2019 - 07:50 GMT", "https://valley.example/bridge/plan.html"]
)
def test_a_date_and_an_address_are_no_standfirst(line: str) -> None:
    assert read(f"<div class=standfirst>{line}</div>{START}{END}").standfirst != line


def test_the_name_of_the_site_is_no_kicker() -> None:
    head = '<meta property="og:site_name" content="Valley Post">'
    found = read(START + END, head=head, heading="<p class=kicker>Valley Post</p><h1>Bridge</h1>")
    assert found.kicker == ""


def test_a_list_without_links_between_paragraphs_is_read_with_the_lists_in_it() -> None:
    inner = "<ul><li><a href='/a'>Stone</a></li><li><a href='/b'>Brick</a></li></ul>"
    items = f"<li>New arches of stone and brick, all eleven of them{inner}</li><li>New lamps</li>"
    found = read(f"{START}<p>The plans show:</p><ul>{items}</ul>{END}")
    assert [block.items for block in found.blocks if isinstance(block, Listing)] == [
        ("New arches of stone and brick, all eleven of them", "Stone", "Brick", "New lamps")
    ]


def listed(found: Article) -> list[tuple[str, ...]]:
    return [block.items for block in found.blocks if isinstance(block, Listing)]


def test_the_table_of_contents_is_read() -> None:
    names = ("History", "The arches", "The lamps")
    items = "".join(f'<li><a href="#s{n}">{n} {name}</a></li>' for n, name in enumerate(names))
    parts = "".join(f"<h2>{name}</h2><p>{line}</p>" for name, line in zip(names, SENTENCES[3:], strict=True))
    assert listed(read(f"{START}<h2>Contents</h2><ul>{items}</ul>{parts}")) == [
        ("0 History", "1 The arches", "2 The lamps")
    ]


@pytest.mark.parametrize(("kind", "sign"), [("references", ""), ("plain", "^ ")])
def test_notes_behind_the_text_are_read(kind: str, sign: str) -> None:
    notes = "".join(
        f'<li>{sign}<a href="https://n.example/{n}">"Bridges of the valley, volume {n}"</a>.</li>' for n in "123"
    )
    assert len(listed(read(f"{START}{END}<div><ol class={kind}>{notes}</ol></div>"))[0]) == 3


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        (("BBQ", "Arches", "Lamps"), 1),
        (("https://a.example/bridges", "https://b.example/arches", "https://c.example/lamps"), 1),
        (("Floods close the other bridge of the valley", "Why lamps go out at night in the town"), 0),
    ],
)
def test_a_list_of_links_below_a_heading_of_the_text_is_read_unless_it_is_of_headlines(
    items: tuple[str, ...], kept: int
) -> None:
    links = "".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(items))
    assert len(listed(read(f"{START}{END}<h2>Sources and tools</h2><ul>{links}</ul>"))) == kept


def test_an_article_that_stands_in_an_aside_is_none() -> None:
    found = read(f"<aside class=layout>{START}{END}<p>Editor's note: The bridge was closed.</p></aside>")
    roles = [str(block.role) for block in found.blocks if isinstance(block, Paragraph)]
    assert roles == ["", "", "", "", "", "", "aside"]


OTHER = "".join(
    f"<p>A second bridge, number {n}, was closed in the night of the flood and is open again.</p>" for n in "1234"
)


def test_the_next_story_below_the_first_is_left_out() -> None:
    page = "<html lang=en><body>" + "".join(
        f"<article><h1>{title}</h1>{text}</article>"
        for title, text in (("Bridge", START + END), ("The other bridge", OTHER))
    )
    found = article(Source(page.encode(), name="page.html", url="https://valley.example/bridge"))
    assert (found.headline, texts(found, Paragraph)) == ("Bridge", list(SENTENCES))
    assert any("A second bridge" in dropped.text for dropped in found.dropped)
