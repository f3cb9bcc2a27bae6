"""The classroom's server under load, in a process of its own: handsets that act, and how soon every screen shows it.

python3 run.py bench server
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import numpy as np
from measure import ROOT, told
from websockets.asyncio.client import ClientConnection, connect

sys.path.insert(0, str(ROOT))

from game.rules import encode
from game.rules.types import Offer
from tests.server.process import CODE, TOKEN

SCENARIO = "historical-2001"
SEATS = 4
FORM = "words"
"""What the handsets are shown: as the pages are, which is more than records."""
CLASSES = ((60, 12, 8), (200, 40, 3))
"""Handsets, tables, moves of each seat's lead."""
SOON = 100.0
"""Milliseconds in which 99 of 100 moves must be on all screens of their table."""
STEADY = 4
"""Tables at which memory is watched."""
FEW, MANY = 1_000, 10_000
GROWTH = 1.3
"""Times as much memory after MANY moves as after FEW: the record grows, what is kept beside it must not."""
EVERY = 2.0
"""Seconds between two moves of one seat: a lively negotiation."""


WORD = re.compile(r"word \d+-\d+-\d+")


class Handset:
    """One telephone: what it saw of the record, and when."""

    def __init__(self, line: ClientConnection, table: int, seat: int) -> None:
        self.line, self.table, self.seat = line, table, seat
        self.seen: dict[str, float] = {}
        self.replies: dict[str, bool] = {}
        self.version = 0

    async def listen(self) -> None:
        async for frame in self.line:
            now, message = time.perf_counter(), json.loads(frame)
            self.version = message.get("show", {}).get("clock", {}).get("version", self.version)
            for _, _, said, *_ in message.get("told", ()):
                found = WORD.search(said)
                if found:
                    self.seen.setdefault(found[0], now)
            if "re" in message:
                self.replies[message["re"]] = message["ok"]

    async def ask(self, id: str, ask: str, **data: Any) -> None:
        await self.line.send(json.dumps({"id": id, "ask": ask, **data}))


def join(port: int, name: str) -> tuple[int, str]:
    body = json.dumps({"id": "j", "ask": "join", "name": name, "code": CODE}).encode()
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/join", body)) as answer:
        found = json.load(answer)
    return int(found["number"]), str(found["secret"])


async def opened(port: int, secret: str, form: str) -> ClientConnection:
    """A line that has said whose it is."""
    line = await connect(f"ws://127.0.0.1:{port}/line", max_size=None)
    await line.send(json.dumps({"id": "hello", "ask": "hello", "secret": secret, "form": form}))
    return line


async def ordered(desk: ClientConnection, id: str, ask: str, **data: Any) -> None:
    """An order of the teacher, which must be taken."""
    await desk.send(json.dumps({"id": id, "ask": ask, **data}))
    async for frame in desk:
        message = json.loads(frame)
        if message.get("re") == id:
            assert message["ok"], message
            return


