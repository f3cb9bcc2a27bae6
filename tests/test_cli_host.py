"""`border host` and `border play --web` as processes: what they print, what they serve, how they refuse and stop."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from game import cli
from game.server.hall import Hall
from tests.server.classroom import Page, served
from tests.shipped import ROOT

HOME = "127.0.0.1"
ENOUGH = 30


def free_port() -> int:
    with socket.create_server((HOME, 0)) as found:
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A command that serves, and what it printed before it did."""
    line = [sys.executable, "-m", "game", *arguments]
    child = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        printed = ""
        for text in child.stdout:
            printed += text
            if text.startswith(("To stop", "Pour arrêter")):
                break
        yield child, printed
    finally:
        child.kill()
        child.communicate(timeout=ENOUGH)


def hosted(folder: Path, port: int, *more: str) -> tuple[str, ...]:
    place = ("--resume", str(folder), "--port", str(port), "--address", HOME)
    return ("host", "--scenario", "autumn-2001", *place, "--lang", "en", *more)


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a lesson that was begun and stopped."""
    monkeypatch.setattr("game.cli_play.saves_folder", lambda: tmp_path)
    monkeypatch.setattr("game.cli_host.served", lambda *_: None)
    assert cli.run(["host", "--scenario", "autumn-2001", "--tables", "2", "--lang", "en"]) == 0
    return tmp_path / "lessons" / "lesson-1"


def test_a_lesson_goes_on_at_its_addresses_and_stops_when_told(lesson: Path) -> None:
    port = free_port()
    with running(*hosted(lesson, port)) as (child, printed):
        assert re.search(rf"^To join: http://{HOME}:{port}$", printed, re.M)
        code = re.search(r"^Code: ([A-Z]{5})$", printed, re.M)
        desk = re.search(r"^Your desk .*: (\S+/desk#\S+)$", printed, re.M)
        wall = re.search(r"^Projector: (\S+/wall#\S+)$", printed, re.M)
        assert code and desk and wall and "█" in printed
        assert desk[1].split("#")[1] != wall[1].split("#")[1]
        with urlopen(f"http://{HOME}:{port}/", timeout=ENOUGH) as answer:
            assert answer.status == 200
        body = f'{{"id": "1", "ask": "join", "name": "Ana", "code": "{code[1]}"}}'.encode()
        with urlopen(Request(f"http://{HOME}:{port}/join", body), timeout=ENOUGH) as answer:
            assert answer.status == 200
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=ENOUGH)
        assert "Traceback" not in errors
    # The same lesson again: its code and who is in it.
    with running(*hosted(lesson, port)) as (_, printed):
        assert f"Code: {code[1]}" in printed


def test_one_lesson_is_hosted_once(lesson: Path) -> None:
    with running(*hosted(lesson, free_port())):
        line = [sys.executable, "-m", "game", *hosted(lesson, free_port())]
        second = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=ENOUGH)
    assert second.returncode == 1
    assert second.stderr == f"The lesson in {lesson} is being hosted already, perhaps in another window.\n"


def test_a_port_that_is_taken(lesson: Path) -> None:
    with socket.create_server((HOME, 0)) as taken:
        port = taken.getsockname()[1]
        line = [sys.executable, "-m", "game", *hosted(lesson, port)]
        second = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=ENOUGH)
    assert second.returncode == 1
    assert second.stderr == (
        f"Cannot listen at {HOME}, port {port}: another program uses it, or the address is not this machine’s. "
        "Choose another with --port or --address.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--tables", "0"), "--tables “0”: give a whole number from 1 to 60.\n"),
        (("--tables", "many"), "--tables “many”: give a whole number from 1 to 60.\n"),
        (("--port", "80"), "--port “80”: give a whole number from 1024 to 65535.\n"),
        (("--port", "８７６５"), "--port “８７６５”: give a whole number from 1024 to 65535.\n"),
        (("--tables", "0", "--lang", "fr"), "--tables «\u00a00\u00a0»\u00a0: donnez un nombre entier de 1 à 60.\n"),
    ],
)
def test_numbers_that_make_no_sense(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert cli.run(["host", "--lang", "en", *arguments]) == 2
    assert capfd.readouterr().err == sentence


def test_a_folder_that_holds_no_lesson(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["host", "--resume", str(tmp_path / "none"), "--lang", "en"]) == 1
    errors = capfd.readouterr().err
    assert "none" in errors and "Traceback" not in errors
    assert not (tmp_path / "none").exists()


def test_a_solo_game_in_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    halls: list[Hall] = []
    opened: list[str] = []
    monkeypatch.setattr("game.cli_play.saves_folder", lambda: tmp_path)

    def serve(hall: Hall, where: list[socket.socket], now: object) -> None:
        halls.append(hall)
        for each in where:
            each.close()

    monkeypatch.setattr("game.server.serve.serve", serve)
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert cli.run(["play", "--web", "--scenario", "first-game", "--seat", "1", "--lang", "fr"]) == 0
    found = re.search(r"^Votre partie\u00a0: (http://127\.0\.0\.1:\d+/#(\S+))$", capfd.readouterr().out, re.M)
    assert found and opened == [found[1]]
    (hall,) = halls
    assert [driver is None for driver in hall.rooms[0].table.drivers].index(True) == 1
    with served(hall) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, found[2], form="words")
        page.take()
        assert page.shown["me"]["seat"] == 1 and page.shown["me"]["language"] == "fr"


def test_a_solo_game_needs_a_seat_that_is_there(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["play", "--web", "--seat", "Alberta", "--lang", "en"]) == 2
    assert "Alberta" in capfd.readouterr().err
