"""The `border` command: what it prints, its exit codes, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.rules.types import WORLD, Action
from game.table.story import cast
from game.table.table import open_table
from game.terminal import spoken
from tests.shipped import CONTENT, ROOT, loaded
from tests.table.room import played, table

GAME = "first-game"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(exit code, output, errors) of a command line."""
    code = cli.run(arguments)
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out, errors


def test_a_game_is_told_in_english(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "watch", "--scenario", GAME, "--seed", "4", "--lang", "en")
    assert code == 0
    for heading in (
        "At the table",
        "Round 1: September 2001",
        "Round 3: September 2003",
        "Final table",
        "Private orders",
    ):
        assert heading in out
    assert "{" not in out and not re.search(r"\bdid\.[a-z]", out) and "story." not in out


def test_a_game_is_told_in_french(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "watch", "--scenario", GAME, "--seed", "4", "--lang", "fr")
    assert code == 0
    assert "Tour\u00a01" in out or "Tour 1" in out
    assert "septembre 2001" in out and "Tableau final" in out and "Santé de la frontière" in out
    assert " :" not in out.replace("\u00a0:", ""), "a breaking space before a colon"


def test_the_same_seed_gives_the_same_bytes(capfd: pytest.CaptureFixture[str]) -> None:
    first = said(capfd, "watch", "--scenario", GAME, "--seed", "9")
    assert first == said(capfd, "watch", "--scenario", GAME, "--seed", "9")
    assert first != said(capfd, "watch", "--scenario", GAME, "--seed", "10")


def test_events_as_data(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "watch", "--scenario", GAME, "--seed", "4", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["n"] for row in rows[:-1]] == list(range(len(rows) - 1))
    assert {"did.event", "did.offer", "did.started", "did.settle", "did.over"} <= {row["key"] for row in rows[:-1]}
    assert len(rows[-1]["scores"]) == 4


def test_all_play_at_the_level_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "watch", "--scenario", GAME, "--seed", "4", "--level", "1", "--lang", "en")
    assert code == 0 and out.count("(Newcomer, level 1)") == 4
    _, usual, _ = said(capfd, "watch", "--scenario", GAME, "--seed", "4", "--lang", "fr")
    assert usual.count("(Aguerri, niveau 4)") == 4


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["watch", "--scenario", "first-gam"], "Did you mean “first-game”?"),
        (["watch", "--scenario", "zzz"], "historical-2001-seven"),
        (["watch", "--seed", "minus one"], "The seed must be a whole number"),
        (["watch", "--seed", "-1"], "The seed must be a whole number"),
        (["watch", "--seed", str(2**64)], "The seed must be a whole number"),
        (["watch", "--level", "6"], "The level must be a whole number from 1 to 5, not “6”."),
        (["play", "--level", "x"], "The level must be a whole number from 1 to 5"),
        (["watch", "--lang", "de"], "There is no language “de”"),
        (["watch", "--sed", "4"], "Did you mean --seed?"),
        (["watch", "--seed"], "The option --seed cannot be used like that."),
        (["watch", "--json=yes"], "The option --json cannot be used like that."),
        (["watch", "extra"], "This command line cannot be used."),
        (["wach"], "Did you mean watch?"),
        (["replay"], "The argument FILE is missing."),
        (["replay", "nothing.jsonl"], "There is no save nothing.jsonl."),
        (["lint", "/no/such/folder"], "There is no file /no/such/folder."),
        (["--nonsense"], "There is no option --nonsense."),
    ],
)
def test_what_cannot_be_used_is_said(capfd: pytest.CaptureFixture[str], arguments: list[str], expected: str) -> None:
    code, out, errors = said(capfd, *arguments)
    assert code == 2 and expected in errors and not out


def test_what_cannot_be_used_is_said_in_the_language_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert "Il n’y a pas d’option --sed." in said(capfd, "watch", "--sed", "1", "--lang", "fr")[2]
    assert "Il n’y a pas d’option --sed." in said(capfd, "watch", "--lang=fr", "--sed", "1")[2]


@pytest.mark.parametrize(
    ("settings", "language"),
    [({"LC_ALL": "fr_CA.UTF-8"}, "fr"), ({"LC_ALL": "", "LANG": "fr_FR"}, "fr"), ({"LC_ALL": "de_DE"}, "en")],
)
def test_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert spoken() == language


def test_nothing_asked_for_shows_what_there_is(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd)
    assert code == 0 and all(name in out for name in cli.COMMANDS)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_there_and_says_what_it_does_in_both_languages(
    capfd: pytest.CaptureFixture[str], name: str
) -> None:
    assert cli.command(name).name == name
    code, out, _ = said(capfd, name, "--help", "--lang", "en")
    french = said(capfd, name, "--help", "--lang", "fr")[1]
    assert code == 0 and f"border {name}" in out and f"border {name}" in french and out != french


def test_a_command_imports_what_it_needs_and_no_other() -> None:
    """Who asks to see a card does not wait for the laboratory, the server and all that the lint looks for."""
    code = "import sys; from game.cli import command; command('preview'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    there = set(done.stdout.split())
    assert "game.cli_preview" in there
    assert not {"game.cli_lab", "game.cli_balance", "game.lab", "game.server", "game.catalog.warnings.every"} & there


