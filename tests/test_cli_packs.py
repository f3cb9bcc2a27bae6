"""Packs from the author's folder to another person's game: made, installed, played, replaced, removed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import cli, cli_packs
from game.ai.persona import personas
from game.catalog import parcel
from game.catalog.formats import CURRENT
from game.catalog.installing import GONE, NEW, WAS, mend
from game.catalog.load import load
from game.catalog.shelf import shipped
from game.rules.types import Action
from game.table.saves import resume
from game.table.table import open_table

PACK = (
    f"format: {CURRENT}\n"
    + """id: {id}
title: {{en: "The {id}", fr: "La région {id}"}}
text: {{en: "A few cards.", fr: "Quelques cartes."}}
version: "{version}"
authors: [A. Teacher, B. Teacher]
licence: CC BY 4.0
rules: 1
"""
)
PROGRAM = (
    f"format: {CURRENT}\n"
    + """id: {id}
title: {{en: "Card {id}", fr: "Carte {id}"}}
text: {{en: "What it is.", fr: "Ce que c’est."}}
source: {{en: "An assumption.", fr: "Une hypothèse."}}
by: [federal]
effects: [{{on: alarm, add: 2}}]
"""
)
SCENARIO = (
    f"format: {CURRENT}\n"
    + """id: {id}
title: {{en: "Along the {id}", fr: "Le long de {id}"}}
text: {{en: "A small game.", fr: "Une petite partie."}}
seats: [ottawa, washington]
rounds: 1
months: 6
first: 2001-10
"""
)
INSTALLED = (
    "“The valley”, version 1.0, is installed.\n{files}, fingerprint {sum}.\nScenario: Along the valley (valley).\n"
)


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The folder of installed packs of somebody who has none yet."""
    folder = tmp_path / "saves" / "packs"
    for module in ("game.cli_packs", "game.catalog.shelf"):
        monkeypatch.setattr(f"{module}.packs_folder", lambda: folder)
    shipped.cache_clear()
    yield folder
    shipped.cache_clear()


def said(capfd: pytest.CaptureFixture[str], *arguments: str, lang: str = "en") -> tuple[int, str, str]:
    shipped.cache_clear()
    code = cli.run([*arguments, "--lang", lang])
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out, errors


def written(folder: Path, version: str = "1.0", more: str = "", **programs: str) -> Path:
    """A pack's folder with a scenario and a program; `programs` are further files by their ids."""
    id = folder.name
    files = {f"programs/{id}-roads": PROGRAM.format(id=f"{id}-roads"), f"scenarios/{id}": SCENARIO.format(id=id)}
    files |= {f"programs/{name}": text for name, text in programs.items()}
    for name, text in (files | {"pack": PACK.format(id=id, version=version) + more}).items():
        (folder / f"{name}.yaml").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def packed(folder: Path) -> str:
    """The file that a pack's folder becomes."""
    out = folder.parent / f"{folder.name}-{len(list(folder.parent.iterdir()))}.border"
    out.write_bytes(parcel.packed(parcel.gathered(folder)[0]))
    return str(out)


