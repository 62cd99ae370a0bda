"""What feed programs write in place of HTML comes out as blocks."""

import pytest

from tuireader.extract import fragment
from tuireader.model.article import Embed, Figure, Paragraph, Quote, block_text

MANY = 50_000


def blocks(html):
    return fragment(html, "https://post.example/a").blocks


@pytest.mark.parametrize(
    "html",
    [
        '[caption id="a_1" width="300"]<img src="https://post.example/q.jpg"/> The quay at dawn[/caption]',
        '<p>[caption caption="The quay at dawn"]<a href="/q"><img src="https://post.example/q.jpg"></a>[/caption]</p>',
    ],
)
def test_a_caption_shortcode_is_a_figure(html):
    assert blocks(html) == (Figure("The quay at dawn", image="https://post.example/q.jpg"),)


def test_shortcodes_for_the_lay_out_are_nothing_and_brackets_are_words():
    html = (
        "<p>[vc_row][vc_column width=&#8221;1/1&#8243;]It sails.[/vc_column][/vc_row]</p><p>[Video] It [sic] sails.</p>"
    )
    assert blocks(html) == (Paragraph("It sails."), Paragraph("[Video] It [sic] sails."))


def test_a_shortcode_around_no_picture_is_its_words():
    assert blocks("<p>a</p>[caption id='1']Only words[/caption]") == (Paragraph("a"), Paragraph("Only words"))


@pytest.mark.parametrize(
    ("html", "embed"),
    [
        (
            '<blockquote class="twitter-tweet"><a href="https://twitter.com/ada/status/1"></a></blockquote>',
            Embed("twitter.com", "https://twitter.com/ada/status/1"),
        ),
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/">'
            '<div><p><a href="https://www.instagram.com/p/x/">A post by Ada &amp; Tor</a></p></div></blockquote>',
            Embed("A post by Ada & Tor", "https://www.instagram.com/p/x/"),
        ),
        (
            '<object width="4"><param name="movie" value="https://www.youtube.com/v/abc_1?fs=1"/>'
            '<embed src="https://www.youtube.com/v/abc_1?fs=1"/></object>',
            Embed("youtube.com", "https://www.youtube.com/watch?v=abc_1"),
        ),
        (
            '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://x.example/a">'
            '<div class="kg-bookmark-title">Ferry times</div><img src="https://x.example/icon.png"></a></figure>',
            Embed("Ferry times", "https://x.example/a"),
        ),
    ],
    ids=["tweet", "instagram", "flash", "bookmark"],
)
def test_what_is_nothing_without_its_script_is_a_link(html, embed):
    assert blocks(f"<p>Before.</p>{html}<p>After.</p>") == (Paragraph("Before."), embed, Paragraph("After."))


def test_counters_and_buttons_below_an_entry_are_no_part_of_it():
    flare = '<div class="feedflare"><a href="/d"><img src="http://feeds.example/~ff/x?d=y"></a></div>'
    found = fragment(f"<p>Text.</p>{flare}<p><a href='/s'>Subscribe now</a></p>", "https://post.example/a")
    assert found.blocks == (Paragraph("Text."),)
    assert [dropped.text for dropped in found.dropped] == ["Subscribe now"]


def test_what_a_forum_appends_is_no_part_of_it_and_whom_it_answers_is_named():
    answered = '<aside class="quote"><div class="title"> mate:</div><blockquote><p>Use oil.</p></blockquote></aside>'
    picture = (
        '<div class="lightbox-wrapper"><a class="lightbox" href="/q"><img src="https://x.example/q.jpg">'
        '<div class="meta"><svg></svg><span class="filename">quay</span><span class="informations">4 KB</span></div></a></div>'
    )
    found = fragment(f"{answered}<p>Varnish!</p>{picture}<p>3 posts - 2 participants</p><p>Read full topic</p>")
    assert found.blocks == (Quote("Use oil.", "mate"), Paragraph("Varnish!"), Figure(image="https://x.example/q.jpg"))
    assert [dropped.reason for dropped in found.dropped] == ["feed program's footer", "link to the page"]


def test_buttons_of_sharing_programs_and_words_for_screen_readers_are_no_part_of_it():
    buttons = (
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li class="share-x"><a href="/?share=x">X</a></li></ul></div>'
    )
    more = '<p>It sails at <b>six</b>. <span class="screen-reader-text">Ferry</span></p>'
    found = fragment(f"{more}{buttons}")
    assert [block_text(block) for block in found.blocks] == ["It sails at six."]
    assert [dropped.text for dropped in found.dropped] == ["Ferry", "Share this:", "X"]


def test_a_footnotes_number_in_a_box_of_its_own_belongs_to_its_words():
    note = (
        '<div class="footnote"><a href="#a" class="footnote-number">{}</a><div class="footnote-content">'
        '<p>See <a href="https://x.example/">there</a>.</p></div></div>'
    )
    found = fragment("<p>It sails.</p>" + note.format(1) + note.format(2)).blocks
    assert [block_text(block) for block in found] == ["It sails.", "1 See there.", "2 See there."]
    assert [found[1].text[span.start : span.end] for span in found[1].spans] == ["there"]


def test_a_picture_beside_a_long_footer_is_part_of_its_entry():
    footer = "The post Morning at the quay, with fog and two cranes appeared first on Quay Pictures."
    picture = "<p><img src='https://x.example/q.jpg'></p>"
    for html in (
        f"<p>Fog.</p>{picture}<p>{footer}</p>",
        f"<div><div>{picture}</div></div><p>Fog.</p><p>{footer}</p>",
    ):
        found = fragment(html).blocks
        assert {*found} == {Paragraph("Fog."), Figure(image="https://x.example/q.jpg")}


def test_an_offer_to_subscribers_is_no_caption_whatever_its_class():
    offer = "Quay is a reader-supported publication. To receive new posts and support my work, become a subscriber."
    found = fragment(f"<p>Text.</p><div><p class='cta-caption'>{offer}</p></div>")
    assert (found.blocks, [dropped.text for dropped in found.dropped]) == ((Paragraph("Text."),), [offer])


@pytest.mark.parametrize(
    "html",
    [
        "[caption" * MANY,
        "[vc_" * MANY,
        "[vc_a " * MANY + "]",
        "[caption]" * MANY + "a",
        "<blockquote " + "twitter-tweet" * MANY,
        '<blockquote class="instagram-media">' * MANY,
        "<object>" * MANY,
        '<object><i class="' + "-title" * MANY + '"></object>',
        "<embed " * MANY,
    ],
    ids=["shortcodes", "lay-out", "lay-outs", "captions", "one tag", "posts", "objects", "names", "embeds"],
)
def test_a_flood_of_idioms_is_read_in_one_pass(html):
    assert fragment(f"<p>Text.</p>{html}", "").blocks[0] == Paragraph("Text.")
