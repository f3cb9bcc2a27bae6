"""`border new`: every kind of card begun, by options and by answers, into a pack that plays; nothing written over."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import cli
from game.catalog.aims import aim
from game.catalog.lint import judge
from game.catalog.load import load
from game.catalog.questions import ASKED, KIND_OF
from game.catalog.shelf import Shelf, read, shipped
from game.table.story import watch
from tests.shipped import CONTENT, READ

CARDS = [name for name in ASKED if name != "pack"]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was read of the game's own content, kept from test to test."""
    return tmp_path_factory.mktemp("readings") / "content.json"


@pytest.fixture(autouse=True)
def own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, readings: Path) -> Iterator[None]:
    """A person who speaks English, stands in a folder of the test's and keeps packs in another."""
    for module in ("shelf", "lint"):
        monkeypatch.setattr(f"game.catalog.{module}.readings_file", lambda: readings)
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.catalog.places.saves_folder", lambda: tmp_path)
    yield
    shipped.cache_clear()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packs in which one was begun."""
    packs = tmp_path_factory.mktemp("begun") / "packs"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("game.catalog.places.saves_folder", lambda: packs.parent)
        shipped.cache_clear()
        assert cli.run(["new", "pack", "--title", "My valley", "--title-fr", "Ma vallée", "-y"]) == 0
    return packs


@pytest.fixture
def pack(begun: Path, tmp_path: Path) -> Path:
    """A pack just begun, of the test's own."""
    shutil.copytree(begun, tmp_path / "packs")
    return tmp_path / "packs" / "my-valley"


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(exit code, output, errors) of a `border new`."""
    return ran(capfd, "new", *arguments)


def ran(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The same of any command line; each begins as if nothing had been read yet."""
    shipped.cache_clear()
    code = cli.run(arguments)
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out, errors


def with_pack(folder: Path) -> Shelf:
    return read(CONTENT, [folder], readings=READ)


def found_wrong(folder: Path) -> list[str]:
    """What the lint says of a pack."""
    return [f"{p.file}:{p.line} {p.code} {p.values}" for p in judge(aim(folder, folder.parent))[1]]


def test_a_pack_has_a_manifest_and_a_folder_for_each_kind(pack: Path) -> None:
    assert {path.name for path in pack.iterdir()} == {"pack.yaml", *(KIND_OF[name] for name in CARDS)}
    card = with_pack(pack).cards["packs"]["my-valley"]
    assert card.data["title"].fr == "Ma vallée" and card.data["version"] == "1.0"
    assert found_wrong(pack) == []


@pytest.mark.parametrize("name", CARDS)
def test_a_card_of_each_kind_lints_clean(capfd: pytest.CaptureFixture[str], pack: Path, name: str) -> None:
    code, out, errors = said(capfd, name, "my-valley", "--title", "Night ferry", "-y")
    assert (code, errors) == (0, "") and " warning: " not in out and " error: " not in out
    text = (pack / KIND_OF[name] / "night-ferry.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=") and "## The card’s name in files" in text
    assert found_wrong(pack) == []


