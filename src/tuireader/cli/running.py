"""Long commands end soon and cleanly, whoever ends them: Ctrl-C, or the SIGTERM of a screen, a shell or systemd."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from typing import Any

_ENDED = 128 + signal.SIGTERM


def run(work: Coroutine[Any, Any, int]) -> int:
    """The exit status of the work. SIGTERM cancels it, so that benches are ended with it and what was read is written."""

    async def guarded() -> int:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        asyncio.get_running_loop().set_default_executor(_Unwaited())
        return await work

    try:
        return asyncio.run(guarded())
    except asyncio.CancelledError:
        return _ENDED


class _Unwaited(ThreadPoolExecutor):
    """Threads that nobody waits for at the end. asyncio looks up names in the default executor, and a resolver that cannot be
    reached holds each of its few threads for half a minute; nothing that is written is ever in one."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        told: Future[Any] = Future()

        def work() -> None:
            with contextlib.suppress(InvalidStateError):  # given up meanwhile
                try:
                    told.set_result(fn(*args, **kwargs))
                except BaseException as error:  # noqa: BLE001  whoever waits must hear of it, whatever it is
                    told.set_exception(error)

        threading.Thread(target=work, daemon=True).start()
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """There is nothing to wait for."""