async def seated(port: int, count: int, tables: int) -> tuple[list[Handset], list[asyncio.Task[None]]]:
    """So many handsets at so many tables, the first at each seat its lead."""
    found, tasks = [], []
    desk = await opened(port, TOKEN, "words")
    for at in range(count):
        number, secret = await asyncio.to_thread(join, port, f"N{at}")
        handset = Handset(await opened(port, secret, FORM), at % tables, at // tables % SEATS)
        tasks.append(asyncio.create_task(handset.listen()))
        # The teacher seats them: once play has begun nobody sits down beside others by themselves.
        await ordered(desk, f"sit-{number}", "sit", who=number, table=handset.table, seat=handset.seat)
        found.append(handset)
    await desk.close()
    while not all(handset.version for handset in found):  # each has been shown its table
        still(tasks)
        await asyncio.sleep(0.05)
    return found, tasks


def still(tasks: list[asyncio.Task[None]]) -> None:
    """Raise what ended a handset that should still listen."""
    for task in tasks:
        if task.done():
            task.result()
            raise ConnectionError("the server let go of a handset")


async def play(port: int, count: int, tables: int, moves: int) -> tuple[list[float], int]:
    """Milliseconds from each move to the last screen of its table; how many moves were refused or not answered."""
    handsets, tasks = await seated(port, count, tables)
    leads = handsets[: tables * SEATS]
    sent: dict[tuple[int, str], float] = {}

    async def act(lead: Handset, at: int) -> None:
        await asyncio.sleep((leads.index(lead) * 0.618 % 1) * EVERY)
        for move in range(moves):
            text = f"word {lead.table}-{lead.seat}-{move}"
            act = {"verb": "message", "text": text, "offer": encode(Offer(tuple(range(SEATS)), ()))}
            sent[lead.table, text] = time.perf_counter()
            await lead.ask(f"m{move}", "act", act=act, version=lead.version)
            await asyncio.sleep(EVERY)

    await asyncio.gather(*(act(lead, at) for at, lead in enumerate(leads)))
    await asyncio.sleep(1.0)
    still(tasks)
    missed = sum(not lead.replies.get(f"m{move}", False) for lead in leads for move in range(moves))
    found = []
    for (table, text), began in sent.items():
        seen = [handset.seen.get(text) for handset in handsets if handset.table == table]
        if all(when is not None for when in seen):
            found.append((max(when for when in seen if when is not None) - began) * 1000)
        else:
            missed += 1
    for task in tasks:
        task.cancel()
    for handset in handsets:
        await handset.line.close()
    return found, missed


async def steadily(port: int, process: subprocess.Popen[str]) -> tuple[float, float, int]:
    """Megabytes of the server after FEW and after MANY moves at STEADY tables; how many were refused."""
    leads, tasks = await seated(port, STEADY * SEATS, STEADY)
    sizes: list[float] = []
    done = refused = 0

    async def act(lead: Handset) -> None:
        nonlocal done, refused
        for move in range(MANY // len(leads)):
            text = f"word {lead.table}-{lead.seat}-{move}"
            act = {"verb": "message", "text": text, "offer": encode(Offer(tuple(range(SEATS)), ()))}
            await lead.ask(f"m{move}", "act", act=act, version=lead.version)
            while f"m{move}" not in lead.replies:
                still(tasks)
                await asyncio.sleep(0.01)
            refused += not lead.replies[f"m{move}"]
            done += 1
            if done in (FEW, MANY):
                sizes.append(resident(process))
            await asyncio.sleep(0.05)  # a page may ask twenty times a second

    await asyncio.gather(*(act(lead) for lead in leads))
    for task in tasks:
        task.cancel()
    for lead in leads:
        await lead.line.close()
    return sizes[0], sizes[1], refused


def resident(process: subprocess.Popen[str]) -> float:
    """Megabytes that a process holds."""
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * 4096 / 1e6


def server(folder: Path, tables: int) -> tuple[subprocess.Popen[str], int]:
    line = [sys.executable, str(ROOT / "tests" / "server" / "process.py"), str(folder), str(tables), "0", SCENARIO]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, int(process.stdout.readline().split()[1])


def memory() -> bool:
    """Whether the server's memory stays about the same over many moves."""
    with tempfile.TemporaryDirectory() as name:
        process, port = server(Path(name) / "l", STEADY)
        try:
            few, many, refused = asyncio.run(steadily(port, process))
        finally:
            process.kill()
            process.wait()
    what = f"memory of the server over {MANY:,} moves at {STEADY} tables"
    figure = f"{few:.0f} MB after {FEW:,}, {many:.0f} after all: {many / few:.2f} times; {refused} refused"
    return told(what, figure, f"at most {GROWTH} times, none refused", not refused and many <= GROWTH * few)


def main() -> int:
    """Print the figures; 1 when a bound is missed."""
    met = memory()
    for count, tables, moves in CLASSES:
        with tempfile.TemporaryDirectory() as name:
            process, port = server(Path(name) / "l", tables)
            try:
                before = resident(process)
                found, missed = asyncio.run(play(port, count, tables, moves))
                p50, p99, longest = np.percentile(found, (50, 99, 100))
                what = f"{count} handsets at {tables} tables, {len(found)} moves on all screens of their table"
                figure = f"half within {p50:.0f} ms, 99 % {p99:.0f}, all {longest:.0f}; {missed} without an answer"
                asked = f"99 % within {SOON:.0f} ms, all answered" if count <= 60 else "all answered"
                met &= told(what, figure, asked, not missed and (count > 60 or p99 <= SOON))
                print(f"memory of the server: {before:.0f} MB at first, {resident(process):.0f} at the end", flush=True)
            finally:
                process.kill()
                process.wait()
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
