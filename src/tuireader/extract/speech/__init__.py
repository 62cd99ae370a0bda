"""Direct speech: what in an article is said by someone, and by whom.

Marks find the quotations (marks), words and form tell speech from titles and scare quotes (judge), sentences name the
speaker (clause), the article gives his full name (names), and what one sentence leaves open the sentences around it may
settle (speakers). Wrong is worse than empty: without a clear sign the speaker is "".
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tuireader.extract.speech.dashes import dashed, has_dash
from tuireader.extract.speech.lexicon import Lexicon, lexicon
from tuireader.extract.speech.marks import has_marks, quotations
from tuireader.extract.speech.speakers import Speakers
from tuireader.extract.words import detect
from tuireader.model.article import Block, Paragraph, PartRole, Speech

_SAMPLE = 2000  # characters that tell a language
_NO_STORY = (PartRole.FOOTNOTE, PartRole.TIME)  # what footnotes quote are titles


def annotate(
    blocks: Sequence[Block], language: str = "", byline: str = "", before: Sequence[str] = ()
) -> tuple[Block, ...]:
    """The blocks with every paragraph's `speech` filled. `before`: headline and standfirst, where names may stand in
    full; `byline` speaks where the text says "I"."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    if not (has_marks("\n".join(texts)) or has_dash(texts)):  # as in most articles, whatever is a footnote
        return tuple(blocks)
    told = [(place, b) for place, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role not in _NO_STORY]
    texts = [paragraph.text for _, paragraph in told]
    marked, dashes = has_marks("\n".join(texts)), has_dash(texts)
    if not (marked or dashes):
        return tuple(blocks)
    words = _words(language, texts, has_marks if marked else str.strip)
    quoted = quotations(texts)
    if dashes:
        quoted = [said or marks for said, marks in zip(dashed(texts, words, language), quoted, strict=True)]
    speakers = Speakers(texts, quoted, words, byline, before)
    found = list(blocks)
    for (place, paragraph), said in zip(told, speakers.speeches(), strict=True):
        if said:
            found[place] = replace(paragraph, speech=tuple(Speech(s.start, s.end, who) for s, who in said))
    return tuple(found)


def _words(language: str, texts: Sequence[str], quotes: Callable[[str], object]) -> Lexicon:
    """The words of the language that the quoting paragraphs are written in, whatever the page claims."""
    sample = " ".join(filter(quotes, texts))[:_SAMPLE]
    words = lexicon(language)
    return words if language and words.fits(sample) else lexicon(detect(sample) or language)