def test_sound_cards_pass_the_lint(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "lint")
    assert code == 0 and out


def test_a_broken_card_fails_the_lint_with_its_place(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "bad.yaml").write_text("id: bad\nlevels: many\n", encoding="utf-8")
    code, out, _ = said(capfd, "lint", str(tmp_path))
    assert code == 1 and "programs/bad.yaml:2:" in out


def test_a_finished_save_is_told_whole(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    played(table(path), 1)
    before = path.read_bytes()
    code, out, errors = said(capfd, "replay", str(path))
    assert code == 0 and not errors
    assert "Quebec: a person" in out and "Final table" in out and "Private order" in out
    assert path.read_bytes() == before


def test_a_save_that_goes_on_gives_no_secret_away(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    here = open_table(loaded(GAME), 5, (None,) * 4, path)
    while here.state.phase != "programs":
        here.submit(Action(WORLD, "close"))
    option = next(o for o in here.options(0) if o.verb == "fund" and o.high)
    here.submit(Action(0, "fund", option.card, 1))
    code, out, _ = said(capfd, "replay", str(path))
    assert code == 0 and "So far" in out
    assert "Your plan" not in out and "Private order of" not in out


def test_a_torn_save_is_told_with_a_word(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    played(table(path), 1, "programs")
    path.write_bytes(path.read_bytes() + b"half a li")
    code, _, errors = said(capfd, "replay", str(path))
    assert code == 0 and "The last line of the save was incomplete" in errors


def test_a_file_that_is_no_save_is_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(os.urandom(4000))
    code, _, errors = said(capfd, "replay", str(path))
    assert code == 2 and "a.jsonl" in errors


def test_the_doctor_looks_at_everything(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "doctor")
    assert code == 0, out
    for word in ("Python", "pygame-ce", "screen", "fonts", str(CONTENT), "saves"):
        assert word in out


def test_the_doctor_finds_two_pygames(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli_doctor.installed", lambda name: "1.0")
    code, out, _ = said(capfd, "doctor")
    assert code == 1 and "pygame is installed beside pygame-ce" in out


def test_without_pygame_playing_says_so(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli_play.installed", lambda name: "")
    code, _, errors = said(capfd, "play")
    assert code == 1 and "pygame-ce is missing" in errors


def test_python_m_game_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "watch", "--scenario", GAME, "--seed", "4", "--json"],
        cwd=ROOT, capture_output=True, check=True, timeout=60, env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    other = subprocess.run(
        [sys.executable, "-m", "game", "watch", "--scenario", GAME, "--seed", "4", "--json"],
        cwd=ROOT, capture_output=True, check=True, timeout=60, env={**os.environ, "PYTHONHASHSEED": "8"},
    )  # fmt: skip
    assert done.stdout == other.stdout and done.stdout and not done.stderr


def test_a_reader_may_leave_early() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "game", "watch", "--scenario", GAME]
    done = subprocess.run(command, cwd=ROOT, stdout=write_end, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write_end)
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the disk that is always full is there")
def test_what_cannot_be_shown_is_said() -> None:
    command = [sys.executable, "-m", "game", "packs", "--lang", "fr"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    sentence = "Impossible d’écrire ce qui devait s’afficher ici\u00a0: le disque est plein."
    assert (done.returncode, done.stderr.decode().strip()) == (1, sentence)


def border(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a person types it."""
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def test_a_decade_in_french_is_the_same_to_the_byte() -> None:
    words = ("watch", "--scenario", "historical-2001", "--seed", "7", "--lang", "fr")
    one, two = border(*words), border(*words, PYTHONHASHSEED="3")
    assert one.returncode == 0 and one.stdout == two.stdout
    text = one.stdout.decode()
    assert "Tour 10" in text and "Tableau final" in text and "{" not in text
    assert all(name in text for name in ("Ottawa", "Québec", "Washington", "États frontaliers"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("watch", "--scenario", "historical-2002"), "Vouliez-vous dire «\u00a0historical-2001\u00a0»\u00a0?"),
        (("watch", "--seed", "-1"), "La graine doit être un nombre entier"),
        (("lint", "no-such-folder"), "Il n’y a pas de fichier no-such-folder."),
        (("wach",), "Vouliez-vous dire watch\u00a0?"),
    ],
)
def test_the_system_speaks_french(words: tuple[str, ...], sentence: str) -> None:
    found = border(*words, LC_ALL="fr_CA.UTF-8")
    assert found.returncode == 2 and sentence in found.stderr.decode()


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    played(table(path), 1, "programs")
    lines = path.read_bytes().split(b"\n")
    lines[4] = lines[4][:-3]
    path.write_bytes(b"\n".join(lines))
    found = border("replay", str(path), LC_ALL="fr_CA.UTF-8")
    assert found.returncode == 2 and "endommagée à la ligne" in found.stderr.decode()


def test_without_a_screen_play_and_doctor_say_so() -> None:
    """No display at all, and no driver that only pretends."""
    bare = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"), "")
    found = border("play", LC_ALL="fr_CA.UTF-8", **bare)
    assert found.returncode == 1
    assert "aucun écran" in found.stderr.decode().lower() and b"Traceback" not in found.stderr
    looked = border("doctor", LC_ALL="fr_CA.UTF-8", **bare)
    assert looked.returncode == 1 and "aucun écran" in looked.stdout.decode()


def test_the_coach_speaks_of_a_save_to_one_seat(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    here = open_table(loaded(GAME), 4, cast(loaded(GAME), 4), tmp_path / "a.jsonl", seat=1)
    for _ in here.advance():
        pass
    before = (tmp_path / "a.jsonl").read_bytes()
    code, own, _ = said(capfd, "coach", str(tmp_path / "a.jsonl"))
    assert code == 0 and "Your first offers" in own and "Gains that both sides missed" in own
    assert (code, own) == said(capfd, "coach", str(tmp_path / "a.jsonl"), "--seat", "1")[:2]
    seat = here.scenario.actors[2].id
    code, other, _ = said(capfd, "coach", str(tmp_path / "a.jsonl"), "--seat", seat, "--lang", "fr")
    assert code == 0 and "Vos premières offres" in other
    assert (tmp_path / "a.jsonl").read_bytes() == before


def test_the_coach_tells_nobody_of_other_seats_before_the_end(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Else one command would show what the others' offers are worth to them."""
    open_table(loaded(GAME), 4, cast(loaded(GAME), 4), tmp_path / "a.jsonl", seat=1)
    code, out, errors = said(capfd, "coach", str(tmp_path / "a.jsonl"), "--seat", "2")
    assert code == 2 and not out and "only to the seat it is played from: Quebec." in errors
    _, _, errors = said(capfd, "coach", str(tmp_path / "a.jsonl"), "--seat", "0", "--lang", "fr")
    assert "qu’au siège d’où elle se joue, Québec." in errors


def test_the_coach_says_what_it_cannot_use(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_table(loaded(GAME), 4, cast(loaded(GAME), 4), tmp_path / "a.jsonl")
    code, _, errors = said(capfd, "coach", str(tmp_path / "a.jsonl"), "--seat", "9")
    assert code == 2 and "no seat “9”" in errors and loaded(GAME).scenario.actors[0].id in errors
    assert said(capfd, "coach", str(tmp_path / "none.jsonl"))[0] == 2
    assert (
        said(capfd, "coach", str(tmp_path / "a.jsonl"))[1].splitlines()[-1].startswith("There is nothing to say yet.")
    )


def test_a_projector_of_nothing_is_refused_before_a_window_opens(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, errors = said(capfd, "play", "--projector", str(tmp_path / "none.jsonl"))
    assert code == 2 and "none.jsonl" in errors
    (tmp_path / "other.jsonl").write_text("hello\n")
    code, _, errors = said(capfd, "play", "--projector", str(tmp_path / "other.jsonl"))
    assert code == 2 and "other.jsonl" in errors


def test_pictures_are_made_without_a_screen(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "game", "screenshots", str(tmp_path), "--scene", "curtain", "--lang", "fr"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SDL_")}
    done = subprocess.run(line, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    assert done.stdout.split() == [str(tmp_path / "curtain-fr.png")] and not done.stderr
    assert (tmp_path / "curtain-fr.png").stat().st_size > 10_000


def test_a_picture_that_there_is_not_and_a_folder_that_cannot_be(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    code, _, errors = said(capfd, "screenshots", str(tmp_path), "--scene", "sunset")
    assert code == 2 and "sunset" in errors and "negotiation" in errors
    (tmp_path / "file").write_text("in the way")
    code, _, errors = said(capfd, "screenshots", str(tmp_path / "file"), "--scene", "title", "--lang", "fr")
    assert code == 1 and "Impossible" in errors


@pytest.mark.parametrize("typed", ["ftp://10.0.0.1/", "a b", "http://user:word@host/", ""])
def test_what_is_no_address_of_a_lesson_is_said_before_a_window_opens(
    capfd: pytest.CaptureFixture[str], typed: str
) -> None:
    code, out, errors = said(capfd, "join", typed, "--lang", "en")
    assert code == 2 and not out and "is not the address of a lesson. One looks like http://192.168.1.5:8765/" in errors
    code, _, errors = said(capfd, "join", typed, "--lang", "fr")
    assert code == 2 and "n’est pas l’adresse d’une leçon" in errors


def test_joining_opens_the_window_with_what_was_given(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("game.client.start.join_window", lambda *given: opened.append(given) or 0)
    code, _, _ = said(capfd, "join", "10.0.0.2", "--name", "Ana", "--code", "ABCDE", "--lang", "fr")
    ((language, _, where, name, code_given),) = opened  # type: ignore[misc]
    assert code == 0 and (language, where.origin, name, code_given) == ("fr", "http://10.0.0.2:8765", "Ana", "ABCDE")


def test_groups_of_commands_say_what_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    cli.run(["--help"])
    out = capfd.readouterr().out
    listed = out.split("Commands:")[1]
    assert "A new card, scenario or pack." in listed and "Experiments and measurements." in listed
