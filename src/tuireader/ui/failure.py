"""What is left of an unexpected error: a short sentence for the reader, and a log for whoever mends it.

The log is readable by its owner alone and holds the road to the error, never the variables on it: they are the reader's.
"""

import traceback
from datetime import datetime

from tuireader import __version__
from tuireader.config import log_dir
from tuireader.safe import redact, safe_block


def write_log(error: BaseException) -> str:
    """The sentence; the log stands where it says."""
    path = log_dir() / f"error-{datetime.now().astimezone():%Y%m%d-%H%M%S}.log"
    road = redact(safe_block("".join(traceback.format_exception(error))))
    sentence = f"Something went wrong that should not have ({type(error).__name__})."
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(f"tuireader {__version__}\n{road}", "utf-8")
    except OSError:
        return sentence
    return f"{sentence} What is known of it stands in {path}."
