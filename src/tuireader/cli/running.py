"""Long commands end soon and cleanly, whoever ends them: Ctrl-C, or the SIGTERM of a screen, a shell or systemd."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

_ENDED = 128 + signal.SIGTERM


def run(work: Coroutine[Any, Any, int]) -> int:
    """The exit status of the work. SIGTERM cancels it, so that benches are ended with it and what was read is written."""

    async def guarded() -> int:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        return await work

    try:
        return asyncio.run(guarded())
    except asyncio.CancelledError:
        return _ENDED
