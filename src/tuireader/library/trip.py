"""A trip to many servers: a few errands at once, within a budget, and what came of them. Whole articles and pictures are
fetched so.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from tuireader.errors import ReaderError
from tuireader.model.events import Event, Failed, Tell
from tuireader.safe import redact

Errand = tuple[str, Callable[[], Coroutine[Any, Any, Event]]]
"""An address, and what is to be done there: the event that it ends in, or a ReaderError."""


@dataclass(slots=True)
class Budget:
    """Bytes that may be spent, with a `size` of 0 any number. Two trips may have one between them."""

    size: int = 0
    spent: int = 0

    @property
    def is_used_up(self) -> bool:
        return bool(self.size) and self.spent >= self.size


class Trip:
    """`ahead` errands at once; `new` are those that were done."""

    def __init__(self, ahead: int, budget: Budget) -> None:
        self._budget = budget
        self.new = self.failed = 0
        self._gate = asyncio.Semaphore(ahead)

    async def go(self, errands: Iterable[Errand], tell: Tell) -> None:
        """Each of them, to its event; a failed one keeps nobody else. None is begun once the budget is used up."""
        async with asyncio.TaskGroup() as group:
            for url, work in errands:
                group.create_task(self._one(url, work, tell))

    async def _one(self, url: str, work: Callable[[], Coroutine[Any, Any, Event]], tell: Tell) -> None:
        async with self._gate:
            if self._budget.is_used_up:
                return
            try:
                event = await work()
            except ReaderError as error:
                self.failed += 1
                tell(Failed(redact(url), redact(str(error))))
                return
        self.new += 1
        tell(event)
