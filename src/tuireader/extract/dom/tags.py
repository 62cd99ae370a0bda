"""HTML elements by what they mean for reading, and the classes that make an inline element a leaf of its own."""

# Nothing in them is read.
SKIPPED = frozenset(
    ("applet", "canvas", "datalist", "head", "input", "map", "noembed", "noscript", "object", "option")
) | frozenset(("script", "select", "style", "svg", "template", "textarea"))
INLINE = (
    frozenset(("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"))
    | frozenset(("g-emoji", "i", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "output", "param", "picture"))
    | frozenset(("q", "rb", "rp", "rt", "ruby", "s", "samp", "slot", "small", "source", "span", "strike", "strong"))
    | frozenset(("sub", "sup", "time", "track", "tt", "u", "var", "wbr"))
)
EMBEDS = frozenset(("amp-iframe", "amp-video", "amp-youtube", "audio", "embed", "iframe", "video"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FIGURES = frozenset(("figcaption", "figure"))
# Classes of an inline element that is a leaf of its own; in a heading only the second.
OWN = frozenset(
    ("agency", "author", "byline", "caption", "copyright", "credit", "dateline", "headline", "kicker")
) | frozenset(("legend", "overline", "photographer", "source", "standfirst", "subtitle", "timestamp", "topline"))
BESIDE = frozenset(("editsection", "headerlink", "kicker", "overline", "permalink", "topline"))