def test_explanations_are_in_the_language_asked_for(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    assert said(capfd, "actor", "my-valley", "--title-fr", "Villes du lac", "--lang", "fr", "-y")[0] == 0
    text = (pack / "actors" / "villes-du-lac.yaml").read_text(encoding="utf-8")
    assert "## Le nom de la carte dans les fichiers" in text and "schemas/fr/actor.json" in text
    assert found_wrong(pack) == []


@pytest.mark.slow
def test_what_was_begun_plays_with_a_new_actor_at_the_table(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    for name in CARDS:
        code, out, _ = said(capfd, name, "my-valley", "--title", f"Mill {name}", "-y")
        assert code == 0 and "translate it" in out
    loaded = load(CONTENT, "mill-scenario", with_pack(pack))
    scenario = loaded.scenario
    assert [actor.id for actor in scenario.actors][-1] == "mill-actor" and not loaded.problems
    assert "mill-program" in scenario.programs and "mill-agreement" in scenario.agreements
    assert "mill-event" in scenario.happenings and "mill-lever" in scenario.levers
    assert "mill-corridor" in {corridor.id for corridor in scenario.corridors}
    assert scenario.actors[-1].mandates[0].id == "mill-actor-deals"
    table = watch(load(CONTENT, "mill-scenario", with_pack(pack), rounds=1), 3, 1)
    assert table.state.phase == "debrief"


def test_options_are_answers(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    options = ["--by", "province, state", "--start", "1.5", "--yearly", "4", "--moves", "trust", "--amount", "-2"]
    assert said(capfd, "program", "my-valley", "--title", "Dog teams", "--id", "dogs", "-y", *options)[0] == 0
    data = with_pack(pack).cards["programs"]["dogs"].data
    assert (data["by"], data["cost"]) == (("province", "state"), {"start": 15, "yearly": 40})
    assert (data["effects"][0]["on"], data["effects"][0]["add"]) == ("trust", -2.0)


def test_questions_are_asked_again_until_the_answer_can_stand(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    answers = [
        "Équipes cynophiles",
        "Dog teams",
        "Des chiens flairent.",
        "Dogs smell.",
        "?",
        "provinc",
        "province",
        "dix",
        "1",
        "3",
        "?",
        "patrol",
    ]
    answers += ["owner", "derby-line", "", "?!", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    code, out, _ = said(capfd, "program", "my-valley", "--lang", "fr")
    assert code == 0
    for sentence in (
        "Titre en français",
        "  federal\n",
        "Vouliez-vous dire «\u00a0province\u00a0»",
        "On attend ici un montant en millions de dollars canadiens, comme 12.8, et non «\u00a0dix\u00a0».",
        "  patrol\u00a0: Patrouilles entre les postes",
        "«\u00a0owner\u00a0» n’est pas un lieu pour ceci\u00a0: ",
        "On attend ici un identifiant en minuscules",
    ):
        assert sentence in out, out
    data = with_pack(pack).cards["programs"]["dog-teams"].data
    assert (data["title"].fr, data["by"], data["effects"][0]["on"]) == ("Équipes cynophiles", ("province",), "patrol")
    assert (data["text"].en, data["text"].fr) == ("Dogs smell.", "Des chiens flairent.")


def test_without_anybody_to_answer_nothing_is_written(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Dog teams\n"))
    code, _, errors = said(capfd, "program", "my-valley")
    assert code == 1 and "Nobody answered, and nothing was written." in errors
    assert not list((pack / "programs").iterdir())


def test_nothing_is_written_over(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    path = pack / "events" / "flood.yaml"
    path.write_text("mine\n", encoding="utf-8")
    code, _, errors = said(capfd, "event", "my-valley", "--id", "flood", "-y")
    assert code == 1 and f"There is a file {path} already; it stays as it is." in errors
    assert path.read_text(encoding="utf-8") == "mine\n"
    assert said(capfd, "pack", "--id", "my-valley", "-y")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["program", "nowhere", "-y"], "There is no folder nowhere. `border new pack` makes one."),
        (["program", "bare", "-y"], "There is no pack.yaml in bare, so it is no pack."),
        (["program", "my-valley", "-y", "--id", "Night Ferry"], "--id: An id of small letters, digits and hyphens"),
        (["program", "my-valley", "-y", "--id", "entry-exit"], "--id: There is a card “entry-exit” already."),
        (["program", "my-valley", "-y", "--moves", "staf"], "--moves: “staf” is not the name of a variable"),
        (["program", "my-valley", "-y", "--title", " "], "--title: "),
        (["actor", "my-valley", "-y", "--revenue", "much"], "--revenue: An amount in millions"),
        (["scenario", "my-valley", "-y", "--seats", "quebec"], "--seats: Name at least 2, with commas between"),
        (["programme", "-y"], "There is no command “programme”."),
    ],
)
def test_what_cannot_be_is_said(
    capfd: pytest.CaptureFixture[str], pack: Path, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "bare").mkdir()
    code, out, errors = said(capfd, *arguments)
    assert code == 2 and sentence in errors and not out


def test_a_broken_pack_is_told_as_the_lint_tells_it(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    (pack / "pack.yaml").write_text("id: my-valley\n", encoding="utf-8")
    code, _, errors = said(capfd, "program", "my-valley", "-y")
    assert code == 1 and "pack.yaml:1:1: error: title: The field “title” is missing." in errors


def test_a_pack_can_lie_anywhere_and_be_the_folder_one_stands_in(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    assert said(capfd, "pack", "desk", "--title", "Two rivers", "-y")[0] == 0
    monkeypatch.chdir(tmp_path / "desk" / "two-rivers")
    assert said(capfd, "actor", "--title", "Mill town", "-y")[0] == 0
    assert said(capfd, "scenario", "--title", "The mill", "-y")[0] == 0
    shelf = with_pack(tmp_path / "desk" / "two-rivers")
    assert "mill-town" in shelf.cards["scenarios"]["the-mill"].data["seats"]


def test_the_actors_of_a_pack_are_proposed_for_its_programs_and_its_scenario(
    capfd: pytest.CaptureFixture[str], pack: Path
) -> None:
    names = ["--title", "Mill towns", "--title-fr", "Villes du moulin", "--the-fr", "les villes du Moulin"]
    assert said(capfd, "actor", "my-valley", *names, "-y")[0] == 0
    for name in ("program", "scenario"):
        assert said(capfd, name, "my-valley", "--title", "Night ferry", "-y")[0] == 0
    cards = with_pack(pack).cards
    assert cards["programs"]["night-ferry"].data["by"] == ("mill-towns",)
    assert cards["scenarios"]["night-ferry"].data["seats"][-1] == "mill-towns"
    forms = cards["actors"]["mill-towns"].data["names"]
    assert forms["the"].en == "the mill towns" and forms["to"].fr == "aux villes du Moulin"


def test_a_card_of_the_game_itself(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    assert said(capfd, "event", "content", "--title", "Flood", "-y")[0] == 0
    assert "flood" in read(tmp_path / "content").cards["events"]


def test_a_folder_that_cannot_be_written_is_said(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    shutil.rmtree(pack / "levers")
    (pack / "levers").write_text("", encoding="utf-8")
    code, _, errors = said(capfd, "lever", "my-valley", "-y")
    assert code == 1 and "levers" in errors and "Traceback" not in errors


def test_a_card_with_a_warning_is_not_said_to_be_ready(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    said(capfd, "scenario", "my-valley", "--title", "The mill", "-y")
    code, out, _ = said(capfd, "lever", "my-valley", "--title", "Drums", "--by", "ottawa", "--on", "ottawa", "-y")
    assert code == 0 and "[lever.nobody]" in out and "as it is" not in out and "what is not right in it yet" in out
    assert "It can be played as it is" in said(capfd, "event", "my-valley", "--title", "Flood", "-y")[1]


def test_a_french_author_is_proposed_in_french(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert said(capfd, "pack", "--title-fr", "Ma vallée", "--lang", "fr", "-y")[0] == 0
    assert with_pack(tmp_path / "packs" / "ma-vallee").cards["packs"]["ma-vallee"].data["authors"] == (
        "Une personne enseignante",
    )


def test_where_it_was_written_is_said_in_full(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    monkeypatch.chdir(pack)
    out = said(capfd, "event", "--title", "Flood", "-y")[1]
    assert f"Written: {(pack / 'events' / 'flood.yaml').as_posix()}\n" in out


def test_what_is_still_to_be_written_is_said_by_preview_and_pack_not_by_lint(
    capfd: pytest.CaptureFixture[str], pack: Path, tmp_path: Path
) -> None:
    assert said(capfd, "event", "my-valley", "--title", "Flood", "--title-fr", "Crue", "-y")[0] == 0
    assert found_wrong(pack) == []
    path = pack / "events" / "flood.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    drafted = ("people hear in the news", "apprennent aux nouvelles")
    en, fr = (at for at, line in enumerate(lines, 1) if any(words in line for words in drafted))
    assert ran(capfd, "preview", str(path), "--text", "--lang", "en")[1].startswith(
        f"Still to be written: text.en (line {en}), text.fr (line {fr})."
    )
    code, _, errors = ran(capfd, "pack", str(pack), "--out", str(tmp_path / "x.border"), "--lang", "fr")
    assert code == 0 and f"events/flood.yaml:{fr}:7: avertissement\u00a0: text.fr: Ce sont encore les mots" in errors
    path.write_text("\n".join([*lines[: en - 1], '  en: "Water."', '  fr: "L’eau."', *lines[fr:]]), encoding="utf-8")
    assert "Still" not in ran(capfd, "preview", str(path), "--text", "--lang", "en")[1]
    assert "flood" not in ran(capfd, "pack", str(pack), "--out", str(tmp_path / "y.border"))[2]


def test_whom_a_draft_pleases_is_not_pleased_by_less_of_it(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    for title, amount in (("More", "0.3"), ("Less", "-0.3")):
        said(capfd, "program", "my-valley", "--title", title, "--moves", "local_economy", "--amount", amount, "-y")
    cards = with_pack(pack).cards["programs"]
    assert (cards["more"].data["pleases"], cards["less"].data["pleases"]) == ({"border-towns": 1}, {})
    assert "#pleases:\n#  border-towns: 1\n" in (pack / "programs" / "less.yaml").read_text(encoding="utf-8")


def test_a_number_among_names_is_told_what_is_expected_and_a_decimal_comma_is_understood(
    capfd: pytest.CaptureFixture[str], pack: Path
) -> None:
    code, _, errors = said(capfd, "program", "my-valley", "--title", "Dogs", "--by", "0,5", "-y")
    assert code == 2
    assert errors == (
        "--by: “0,5” cannot stand here: names are expected, with commas between (? lists those there are).\n"
    )
    options = ["--start", "0,5", "--moves", "patrol", "--amount", "-0,1"]
    assert said(capfd, "program", "my-valley", "--title", "Dogs", "-y", *options)[0] == 0
    data = with_pack(pack).cards["programs"]["dogs"].data
    assert data["cost"]["start"] == 5 and data["effects"][0]["add"] == -0.1


def test_a_scenario_begins_with_the_cards_of_its_pack_and_few_others(
    capfd: pytest.CaptureFixture[str], pack: Path
) -> None:
    for name, title in (("program", "Dog teams"), ("agreement", "Dog pact")):
        said(capfd, name, "my-valley", "--title", title, "-y")
    out = said(capfd, "scenario", "my-valley", "--title", "The mill", "-y")[1]
    assert "border watch --scenario the-mill --cards" in out
    data = with_pack(pack).cards["scenarios"]["the-mill"].data
    assert data["programs"][0] == "dog-teams" and data["agreements"][0] == "dog-pact"
    assert len(data["programs"]) <= 12 and len(data["agreements"]) <= 5
    assert found_wrong(pack) == []


def test_a_card_written_after_its_scenario_is_said_not_to_be_in_it(
    capfd: pytest.CaptureFixture[str], pack: Path
) -> None:
    said(capfd, "scenario", "my-valley", "--title", "The mill", "-y")
    out = said(capfd, "program", "my-valley", "--title", "Dog teams", "-y")[1]
    assert "add dog-teams to the list “programs” in scenarios/the-mill.yaml" in out
    assert "the-mill" not in said(capfd, "event", "my-valley", "--title", "Flood", "-y")[1], "of events it has all"


@pytest.mark.parametrize("options", [[], ["--cards"]])
def test_a_watched_game_ends_with_what_became_of_the_packs_cards(
    capfd: pytest.CaptureFixture[str], pack: Path, options: list[str]
) -> None:
    said(capfd, "event", "my-valley", "--title", "Flood", "--chance", "0.9", "-y")
    said(capfd, "scenario", "my-valley", "--title", "The mill", "--rounds", "2", "-y")
    code, out, _ = ran(capfd, "watch", "--scenario", "the-mill", "--level", "1", *options)
    assert code == 0 and "The pack’s own cards in this game\n  Had a part: Flood" in out


def test_there_are_no_own_cards_to_look_for_in_a_scenario_of_the_game(capfd: pytest.CaptureFixture[str]) -> None:
    code, _, errors = ran(capfd, "watch", "--scenario", "first-game", "--cards")
    assert code == 2 and "comes with the game and is no pack’s" in errors


def answered(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], answers: list[str]
) -> str:
    """What was said to somebody who answers so, and takes what is proposed from then on."""
    lines = "".join(f"{answer}\n" for answer in [*answers, *[""] * 20])
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    code, out, errors = said(capfd, *arguments)
    assert code == 0, errors
    return out


def test_a_name_too_long_for_its_place_is_asked_again(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    out = answered(capfd, monkeypatch, ["actor", "my-valley"], ["The towns along the river", "Towns along the river"])
    assert "That has 25 characters; 23 fit where players read it." in out and "[actor" not in out
    assert with_pack(pack).cards["actors"]["towns-along-the-river"].data["names"]["plain"].en == "Towns along the river"
    code, _, errors = said(capfd, "actor", "my-valley", "--title", "The towns along the river", "-y")
    assert code == 2 and errors.startswith("--title: That has 25 characters")


def test_a_place_that_is_nearly_one_is_proposed_and_named_in_words(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    answers = [*[""] * 7, "capacity", "maritmes", "Derby Lin", "?", "maritimes"]
    out = answered(capfd, monkeypatch, ["program", "my-valley", "--lang", "fr"], answers)
    assert (
        "«\u00a0maritmes\u00a0» n’est pas un lieu pour ceci\u00a0: Capacité. Vouliez-vous dire «\u00a0maritimes" in out
    )
    assert "Vouliez-vous dire «\u00a0derby-line\u00a0»" in out
    assert re.search(r"\n  great-lakes\u00a0: les passages Fort Erie .*, Windsor", out)
    assert "capacity peut" not in out and "Taken" not in out


def test_a_list_names_the_packs_own_actor_and_a_word_taken_for_another_is_said(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    told = answered(
        capfd,
        monkeypatch,
        ["actor", "my-valley", "--lang", "fr"],
        ["Villes du val", "Vale towns", *[""] * 4, "Canada", "ville"],
    )
    assert "Compris\u00a0: CA" in told and "Compris\u00a0: community" in told
    out = answered(capfd, monkeypatch, ["program", "my-valley"], ["", "", "", "", "?", "Vale Towns, PROVINCE"])
    assert "\n  vale-towns: Vale towns\n" in out and "Taken as" not in out
    assert with_pack(pack).cards["programs"]["new-program"].data["by"] == ("vale-towns", "province")


def test_a_question_mark_at_a_number_says_what_is_usual(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    answers = ["?", "Night pact", "", "", "", "", "", "?", "4,5", "?", "9"]
    out = answered(capfd, monkeypatch, ["agreement", "my-valley"], answers)
    assert "Words of your own, at most 60 characters." in out
    low, high, often = re.findall(r"mostly from ([\d.]+) to ([\d.]+), often ([\d.]+)\.\n", out)[0]
    assert 0 < float(low) < float(often) < float(high) < 100 and "within reason" not in out
    assert with_pack(pack).cards["agreements"]["night-pact"].data["cost"] == {"start": 45, "yearly": 90}


def test_nothing_is_proposed_for_a_word_that_is_not_near(capfd: pytest.CaptureFixture[str], pack: Path) -> None:
    code, _, errors = said(capfd, "program", "my-valley", "--moves", "ice", "-y")
    assert code == 2 and "“ice” is not the name of a variable" in errors and "Did you mean" not in errors
