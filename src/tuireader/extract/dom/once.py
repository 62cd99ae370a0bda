"""Pages show one picture several times: small and large, for telephones and for lightboxes. A reader needs it once."""

import re
from collections.abc import Iterable, Iterator

from tuireader.model.article import Block, Embed, Figure

_SHORT = 40  # characters of a caption that may fit two pictures


def pictures_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same picture in several sizes, or with the same caption, once; so is the same embed."""
    blocks = list(blocks)
    told = {_stem(block.image) for block in blocks if isinstance(block, Figure) and block.caption}
    captions: set[str] = set()
    stems: set[str] = set()
    for block in blocks:
        if isinstance(block, Figure):
            stem = _stem(block.image)
            if block.caption:
                other = len(block.caption) < _SHORT and stem and stem not in stems  # several pictures "by a reader"
                if block.caption in captions and not other:
                    continue
                captions.add(block.caption)
            elif stem in told or stem in stems:
                continue
            stems.add(stem)
        elif isinstance(block, Embed):
            if block.url in stems:
                continue
            stems.add(block.url)
        yield block


def _stem(url: str | None) -> str:
    """A picture's address without query and size."""
    return re.sub(r"[-_]?\d{2,4}x\d{2,4}|[-_@]\d{2,4}w?(?=\.\w+$)", "", (url or "").partition("?")[0])
