"""Jobs on this machine and on a cluster: each done once, results kept as they come, nothing lost when a worker is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from game.lab import batch
from game.lab.study import StudyError
from tests.lab.jobs import asleep, fails, square, where
from tests.shipped import ROOT, words

JOBS = [(str(n),) for n in range(12)]
WANTED = {(str(n),): n * n for n in range(12)}


def test_one_process_and_two_find_the_same(tmp_path: Path) -> None:
    alone = dict(batch.run(JOBS, square, workers=1))
    assert alone == dict(batch.run(JOBS, square, workers=2)) == WANTED
    others = set(dict(batch.run(JOBS, where, workers=2)).values())
    assert os.getpid() not in others


def test_a_pool_that_is_closed_lets_nobody_wait_for_what_it_had_not_begun() -> None:
    held = Event()

    def work(number: str) -> int:
        assert held.wait(60)
        return int(number)

    with ThreadPoolExecutor(1) as pool:
        results = batch.run(JOBS, work, workers=1, pool=pool)
        pool.shutdown(wait=False, cancel_futures=True)
        held.set()
        with pytest.raises(CancelledError):
            list(results)


def test_what_is_done_is_kept_and_not_done_again(tmp_path: Path) -> None:
    keep = tmp_path / "kept.jsonl"
    running = batch.run(JOBS, square, workers=1, keep=keep)
    for _ in range(5):
        next(running)
    running.close()  # interrupted
    assert batch.load(keep) == {job: WANTED[job] for job in JOBS[:5]}
    rest = dict(batch.run(JOBS, square, workers=1, keep=keep, done=batch.load(keep)))
    assert rest == WANTED
    assert len(keep.read_text(encoding="utf-8").splitlines()) == 12, "a line for each job, none twice"


def test_a_line_cut_off_by_a_crash_costs_that_job_alone(tmp_path: Path) -> None:
    keep = tmp_path / "kept.jsonl"
    list(batch.run(JOBS[:3], square, workers=1, keep=keep))
    text = keep.read_text(encoding="utf-8")
    for end in range(len(text) - 20, len(text)):
        keep.write_text(text[:end], encoding="utf-8")
        assert batch.load(keep) in ({job: WANTED[job] for job in JOBS[:2]}, {job: WANTED[job] for job in JOBS[:3]})


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    keep = tmp_path / "letter.txt"
    keep.write_text("Dear laboratory,\n", encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        batch.load(keep)
    assert "letter.txt" in words("en").say(caught.value.said)


def test_what_goes_wrong_in_a_job_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="0"):
        list(batch.run(JOBS[:1], fails, workers=1))


@pytest.mark.skipif(sys.platform == "win32", reason="interrupted otherwise there")
def test_processes_hear_nothing_of_an_interruption_and_end_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), batch.processes(1) as pool:
        number = pool.submit(where, "1").result()
        os.kill(number, signal.SIGINT)
        assert pool.submit(where, "1").result() == number
        waiting = pool.submit(asleep, "1")
        raise KeyboardInterrupt
    assert waiting.cancelled() or waiting.exception() is not None
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


# --- a cluster ---


class Cluster:
    """A real scheduler and two workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.scheduler = self.start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))
        self.workers = [
            self.start("worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-nanny", "--no-dashboard")
            for _ in range(2)
        ]

    def start(self, *what: str) -> subprocess.Popen[bytes]:
        """One process of the cluster."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "dask", *what]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=quiet, stderr=quiet)

    def address(self) -> str:
        """Where the scheduler listens, once both workers are there."""
        from dask.distributed import Client

        with Client(scheduler_file=str(self.file), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            address: Any = client.scheduler.address
            return str(address)

    def stop(self) -> None:
        """All of it."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def test_a_pool_whose_process_the_machine_ended_is_known() -> None:
    with batch.processes(1) as pool:
        number = pool.submit(os.getpid).result()
        assert batch.alive(pool)
        os.kill(number, signal.SIGTERM)
        with pytest.raises(BrokenExecutor):
            pool.submit(os.getpid).result()
        assert not batch.alive(pool)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    found = Cluster(tmp_path)
    yield found
    found.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_worker_that_dies_in_the_middle_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    jobs = [(str(n),) for n in range(300)]
    keep = tmp_path / "kept.jsonl"
    found: dict[batch.Job, int] = {}
    for job, result in batch.run(jobs, square, workers=0, cluster=cluster.address(), keep=keep):
        found[job] = result
        if len(found) == 20:
            cluster.workers[0].send_signal(signal.SIGKILL)
    assert found == {(str(n),): n * n for n in range(300)}
    assert cluster.workers[0].wait() != 0, "it died before the end"
    assert batch.load(keep) == found


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_nobody_at_the_address_is_said() -> None:
    with pytest.raises(StudyError) as caught:
        list(batch.run(JOBS, square, workers=0, cluster="tcp://127.0.0.1:1"))
    assert "127.0.0.1" in words("fr").say(caught.value.said)
