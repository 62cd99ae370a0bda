"""Direct speech: what in an article is said by someone, and by whom.

Marks find the quotations (marks), words and form tell speech from titles and scare quotes (judge), sentences name the
speaker (clause), the article gives his full name (names), and what one sentence leaves open the sentences around it may
settle (speakers). Wrong is worse than empty: without a clear sign the speaker is "".
"""

from collections.abc import Sequence
from dataclasses import replace

from tuireader.extract.speech.lexicon import guess, lexicon
from tuireader.extract.speech.marks import has_marks, quotations
from tuireader.extract.speech.speakers import Speakers
from tuireader.model.article import Block, Paragraph, Speech


def annotate(
    blocks: Sequence[Block], language: str = "", byline: str = "", before: Sequence[str] = ()
) -> tuple[Block, ...]:
    """The blocks with every paragraph's `speech` filled. `before`: headline and standfirst, where names may stand in
    full; `byline` speaks where the text says "I"."""
    places = [number for number, block in enumerate(blocks) if isinstance(block, Paragraph)]
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    if not any(map(has_marks, texts)):
        return tuple(blocks)
    words = lexicon(language)
    if not words.language:
        words = lexicon(guess(texts))
    speakers = Speakers(texts, quotations(texts), words, byline, before)
    found = list(blocks)
    for place, said in zip(places, speakers.speeches(), strict=True):
        block = found[place]
        if said and isinstance(block, Paragraph):
            found[place] = replace(block, speech=tuple(Speech(s.start, s.end, who) for s, who in said))
    return tuple(found)
