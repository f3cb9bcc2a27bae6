"""The command as a person types it: stories, data, errors in the person's language, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.table.table import open_table
from tests.shipped import CONTENT, ROOT, cast, loaded


def border(*words: str, lang: str = "en_CA.UTF-8", **environment: str) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": lang, **environment}
    return subprocess.run(
        [sys.executable, "-m", "game", *words], capture_output=True, env=surroundings, check=False, timeout=120
    )


def test_a_story_is_the_same_to_the_byte_and_ends_with_scores() -> None:
    one = border("watch", "--scenario", "historical-2001", "--seed", "7", "--lang", "fr")
    two = border("watch", "--scenario", "historical-2001", "--seed", "7", "--lang", "fr")
    assert one.returncode == 0 and one.stdout == two.stdout
    text = one.stdout.decode()
    assert "Tour 10" in text and "Tableau final" in text and "{" not in text
    assert all(name in text for name in ("Ottawa", "Québec", "Washington", "États frontaliers"))


def test_the_language_of_the_system_is_spoken() -> None:
    assert b"Tour 1" in border("watch", "--scenario", "first-game", lang="fr_CA.UTF-8").stdout
    assert b"Round 1" in border("watch", "--scenario", "first-game").stdout


def test_the_story_as_data() -> None:
    rows = [json.loads(line) for line in border("watch", "--scenario", "first-game", "--json").stdout.splitlines()]
    assert [row["n"] for row in rows[:-1]] == list(range(len(rows) - 1))
    assert len(rows[-1]["scores"]) == 4


@pytest.mark.parametrize(
    ("words", "lang", "sentence"),
    [
        (("watch", "--scenario", "historical-2002"), "en", "Did you mean “historical-2001”?"),
        (("watch", "--scenario", "historical-2002"), "fr_CA", "Vouliez-vous dire «\u00a0historical-2001\u00a0»\u00a0?"),
        (("watch", "--seed", "seven"), "en", "The seed must be a whole number"),
        (("watch", "--seed", "-1"), "fr_CA", "La graine doit être un nombre entier"),
        (("watch", "--lang", "de"), "en", "There is no language “de”."),
        (("lint", "no-such-folder"), "fr_CA", "Il n’y a pas de fichier no-such-folder."),
        (("replay", "no-such-file.jsonl"), "en", "cannot be read"),
    ],
)
def test_a_wrong_word_gets_a_sentence(words: tuple[str, ...], lang: str, sentence: str) -> None:
    found = border(*words, lang=lang)
    assert found.returncode == 2
    assert sentence in found.stderr.decode()
    assert b"Traceback" not in found.stderr


def test_lint_says_what_is_wrong_and_fails(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / "events" / "broken.yaml").write_text("id: broken\ntitle: {en: x}\n", encoding="utf-8")
    found = border("lint", str(tmp_path / "content"))
    assert found.returncode == 1
    assert "content/events/broken.yaml:2:8: error: title.fr: The French text is missing." in found.stdout.decode()


def test_shipped_content_is_clean() -> None:
    found = border("lint", lang="fr_CA")
    assert found.returncode == 0 and "rien à signaler" in found.stdout.decode()


def test_a_save_can_be_told(tmp_path: Path) -> None:
    table = open_table(loaded("first-game"), 3, cast("first-game"), tmp_path / "a.jsonl")
    for _ in table.advance():
        pass
    found = border("replay", str(tmp_path / "a.jsonl"), "--lang", "fr")
    assert found.returncode == 0 and "Tableau final" in found.stdout.decode()
    (tmp_path / "b.jsonl").write_bytes(b"nonsense\n")
    found = border("replay", str(tmp_path / "b.jsonl"), "--lang", "fr")
    assert found.returncode == 2 and "endommagée à la ligne" in found.stderr.decode()


def test_the_doctor_finds_a_sound_machine() -> None:
    found = border("doctor")
    assert found.returncode == 0 and b"pygame-ce" in found.stdout and b"problem" not in found.stdout


def test_without_a_screen_play_says_what_to_do() -> None:
    """No display at all, and no driver that only pretends."""
    bare = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"), "")
    found = border("play", lang="fr_CA", **bare)
    assert found.returncode == 1
    assert "aucun écran" in found.stderr.decode() and b"Traceback" not in found.stderr
