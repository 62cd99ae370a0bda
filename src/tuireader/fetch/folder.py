"""A folder as the archive that it was unpacked from: what reads archives need not know of folders."""

import io
import zipfile
from pathlib import Path

from tuireader.errors import FetchError
from tuireader.fetch import file
from tuireader.model.source import Source

_WHOLE = 400 << 20  # bytes of all files in it


def names(path: str) -> list[str]:
    """Of what lies in the folder itself; [] where the path is none."""
    try:
        return [str(one) for one in Path(path).expanduser().iterdir()] if path else []
    except (OSError, ValueError, RuntimeError):
        return []


def packed(path: str) -> Source:
    """The folder's files, but for hidden ones and pictures, as a zip; FetchError where one cannot be read, or they are too
    much."""
    root, body, size = Path(path).expanduser(), io.BytesIO(), 0
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in file.within(path):
            with file.opened(name) as stream:
                text = stream.read(_WHOLE - size + 1)
            size += len(text)
            if size > _WHOLE or body.tell() > file.LIMIT:
                raise FetchError("The folder holds more than can be read at once.")
            member = zipfile.ZipInfo(
                Path(name).relative_to(root).as_posix()
            )  # of 1980, so that the same files are the same bytes
            archive.writestr(member, text, zipfile.ZIP_DEFLATED, 1)
    return Source(body.getvalue(), name=path)