def test_a_pack_is_made_installed_listed_and_played(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    folder = written(tmp_path / "valley")
    (folder / "notes.txt").write_text("to do")
    out = tmp_path / "sent.border"
    code, told, errors = said(capfd, "pack", str(folder), "--out", str(out))
    assert (code, errors) == (0, "")
    sum = told.split("fingerprint ")[1][:16]
    assert told == (
        f"{out} written: 3 files, fingerprint {sum}.\n1 file was left behind, since packs hold cards alone: notes.txt\n"
    )
    assert said(capfd, "install", str(out)) == (0, INSTALLED.format(files="3 files", sum=sum), "")
    assert sorted(path.name for path in installed.iterdir() if path.is_dir()) == ["valley"]
    _, told, _ = said(capfd, "packs")
    assert told.endswith(
        "The valley: pack “valley”, version 1.0, installed.\n    By A. Teacher, B. Teacher. Licence: CC BY 4.0.\n"
        f"    Scenario: Along the valley (valley).\n    2 cards, fingerprint {sum}.\n"
    )
    code, told, errors = said(capfd, "watch", "--scenario", "valley", "--seed", "3", "--level", "1")
    assert (code, errors) == (0, "") and told.startswith("Along the valley, told with seed 3")
    (one,) = [row for row in json.loads(said(capfd, "packs", "--json")[1]) if not row["shipped"]]
    assert (one["id"], one["version"], one["in_play"], one["scenarios"]) == ("valley", "1.0", True, ["valley"])


def test_the_same_folder_makes_the_same_bytes_and_overwrites_only_when_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder, first, second = written(tmp_path / "valley"), tmp_path / "first.border", tmp_path / "second.border"
    for out in (first, second):
        assert said(capfd, "pack", str(folder), "--out", str(out))[0] == 0
    assert first.read_bytes() == second.read_bytes()
    code, _, errors = said(capfd, "pack", str(folder), "--out", str(first))
    assert code == 2
    assert errors == f"The file {first} is there already. Name another with --out, or say --replace.\n"
    assert said(capfd, "pack", str(folder), "--out", str(first), "--replace")[0] == 0


def test_a_pack_with_an_error_is_not_packed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = written(tmp_path / "valley", bad="id: bad\n")
    code, out, errors = said(capfd, "pack", str(folder), "--out", str(tmp_path / "x.border"), lang="fr")
    assert code == 1 and out == "" and not (tmp_path / "x.border").exists()
    assert "programs/bad.yaml:1:1: erreur" in errors
    assert errors.endswith(f"{folder} n’a pas été mis en paquet. Corrigez d’abord ce qui est dit ci-dessus.\n")
    code, _, errors = said(capfd, "pack", str(tmp_path / "nowhere"))
    assert code == 1 and "is no pack: it has no pack.yaml" in errors


def test_what_could_not_be_installed_is_not_packed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = written(tmp_path / "valley")
    (folder / "translations.yaml").write_text("# long\n" * 40_000, encoding="utf-8")
    code, out, errors = said(capfd, "pack", str(folder), "--out", str(tmp_path / "x.border"), lang="fr")
    assert code == 1 and out == "" and not (tmp_path / "x.border").exists()
    assert errors.endswith(
        "Le fichier translations.yaml dépasse 256\u00a0Kio, ce qu’aucun fichier d’un paquet ne peut faire. "
        "Raccourcissez-le, ou divisez le paquet.\n"
    )


def test_another_version_takes_its_place_only_when_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    old = packed(written(tmp_path / "valley"))
    new = packed(written(tmp_path / "valley", "1.10"))
    other = packed(written(tmp_path / "valley", "1.10", **{"valley-more": PROGRAM.format(id="valley-more")}))
    assert said(capfd, "install", old)[0] == 0
    again = "The pack “valley” 1.0 is installed already, with these very files. Nothing was done.\n"
    assert said(capfd, "install", old) == (0, again, "")
    code, _, errors = said(capfd, "install", new)
    assert code == 1 and errors == (
        "Version 1.0 of the pack “valley” is installed; this one, 1.10, is newer. "
        "To put it in the other’s place, say --replace.\n"
    )
    code, out, _ = said(capfd, "install", new, "--replace")
    assert code == 0 and out.startswith("“The valley”, version 1.10, is installed.\n")
    assert out.endswith("can be looked at, but not played on.\n")
    assert "this one is 1.10 as well, with other files." in said(capfd, "install", other)[2]
    code, _, errors = said(capfd, "install", old, lang="fr")
    assert code == 1 and errors == (
        "La version 1.10 du paquet «\u00a0valley\u00a0» est installée\u00a0; celle-ci, 1.0, est plus ancienne. "
        "Pour la mettre à la place de l’autre, ajoutez --replace.\n"
    )
    assert sorted(path.name for path in installed.iterdir() if path.is_dir()) == ["valley"], "nothing is left behind"


@pytest.mark.parametrize(("answer", "version"), [("y", "2.0"), ("YES ", "2.0"), ("n", "1.0"), ("", "1.0")])
def test_at_a_terminal_it_is_asked(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, version: str
) -> None:
    for made in (packed(written(tmp_path / "valley")), packed(written(tmp_path / "valley", "2.0"))):
        asked: list[str] = []
        monkeypatch.setattr(cli_packs.sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(cli_packs.typer, "prompt", lambda text, asked=asked, **_: asked.append(text) or answer)
        said(capfd, "install", made)
    assert asked == ["Version 1.0 of the pack “valley” is installed; this one, 2.0, is newer. Replace it? (y/n)"]
    assert f"version {version}, installed" in said(capfd, "packs")[1]


def test_packs_that_cannot_live_together_are_told_and_nothing_changes(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    roads = PROGRAM.format(id="roads")
    for id in ("valley", "coast"):  # the second comes before the first in the order of names
        made = packed(written(tmp_path / id, roads=roads))
        code, _, errors = said(capfd, "install", made)
    assert code == 1
    assert errors.endswith("The pack “coast” was not installed; nothing has changed.\n")
    assert (
        "packs/valley/programs/roads.yaml:1:1: error: id: “roads” is already the id of another card of this kind: "
        "packs/coast/programs/roads.yaml, which was read first and stays in play."
    ) in errors
    assert sorted(path.name for path in installed.iterdir() if path.is_dir()) == ["valley"]


def test_a_pack_for_newer_rules_is_told_so(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = written(tmp_path / "valley")
    text = (folder / "pack.yaml").read_text(encoding="utf-8").replace("rules: 1", "rules: 7")
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    code, _, errors = said(capfd, "install", packed(folder))
    assert code == 1
    assert "The pack needs rules version 7; this game has version 1. A newer game can play it." in errors


def test_no_pack_takes_the_place_of_one_that_comes_with_the_game(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = packed(written(tmp_path / "valley"))
    root = tmp_path / "content"
    (root / "packs" / "valley").mkdir(parents=True)
    monkeypatch.setattr("game.cli_packs.content_root", lambda: root)
    code, _, errors = said(capfd, "install", made)
    assert code == 1
    assert errors == "“valley” is the id of a pack that comes with the game. Give yours another id.\n"


def test_a_pack_is_removed_unless_another_builds_on_it(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    assert said(capfd, "install", packed(written(tmp_path / "valley")))[0] == 0
    assert said(capfd, "install", packed(written(tmp_path / "coast", more="needs: [valley]\n")))[0] == 0
    code, _, errors = said(capfd, "packs", "--remove", "valley")
    assert code == 1 and errors == "The pack “valley” stays: coast builds on it. Remove that first.\n"
    assert said(capfd, "packs", "--remove", "coast", "--yes")[0] == 0
    code, out, _ = said(capfd, "packs", "--remove", "valley", "--yes", lang="fr")
    assert code == 0 and out.startswith("Le paquet «\u00a0valley\u00a0» a été retiré.\n")
    assert [path for path in installed.iterdir() if path.is_dir()] == []
    code, _, errors = said(capfd, "packs", "--remove", "valley")
    assert code == 1 and errors == "There is no installed pack “valley”. Installed are: —.\n"


def test_a_pack_is_not_removed_unasked(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`border new pack` writes where installed packs lie: its folder may be the only one there is."""
    folder = written(installed / "valley")
    code, out, errors = said(capfd, "packs", "--remove", "valley")
    assert (
        code == 1
        and out == ""
        and errors
        == (
            f"This deletes the folder {folder} with 3 files. "
            "To have it deleted, say --yes; “border pack” makes one file of it first.\n"
        )
    )
    asked: list[str] = []
    monkeypatch.setattr(cli_packs.sys.stdin, "isatty", lambda: True)
    for answer, there in (("", True), ("n", True), ("oui", False)):
        monkeypatch.setattr(cli_packs.typer, "prompt", lambda text, to=answer, **_: asked.append(text) or to)
        code, out, errors = said(capfd, "packs", "--remove", "valley", lang="fr")
        assert folder.exists() is there and (code == 1) is there
        assert not there or errors == "Le paquet «\u00a0valley\u00a0» reste tel quel.\n"
    assert set(asked) == {f"Le dossier {folder} sera supprimé avec 3 fichiers. Le supprimer\u00a0? (o/n)"}


def test_a_link_is_removed_and_not_what_it_leads_to(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    folder = written(tmp_path / "valley")
    installed.mkdir(parents=True)
    (installed / "valley").symlink_to(folder, target_is_directory=True)
    assert said(capfd, "packs", "--remove", "valley")[0] == 0
    assert not (installed / "valley").exists() and (folder / "pack.yaml").exists()


def test_what_an_author_kept_beside_the_cards_outlives_a_replacement(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    made = packed(written(tmp_path / "valley", "2.0"))
    for at, name in enumerate(("notes.txt", ".git/config")):
        folder = written(installed / "valley")
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
        code, out, _ = said(capfd, "install", made, "--replace")
        kept = installed / (".kept-valley" if at == 0 else ".kept-valley-1")
        assert code == 0
        assert f"The earlier folder held files that no pack has, so it was kept: {kept}\n" in out
        assert (kept / name).read_text() == "mine" and not (folder / name).exists()
    assert "kept" not in said(capfd, "install", packed(written(tmp_path / "valley", "3.0")), "--replace")[1]
    assert "version 3.0, installed" in said(capfd, "packs")[1]
    assert sorted(path.name for path in installed.iterdir() if path.is_dir()) == [
        ".kept-valley", ".kept-valley-1", "valley"
    ]  # fmt: skip


def test_a_file_of_a_pack_s_name_is_put_aside(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    made = packed(written(tmp_path / "valley"))
    installed.mkdir(parents=True)
    (installed / "valley").write_text("mine")
    code, out, _ = said(capfd, "install", made)
    assert code == 0 and f"it was kept: {installed / '.kept-valley'}\n" in out
    assert (installed / ".kept-valley").read_text() == "mine"
    assert sorted(path.name for path in installed.iterdir()) == [".kept-valley", ".lock", "valley"]


def test_a_pack_that_is_broken_is_listed_with_the_reason(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, installed: Path
) -> None:
    said(capfd, "install", packed(written(tmp_path / "valley")))
    (installed / "valley" / "programs" / "valley-roads.yaml").write_text("id: valley-roads\n", encoding="utf-8")
    (installed / "coast").mkdir()
    code, out, _ = said(capfd, "packs")
    assert code == 0
    assert "The pack “coast”, installed, is not in play:\n" in out and "it has no pack.yaml" in out
    assert "1 file has errors; what it concerns is not in play:" in out
    assert "programs/valley-roads.yaml:1:1: error" in out
    code, _, errors = said(capfd, "watch", "--scenario", "historical-2001", "--seed", "1", "--level", "1")
    assert (code, errors) == (0, "")


def test_what_a_crash_left_half_done_is_finished(tmp_path: Path) -> None:
    for name in (f"{WAS}valley/x", f"{WAS}coast/x", "coast/x", f"{NEW}hills/hills", f"{GONE}plain/x", f"{WAS}lake/x"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lake").mkdir()
    (tmp_path / f"{WAS}lake" / "notes.txt").write_text("mine")
    mend(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("x")) == [
        ".kept-lake/x", "coast/x", "valley/x"
    ]  # fmt: skip
    assert (tmp_path / ".kept-lake" / "notes.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".kept-lake", "coast", "lake", "valley"]


@pytest.mark.parametrize("command", ["install", "install nothing.border", "pack /nowhere", "packs --x"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_cannot_be_done_is_a_sentence(capfd: pytest.CaptureFixture[str], command: str, lang: str) -> None:
    code, out, errors = said(capfd, *command.split(), lang=lang)
    assert code in (1, 2) and out == "" and errors.strip()


def test_a_saved_game_goes_on_after_a_pack_joined_its_scenario(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shelf = shipped()
    path = tmp_path / "a.jsonl"
    cast = (None, *(personas(shelf)["even-handed"] for _ in range(3)))
    table = open_table(load(shelf.root, "first-game", shelf), 3, cast, path)
    assert table.submit(Action(0, "pass"), table.version).accepted
    before = table.state
    said(capfd, "install", packed(written(tmp_path / "coast", more="joins: [first-game]\n")))
    shipped.cache_clear()
    again, notes = resume(path, shipped())
    assert notes == () and again.frozen is None and again.state == before
    assert "coast-roads" not in again.scenario.programs
    assert "coast-roads" in load(shelf.root, "first-game", shipped()).scenario.programs
