"""Where a moving command leads, in a list or on a page: one table for all that has rows or lines."""


def moved(how: str, at: int, end: int, page: int) -> int:
    """The place that the command of that id leads to from `at`; `end` is the last one, `page` how far a page goes. What goes
    half a page down and up again is where it was."""
    half = page // 2
    steps = {"down": 1, "up": -1, "page-down": page, "page-up": -page, "half-down": half, "half-up": -half}
    return {"top": 0, "bottom": end}.get(how, at + steps.get(how, 0))
