"""The tutorial for authors is done from top to bottom: what it types is typed, what it shows is what one sees."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import cli
from game.catalog.load import load
from game.catalog.shelf import read, shipped
from game.table.story import watch
from tests.shipped import CONTENT, ROOT, words

PAGES = {"en": "authoring.md", "fr": "authoring.fr.md"}
BLOCK = re.compile(r"(?ms)^```(console|yaml)\n(.*?)^```$")
TOLD_ELSEWHERE = {"preview": ["--text"], "balance": ["--games", "4", "--level", "1"]}
"""Commands whose answer is not shown on the page, and how to have it without a window and soon."""
WITNESSED = {
    "en": ("Lake towns", "Lake ferry", "Boats in the fog", "Lake watch"),
    "fr": ("Villes du lac", "Traversier du lac", "Bateaux dans le brouillard", "Veille du lac"),
}
"""What an author has written and finds in the story of the first game."""
WALKS = {"en": "## When you want more", "fr": "## Quand vous voulez aller plus loin"}
"""Where the walk from nothing to a game ends, and what one may read another day begins."""


def text(language: str) -> str:
    return (ROOT / "docs" / PAGES[language]).read_text(encoding="utf-8")


def blocks(language: str) -> list[tuple[str, str]]:
    return BLOCK.findall(text(language))


@pytest.fixture(autouse=True)
def own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An author whose packs are in a folder of the test's."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setattr("game.catalog.places.saves_folder", lambda: tmp_path)
    yield
    shipped.cache_clear()


PROMPT = re.compile(r"(.*\?.*\[[^\]]*\])(?: (.*))?\Z")
INLINE = re.compile(r"`border ([^`]*)`")


def commands(block: str) -> Iterator[tuple[list[str], list[str]]]:
    """The commands of a block, each with what the page shows of its answer."""
    for part in re.split(r"(?m)^\$ border ", block)[1:]:
        first, *shown = part.rstrip("\n").split("\n")
        yield shlex.split(first), shown


def typed(
    arguments: list[str], answers: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str]:
    """(exit code, all that was said) of a command, typed by somebody who gives these answers."""
    shipped.cache_clear()
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    code = cli.run(arguments)
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out + errors


def seen(shown: list[str], out: str) -> str:
    """Where the page and what was said part, "" when the page shows all of it.

    …/ stands for where the packs are, … on a line of its own for all that follows.
    """
    for line in shown:
        if line == "…":
            return ""
        prompt = PROMPT.match(line)
        wanted = re.escape(prompt[1] + " " if prompt else line + "\n").replace("…/", r"\S*/")
        found = re.match(wanted, out)
        if found is None:
            return f"{line!r} is not how it goes on: {out!r}"
        out = out[found.end() :]
    return out


OUTERMOST = re.compile(r"(?ms)^(\w+):.*?(?=^\S|\Z)")


def changed(card: str, part: str) -> str:
    """A card in which the fields of a part of one stand as they do there."""
    for field in OUTERMOST.finditer(part):
        old = re.search(rf"(?ms)^{field[1]}:.*?(?=^\S|\Z)", card)
        assert old is not None, field[1]
        card = card[: old.start()] + field[0] + card[old.end() :]
    return card


@pytest.mark.parametrize("language", PAGES)
def test_the_tutorial_is_done_from_top_to_bottom(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_CA.UTF-8")
    pack = tmp_path / "packs" / "lake"
    done = []
    for kind, block in blocks(language):
        if kind == "yaml":
            name, _, card = block.partition("\n")
            if card:
                path = pack / name.removeprefix("# ")
                assert path.is_file(), f"border new has made no {name}"
                whole = "\nid: " in card
                text_then = card if whole else changed(path.read_text(encoding="utf-8"), card)
                path.write_text(text_then, encoding="utf-8")
            continue
        for arguments, shown in commands(block):
            done.append(arguments[0])
            answers = [match[2] or "" for line in shown if (match := PROMPT.match(line))]
            more = [] if shown else TOLD_ELSEWHERE.get(arguments[0], [])
            code, out = typed([*arguments, *more], answers, capfd, monkeypatch)
            assert code == (1 if arguments[0] == "lint" and len(shown) > 1 else 0), out
            assert not shown or seen(shown, out) == ""
            if arguments[0] == "watch":
                story, _, ending = out.partition(words(language).key("own.title"))
                assert [title for title in WITNESSED[language] if title not in story] == []
                had_a_part = ending.strip().splitlines()[0]
                assert [title for title in WITNESSED[language] if title not in had_a_part] == []
    for arguments in (shlex.split(line) for line in INLINE.findall(BLOCK.sub("", text(language)))):
        if arguments[0] in ("lint", "upgrade", "packs"):
            assert typed(arguments, [], capfd, monkeypatch)[0] == 0
    assert {"new", "lint", "preview", "watch", "balance", "pack", "install"} == set(done)
    loaded = load(CONTENT, "lake-summers", read(CONTENT, [pack]))
    assert not loaded.problems and loaded.scenario.actors[-1].id == "lake-towns"
    assert {"lake-ferry"} <= set(loaded.scenario.programs) and "lake-watch" in loaded.scenario.agreements
    table = watch(loaded, 3, 1)
    assert table.state.phase == "debrief"


WORD = re.compile(r"\w[\w’-]*")
READ, TYPED, LOOKED, THOUGHT = 200, 125, 20, 10
"""Words read and characters typed a minute, seconds for what a command says; minutes of thinking about names and
sentences of one's own, which is what the first author needed for it."""
FIRST_GAME, WHOLE_WALK = 25, 30
"""Minutes in which the first game must have been watched, and all of the walk done."""


