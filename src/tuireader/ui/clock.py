"""Times as a reader says them."""

from datetime import UTC, datetime


def age(when: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest unit that tells: "now", "5 min ago", "3 h", "6 d", "12 Mar", "12 Mar 2024"."""
    now = now or datetime.now(UTC)
    minutes = int((now - when).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} min ago"  # "5 min" alone is how long a story takes to read
    if minutes < 24 * 60:
        return f"{minutes // 60} h"
    if minutes < 7 * 24 * 60:
        return f"{minutes // (24 * 60)} d"
    day = when.astimezone()
    return f"{day.day} {day:%b}" + ("" if day.year == now.astimezone().year else f" {day.year}")
