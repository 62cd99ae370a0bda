"""Pages show one picture several times: small and large, for telephones and for lightboxes. A reader needs it once."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from tuireader.model.article import Block, Embed, Figure

_WORDS = 4  # of a description that tells one picture from another
_SHORT = 40  # characters of a caption that may fit two pictures
_NAME = 8  # characters of a file's name that is nobody else's
_QUERY = 4_000  # characters of a query that are read
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$", re.I)
_INNER = re.compile(r"(?<![^?&=])[^\s?&=]+\.(?:jpe?g|png|gif|webp|avif)\b", re.I)
_SIZE = re.compile(r"(?:^|&)(?:w|h|q|width|height|quality|size|resize|crop|fit|format|fm|dpr|auto)=[^&]*")


def pictures_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same picture in several sizes, or with the same caption, once; so is the same embed."""
    blocks = list(blocks)
    told = {_stem(block.image) for block in blocks if isinstance(block, Figure) and block.caption}
    captions: set[str] = set()
    stems: set[str] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Figure):
            beside = [one for one in blocks[max(0, at - 1) : at + 2] if isinstance(one, Figure) and one.caption]
            if not block.caption and any(_tell_one(block.alt, one.caption) for one in beside):
                continue
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


def same_file(one: str, other: str) -> bool:
    """Whether two addresses name the same picture, though in another folder and size."""
    name = _stem(one).rpartition("/")[2]
    return len(name) > _NAME and name == _stem(other).rpartition("/")[2]


def _tell_one(alt: str, caption: str) -> bool:
    """Whether the description of a picture and the caption beside it speak of the same, in other sizes then."""
    one, other = set(alt.lower().split()), set(caption.lower().split())
    return len(one) > _WORDS and 2 * len(one & other) > len(one)


def _stem(url: str | None) -> str:
    """A picture's address without query and size. What a program cuts to size ("/image?url=…&w=640") is the picture that its
    query names."""
    path, _, query = (url or "").partition("?")
    if query and _FILE.search(path) is None:
        plain = unquote(unquote(query[:_QUERY]))
        path = next(reversed(_INNER.findall(plain)), f"{path}?{_SIZE.sub('', plain)}")
    return re.sub(r"[-_]?\d{2,4}x\d{2,4}|[-_@]\d{2,4}w?(?=\.\w+$)|(?<=/)\d{3,4}(?:@\d+)?(?=\.\w+$)", "", path)
