"""Pictures: bytes that a server sent are decoded, made small, and drawn for a terminal.

Wants Pillow (the extra `images`) and runs at a bench of the workshop only, which can be killed: decoders of pictures are
where a hostile file does most.
"""

from importlib.util import find_spec

MISSING = "Pictures want Pillow, which is not here: pipx inject tuireader pillow, or pip install 'tuireader[images]'."


def possible() -> bool:
    """Whether pictures can be decoded here; asked without importing anything."""
    return find_spec("PIL") is not None