def reckoned(walk: str) -> float:
    """Minutes that a part of the page takes: what is typed is read in typing it, the rest is read beside it."""
    done = [one for kind, block in BLOCK.findall(walk) if kind == "console" for one in commands(block)]
    answers = [match[2] or "" for _, shown in done for line in shown if (match := PROMPT.match(line))]
    typed_there = [*(" ".join(arguments) for arguments, _ in done), *answers]
    changed_there = [block for kind, block in BLOCK.findall(walk) if kind == "yaml"]
    keys = sum(len(line) + 1 for line in typed_there) + len("border ") * len(done) + sum(map(len, changed_there))
    read_there = len(WORD.findall(walk)) - sum(len(WORD.findall(line)) for line in typed_there)
    return read_there / READ + keys / TYPED + LOOKED * len(done) / 60 + THOUGHT


@pytest.mark.parametrize("language", PAGES)
def test_from_nothing_to_a_game_takes_less_than_half_an_hour(language: str) -> None:
    walk = text(language).partition(f"\n{WALKS[language]}\n")[0]
    to_first_game = walk.partition("\n### 8. ")[0]
    assert text(language) != walk != to_first_game
    done = [one for kind, block in BLOCK.findall(to_first_game) if kind == "console" for one in commands(block)]
    begun = {arguments[1] for arguments, _ in done if arguments[0] == "new"}
    assert begun == {"pack", "actor", "program", "event", "agreement", "scenario"} and done[-1][0][0] == "watch"
    assert sum(bool(PROMPT.match(line)) for _, shown in done for line in shown) > 40
    assert THOUGHT + 10 < reckoned(to_first_game) < FIRST_GAME
    assert reckoned(walk) < WHOLE_WALK


@pytest.mark.parametrize("language", PAGES)
def test_commands_in_running_text_are_commands(language: str) -> None:
    found = [shlex.split(line) for line in INLINE.findall(BLOCK.sub("", text(language)))]
    assert len(found) > 10
    for name, *rest in (one for one in found if one[0] not in ("…", "new")):
        cli.command(name).make_context(name, [*rest, *(["x"] if name in ("pack", "install") and not rest else [])])


def test_both_pages_write_the_same_cards_and_give_the_same_commands() -> None:
    english, french = (blocks(language) for language in PAGES)
    assert [block for kind, block in english if kind == "yaml"] == [block for kind, block in french if kind == "yaml"]
    typed_there = [
        [arguments for kind, block in page if kind == "console" for arguments, _ in commands(block)]
        for page in (english, french)
    ]
    assert typed_there[0] == typed_there[1]
    for mark in (r"^#+ ", r"^- ", r"^\d\. ", r"\]\("):
        assert len(re.findall(mark, BLOCK.sub("", text("en")), re.M)) == len(
            re.findall(mark, BLOCK.sub("", text("fr")), re.M)
        ), mark


def test_the_french_page_is_typeset_as_french() -> None:
    page = re.sub(r"`[^`]*`", "", BLOCK.sub("", text("fr")))
    assert "'" not in page, "typographic apostrophes"
    assert not re.findall(r"[^\u00a0\s][;?!»]|« | [;:?!»]", page)


@pytest.mark.parametrize("language", PAGES)
def test_links_lead_somewhere(language: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", text(language)):
        assert (ROOT / "docs" / target).exists(), target
