"""Publishers: the unit that is never parted between training and test."""

import re
import zlib
from pathlib import Path
from urllib.parse import urlsplit


def publisher(row):
    """The registered domain of a row's `url`, roughly; of a page without one, the name of its `file`."""
    host = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
    parts = host.split(".")
    if not host or parts[0] == "fakehost" or len(parts) < 2:
        return re.sub(r"[-_\d]+$", "", Path(row["file"]).stem)
    return parts[-2] if len(parts[-2]) > 3 or len(parts) == 2 else parts[-3]


def fold_of(name, folds):
    return zlib.crc32(name.encode()) % folds
