"""Long work beside the window: it runs in a thread and is asked each frame how far it is.

Threads are used again. To start one means to wait until it runs, and it then keeps the interpreter's lock for as long
as 5 ms; to hand work to one that waits does not stop the frame.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

Result = TypeVar("Result")


Job = Callable[[], None]
_IDLE: list[SimpleQueue[Job]] = []
"""Where each thread that has nothing to do waits for something."""


def beside(job: Job) -> None:
    """Run a job that raises nothing in a thread of its own."""
    try:
        waiting = _IDLE.pop()
    except IndexError:
        waiting = SimpleQueue()
        threading.Thread(target=_serve, args=(waiting,), daemon=True).start()
    waiting.put(job)


def _serve(jobs: SimpleQueue[Job]) -> None:
    while True:
        jobs.get()()
        _IDLE.append(jobs)


class Work(Generic[Result]):
    """Runs `do(report)` in a thread; `report(share)` says how far it is, 0 to 1.

    `done(result)` or `failed(error)` is called by `poll`, so always in the window's own thread.
    """

    def __init__(
        self,
        do: Callable[[Callable[[float], None]], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.share: float | None = None
        self.cancelled = False
        self._do = do
        self._done = done
        self._failed = failed
        self._result: list[Result] = []
        self._error: Exception | None = None
        self._ended = threading.Event()
        beside(self._run)

    def _report(self, share: float) -> None:
        self.share = min(1.0, max(0.0, share))

    def _run(self) -> None:
        try:
            self._result.append(self._do(self._report))
        except Exception as error:  # whatever it is, the window must say it and live on
            self._error = error
        finally:
            self._ended.set()

    def cancel(self) -> None:
        """Let it run out unheard."""
        self.cancelled = True

    def wait(self, seconds: float) -> bool:
        """Wait for its end at most so long. Whether it ended."""
        return self._ended.is_set() or (seconds > 0 and self._ended.wait(seconds))

    def poll(self) -> bool:
        """Hand over the result if there is one. Whether the work is over."""
        if not self._ended.is_set():
            return False
        if not self.cancelled:
            if self._error is not None:
                self._failed(self._error)
            else:
                self._done(self._result[0])
        return True
