"""Work cut into jobs and done by processes of this machine or of a cluster; what is done is kept, whatever happens.

A job is a name and a few plain values; its result is plain too. Results are written to a file as they come, so that
an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import gc
import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, current_thread, main_thread
from typing import Any

from game.lab.study import StudyError

Job = tuple[str, ...]
Work = Callable[..., Any]
SELDOM = 100_000
"""Objects more than before, after which a process that does jobs looks for rings."""
RETRIES = 5
"""How often a cluster tries a job again when the machine that did it is gone."""


def cores() -> int:
    """How many processes this machine has room for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load(path: Path) -> dict[Job, Any]:
    """Results kept so far; a line cut off by a crash is left out. Raises StudyError for another kind of file."""
    found: dict[Job, Any] = {}
    if not path.exists():
        return found
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entry = json.loads(line)
            found[tuple(entry["job"])] = entry["result"]
        except (ValueError, KeyError, TypeError) as error:
            if number == 1:
                raise StudyError("lab.resume", text=str(path)) from error
    return found


def run(
    jobs: Iterable[Job],
    work: Work,
    *,
    workers: int,
    cluster: str = "",
    keep: Path | None = None,
    done: Mapping[Job, Any] | None = None,
    pool: Executor | None = None,
) -> Iterator[tuple[Job, Any]]:
    """(job, result) of every job, those already done first, the others as they are finished; `keep` gets a line each.

    `work(*job)` must be a plain function of a module, so that another process can find it. Processes of a `pool` that
    is given do the work, and are left for the next: they have read their content. They begin at once, whenever the
    results are asked for. Raises CancelledError when that pool is closed before all is done.
    """
    known, wanted = dict(done or {}), list(jobs)
    left = [job for job in wanted if job not in known]
    begun = None if pool is None or cluster else {pool.submit(work, *job): job for job in left}
    return _told([(job, known[job]) for job in wanted if job in known], left, work, workers, cluster, keep, begun)


def _told(
    known: Sequence[tuple[Job, Any]],
    left: Sequence[Job],
    work: Work,
    workers: int,
    cluster: str,
    keep: Path | None,
    begun: Mapping[Future[Any], Job] | None,
) -> Iterator[tuple[Job, Any]]:
    yield from known
    if begun is not None:
        results = _finished(begun)
    else:
        results = _on_cluster(left, work, cluster) if cluster else _here(left, work, workers)
    for job, result in results:
        if keep is not None:
            with keep.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"job": job, "result": result}) + "\n")
        yield job, result


class Processes(ProcessPoolExecutor):
    """Processes that Ctrl-C at a terminal does not reach: whoever began them ends them, at once when left by an
    exception."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Let one of them do it; it is begun where none is free."""
        with _unheard():
            return super().submit(fn, *args, **kwargs)

    def __exit__(self, kind: type[BaseException] | None, *about: Any) -> None:
        """Wait for what they do; after an exception end them."""
        if kind is None:
            self.shutdown(wait=True)
            return
        with _deaf():
            for process in list((self._processes or {}).values()):
                process.terminate()
            self.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Nobody is interrupted: a second Ctrl-C while processes end would leave them, and this one, waiting for ever."""
    if current_thread() is not main_thread():
        yield
        return
    before = {one: signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def _unheard() -> Iterator[None]:
    """Ctrl-C waits; processes begun meanwhile never hear of it, from their very first line on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processes(workers: int) -> Processes:
    """Processes of this machine that do jobs; whoever has them closes them. They end with this one, however it ends."""
    # Fresh ones: a fork of one that has threads (a window, a cluster's client) can hang.
    return Processes(workers, get_context("spawn"), _begin)


def alive(pool: Executor) -> bool:
    """Whether a pool still takes work: once the machine has ended one of its processes it never does again."""
    try:
        pool.submit(cores)
    except BrokenExecutor:
        return False
    return True


def _begin() -> None:
    """Records of a game never point at one another in a ring: what Python looks for at every few hundred of them, at a
    cost of a tenth, is looked for seldom here."""
    gc.set_threshold(SELDOM)
    _end_with_parent()


def _end_with_parent() -> None:
    """Let this process end when the one that began it is gone: of a killed one it would not hear any other way."""
    parent = parent_process()
    if parent is None:
        return

    def outlived() -> None:
        parent.join()
        os._exit(1)

    Thread(target=outlived, daemon=True).start()


def _here(jobs: Sequence[Job], work: Work, workers: int) -> Iterator[tuple[Job, Any]]:
    if workers <= 1 or len(jobs) <= 1:
        for job in jobs:
            yield job, work(*job)
        return
    pool = processes(min(workers, len(jobs)))
    try:
        yield from _finished({pool.submit(work, *job): job for job in jobs})
    finally:
        # Waited for: a pool that is still closing when Python ends can fail with a traceback of its own.
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(futures: Mapping[Future[Any], Job]) -> Iterator[tuple[Job, Any]]:
    # Not `as_completed`: it waits for ever for futures that are cancelled when their pool is closed.
    done: SimpleQueue[Future[Any]] = SimpleQueue()
    for future in futures:
        future.add_done_callback(done.put)
    try:
        for _ in futures:
            future = done.get()
            yield futures[future], future.result()
    finally:
        for future in futures:
            future.cancel()


def _on_cluster(jobs: Sequence[Job], work: Work, address: str) -> Iterator[tuple[Job, Any]]:
    """The same on the workers of a Dask scheduler; a job whose worker is lost is done again by another."""
    try:
        from dask.distributed import Client
        from dask.distributed import as_completed as finished
    except ImportError as error:
        raise StudyError("lab.extra", text="cluster") from error
    try:
        client: Any = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise StudyError("lab.cluster", text=address) from error
    with client:
        futures = {client.submit(work, *job, retries=RETRIES, pure=False): job for job in jobs}
        for future, result in finished(futures, with_results=True):  # type: ignore[no-untyped-call]
            yield futures[future], result
