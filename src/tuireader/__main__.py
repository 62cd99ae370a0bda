"""`tuireader`, and `python -m tuireader`: paints the last frame, then imports the rest."""

import gc
import os
import sys

from tuireader.ui import lastframe


def main() -> None:
    lastframe.let_end()
    if lastframe.library_of(sys.argv[1:]) is not None:
        os.environ.setdefault("TEXTUAL_FPS", "240")  # a key is shown 4 ms after it is done, not up to 16
        if "TMUX" in os.environ:
            os.environ.setdefault("ESCDELAY", "25")  # tmux has waited already whether more follows an Escape
        gc.disable()  # a tenth of the imports' time; the screen turns it on again when it is there
        lastframe.paint(sys.argv[1:])
    from tuireader.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
