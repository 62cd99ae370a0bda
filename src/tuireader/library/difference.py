"""Two readings of one article compared: what came out otherwise, and where a place in the one is in the other."""

from collections.abc import Sequence

from tuireader.model.article import Article, Block, Figure, Paragraph, block_text


def difference(before: Article, after: Article) -> str:
    """What is otherwise, in a few words: "byline, 2 captions more"; "" where nothing is."""
    told = [
        name
        for name in ("headline", "kicker", "standfirst", "byline", "dateline", "agency", "published", "language")
        if getattr(before, name) != getattr(after, name)
    ]
    for name, count in (("paragraphs", _paragraphs), ("captions", _captions), ("speeches", _speeches)):
        more = count(after.blocks) - count(before.blocks)
        if more:
            told.append(f"{abs(more)} {name} {'more' if more > 0 else 'fewer'}")
    if not told and before.blocks != after.blocks:
        told.append("blocks")
    return ", ".join(told)


def _paragraphs(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Paragraph) for block in blocks)


def _captions(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Figure) and bool(block.caption) for block in blocks)


def _speeches(blocks: Sequence[Block]) -> int:
    return sum(len(block.speech) for block in blocks if isinstance(block, Paragraph))


def moved(before: Sequence[Block], after: Sequence[Block], block: int, offset: int) -> tuple[int, int]:
    """The place, in the new blocks, of a place in the old ones: the block that has the same text, else as far down."""
    if block >= len(before):
        return min(block, len(after) - 1), 0
    text = block_text(before[block])
    same = [i for i, one in enumerate(after) if block_text(one) == text]
    if same:
        return min(same, key=lambda i: abs(i - block)), offset
    share = block / len(before)
    return min(round(share * len(after)), len(after) - 1), 0
