"""`tuireader rule`: mute and keep rules."""

from pathlib import Path

from tuireader.cli.opening import opened
from tuireader.cli.saying import counted
from tuireader.library import rules
from tuireader.safe import redact


async def add(path: Path, kind: rules.Kind, query: str) -> int:
    async with opened(path) as library:
        met = await rules.add(library, kind, query)
    done = "muted" if kind == "mute" else "kept"
    print(f"{met} {done}, and whatever comes in from now on. `tuireader undo` takes it back.")
    return 0


async def write(path: Path) -> int:
    """A line each: number, kind, query, how many stories it has met."""
    async with opened(path) as library:
        for rule in await rules.every(library):
            print(f"{rule.id}\t{rule.kind}\t{redact(rule.query)}\t{counted(rule.hits, 'story', 'stories')}")
    return 0


async def remove(path: Path, rule_id: int) -> int:
    async with opened(path) as library:
        back = await rules.remove(library, rule_id)
    stories = counted(back, "story is", "stories are")
    print(
        f"The rule is gone, {stories} in the lists again{', marked read' * bool(back)}. `tuireader undo` takes it back."
    )
    return 0
