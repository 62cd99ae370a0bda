"""A picture as a server sent it becomes two of our own making: a small one for cells, a larger one for pixels.

A file of a few kilobytes can claim a picture of gigabytes, so its size is looked at before a pixel is decoded; and only
the formats that the web shows are opened at all, by what the bytes are and not by what the server calls them.
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from tuireader.errors import ExtractError
from tuireader.model.raster import Kept, Raster

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
MOST_PIXELS = 50_000_000
LEAST = 40  # pixels a side: below is a counting pixel, a flag or a bullet
CELLS = 160  # pixels a side at most, for half blocks
SHOWN = 1_600  # pixels a side at most, for a whole screen
_QUALITY = 82


def kept(body: bytes) -> Kept:
    """ExtractError, one sentence, where the bytes are no picture, or one that is too large or too small to be shown."""
    head = body[:500].lstrip()
    if head.startswith(b"<") and b"<svg" in head:
        raise ExtractError("The picture is a drawing (SVG), which is not shown.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a bomb: the size is looked at below; of odd EXIF: nobody's matter
            picture = Image.open(io.BytesIO(body), formats=FORMATS)
            _fit(picture.width, picture.height)
            picture.draft("RGB", (SHOWN, SHOWN))  # JPEG alone can be decoded at a fraction of its size
            flat = _flat(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError as error:
        raise ExtractError("This is no picture.") from error
    except Image.DecompressionBombError as error:
        raise ExtractError(_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError) as error:  # Pillow's decoders, over broken files
        raise ExtractError("The picture is damaged.") from error
    flat.thumbnail((SHOWN, SHOWN), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=_QUALITY, optimize=True)
    flat.thumbnail((CELLS, CELLS), Image.Resampling.BOX)
    return Kept(Raster(flat.width, flat.tobytes()), written.getvalue())


_LARGE = f"The picture is larger than {MOST_PIXELS // 1_000_000} million pixels."


def _fit(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise ExtractError(_LARGE)
    if min(width, height) < LEAST:
        raise ExtractError("The picture is too small to be one.")


def _flat(picture: Image.Image) -> Image.Image:
    """Without transparency, on white: what is transparent on the web is drawings for white pages."""
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        under = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(under, over).convert("RGB")
    return picture.convert("RGB")
