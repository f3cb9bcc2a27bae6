"""Packs on the shelf: who may name what, what gets into which game, conflicts, and what a game's digest says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.catalog.load import load
from game.catalog.manifest import as_numbers, inside, pack_of
from game.catalog.packs import around
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.shelf import Shelf, pack_folders, read
from tests.shipped import CONTENT, READ, loaded, shelf, words

MANIFEST = """id: {id}
title: {{en: "Pack {id}", fr: "Paquet {id}"}}
text: {{en: "A few cards.", fr: "Quelques cartes."}}
version: "1.0"
authors: [A. Teacher]
licence: CC BY 4.0
rules: 1
"""
PROGRAM = """id: {id}
title: {{en: "Card {id}", fr: "Carte {id}"}}
text: {{en: "What it is.", fr: "Ce que c’est."}}
source: {{en: "An assumption.", fr: "Une hypothèse."}}
by: [{by}]
effects: [{{on: alarm, add: 2}}]
"""
Make = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path) -> Make:
    """Makes a pack of these files; the manifest has more lines where they are given."""

    def make(id: str, more: str = "", **files: str) -> Path:
        folder = tmp_path / "packs" / id
        folder.mkdir(parents=True)
        (folder / "pack.yaml").write_text(MANIFEST.format(id=id) + more, encoding="utf-8")
        for name, text in files.items():
            path = folder / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make


def with_packs(tmp_path: Path) -> Shelf:
    return read(CONTENT, pack_folders(tmp_path / "packs"), readings=READ)


def made_here(found: Shelf) -> list[str]:
    """The packs that do not come with the game."""
    return [id for id in found.cards["packs"] if id not in shelf().cards["packs"]]


def of_packs(found: Shelf, language: str = "en") -> list[str]:
    return [told(p, language) for p in found.problems if pack_of(p.file) not in shelf().roots]


def told(problem: Problem, language: str = "en") -> str:
    return f"{problem.file}:{problem.line}: {words(language).say(problem.said)}"


def program(id: str, by: str = "federal") -> str:
    return PROGRAM.format(id=id, by=by)


def scenario(id: str, seats: str = "[ottawa, washington]", more: str = "") -> str:
    return f"""id: {id}
title: {{en: "Scenario {id}", fr: "Scénario {id}"}}
text: {{en: "A small game.", fr: "Une petite partie."}}
seats: {seats}
rounds: 2
months: 6
first: 2001-10
{more}"""


def test_a_pack_is_read_onto_the_shelf(pack: Make, tmp_path: Path) -> None:
    pack("valley", programs__valley_patrols=program("valley_patrols"))
    pack("hills", programs__hill_patrols=program("hill-patrols"))
    found = with_packs(tmp_path)
    assert made_here(found) == ["hills", "valley"]
    assert [line.split(":")[0] for line in of_packs(found)] == [
        "packs/hills/programs/hill_patrols.yaml",
        "packs/valley/programs/valley_patrols.yaml",
    ], "an id with an underscore, an id that is not the file's name"


def test_all_is_the_games_own_and_the_scenarios_packs_alone(pack: Make, tmp_path: Path) -> None:
    pack("valley", **{"programs__valley-patrols": program("valley-patrols"), "scenarios__valley": scenario("valley")})
    pack("hills", **{"programs__hill-patrols": program("hill-patrols")})
    pack("coast", "joins: [autumn-2001]\n", **{"programs__coast-patrols": program("coast-patrols")})
    found = with_packs(tmp_path)
    assert of_packs(found) == []
    own = set(loaded("historical-2001").scenario.programs)
    assert set(load(CONTENT, "historical-2001", found).scenario.programs) == own
    joined = set(load(CONTENT, "autumn-2001", found).scenario.programs)
    assert joined - set(loaded("autumn-2001").scenario.programs) == {"coast-patrols"}
    valley = load(CONTENT, "valley", found)
    assert {"valley-patrols"} < set(valley.scenario.programs)
    assert not {"hill-patrols", "coast-patrols"} & set(valley.scenario.programs)
    assert not {"hills", "coast"} & set(valley.shelf.cards["packs"])


def test_a_sentence_put_better_leaves_the_digest_and_a_card_changes_it(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    path = root / "ui" / "table.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(".", "!", 40), encoding="utf-8")
    assert read(root).digest == shelf().digest
    path = next((root / "programs").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "# written on\n", encoding="utf-8")
    assert read(root).digest != shelf().digest


def test_a_games_digest_changes_only_with_what_has_a_part_in_it(pack: Make, tmp_path: Path) -> None:
    folder = pack("coast", "joins: [autumn-2001]\n", **{"programs__coast-patrols": program("coast-patrols")})

    def digests() -> list[str]:
        found = with_packs(tmp_path)
        return [load(CONTENT, id, found).scenario.digest for id in ("historical-2001", "autumn-2001")]

    before = digests()
    assert before[0] == shelf().digest != before[1]
    path = folder / "programs" / "coast-patrols.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("add: 2", "add: 3"), encoding="utf-8")
    after = digests()
    assert before[0] == after[0] and before[1] != after[1]
    (folder / "pack.yaml").write_text(MANIFEST.format(id="coast"), encoding="utf-8")
    assert digests() == [shelf().digest, shelf().digest], "it joins nothing any more"


def test_a_shelf_that_is_narrowed_stays_as_it_is(pack: Make, tmp_path: Path) -> None:
    pack("valley", scenarios__valley=scenario("valley"))
    pack("hills")
    card = with_packs(tmp_path).cards["scenarios"]["valley"]
    once = around(with_packs(tmp_path), card)
    assert around(once, card) is once
    assert load(CONTENT, "valley", once, 1).scenario.digest == once.digest


def test_a_narrowed_shelf_has_no_words_of_those_that_are_not_there(pack: Make, tmp_path: Path) -> None:
    persona = (CONTENT / "personas" / "even-handed.yaml").read_text(encoding="utf-8")
    lever = (CONTENT / "levers" / "appeal-consent.yaml").read_text(encoding="utf-8")
    texts = {
        "personas__coast-voice": persona.replace("id: even-handed", "id: coast-voice"),
        "levers__coast-appeal": lever.replace("id: appeal-consent", "id: coast-appeal"),
    }
    pack("coast", "joins: [first-game]\n", **texts)
    found = with_packs(tmp_path)
    assert of_packs(found) == []

    def said(scenario: str) -> set[str]:
        narrowed = around(found, found.cards["scenarios"][scenario])
        return {key.split(".")[2] for key in narrowed.words if ".coast-" in key}

    assert said("first-game") == {"coast-voice", "coast-appeal"}
    assert said("autumn-2001") == set()
    without = around(shelf(), shelf().cards["scenarios"]["autumn-2001"])
    assert around(found, found.cards["scenarios"]["autumn-2001"]).words == without.words


def test_two_packs_with_one_card_are_a_conflict_that_names_both(pack: Make, tmp_path: Path) -> None:
    pack("b-side", programs__patrols=program("patrols"))
    pack("a-side", programs__patrols=program("patrols", "canada"))
    pack("c-side", **{"programs__smart-border": program("smart-border")})
    own = next(iter(shelf().cards["programs"]))
    pack("d-side", **{f"programs__{own}": program(own)})
    found = with_packs(tmp_path)
    assert of_packs(found) == [
        "packs/b-side/programs/patrols.yaml:1: “patrols” is already the id of another card of this kind: "
        "packs/a-side/programs/patrols.yaml, which was read first and stays in play. Give this one an id of its own, "
        "for instance with the pack’s name in front.",
        f"packs/d-side/programs/{own}.yaml:1: “{own}” is already the id of another card of this kind: "
        f"programs/{own}.yaml, which was read first and stays in play. Give this one an id of its own, "
        "for instance with the pack’s name in front.",
    ]
    assert of_packs(found, "fr")[0] == (
        "packs/b-side/programs/patrols.yaml:1: «\u00a0patrols\u00a0» est déjà l’identifiant d’une autre carte de cette "
        "sorte\u00a0: packs/a-side/programs/patrols.yaml, lue la première et qui reste en jeu. Donnez à celle-ci un "
        "identifiant bien à elle, par exemple avec le nom du paquet devant."
    )
    assert found.cards["programs"]["patrols"].pack == "a-side"
    assert found.cards["programs"][own].pack == ""


def test_a_pack_names_the_games_cards_and_its_own_and_those_it_needs(pack: Make, tmp_path: Path) -> None:
    needs = "needs: [{{program: {0}}}]\n".format
    pack("hills", **{"programs__hill-patrols": program("hill-patrols")})
    pack("valley", **{"programs__valley-patrols": program("valley-patrols") + needs("hill-patrols")})
    pack("coast", "needs: [hills]\n", **{"programs__coast-patrols": program("coast-patrols") + needs("hill-patrols")})
    found = with_packs(tmp_path)
    assert [line.split(": ")[0] for line in of_packs(found)] == ["packs/valley/programs/valley-patrols.yaml:7"]


def test_a_pack_whose_needs_are_not_there_is_not_read(pack: Make, tmp_path: Path) -> None:
    pack("coast", "needs: [hills]\n", scenarios__coast=scenario("coast"))
    pack("shore", "needs: [coast]\n")
    found = with_packs(tmp_path)
    assert not made_here(found) and "coast" not in found.cards["scenarios"]
    assert of_packs(found) == [
        "packs/coast/pack.yaml:8: There is no pack “hills” here. Install it first: border install FILE.",
        "packs/shore/pack.yaml:8: There is no pack “coast” here. Install it first: border install FILE.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("id: coast", "id: cost", 1, "The id is “cost” but the pack’s folder is called “coast”. Make them the same."),
        ("rules: 1", "rules: 900", 7, "The pack needs rules version 900; this game has version 1. A newer game can"),
        ('"1.0"', "1.0", 4, 'A version in quotes is expected here, such as "1.0" or "1.2.3", not 1.0.'),
        ("[A. Teacher]", "[]", 5, "At least 1"),
    ],
)
def test_a_manifest_that_is_wrong_keeps_its_pack_out(
    pack: Make, tmp_path: Path, old: str, new: str, line: int, sentence: str
) -> None:
    folder = pack("coast", scenarios__coast=scenario("coast"))
    text = (folder / "pack.yaml").read_text(encoding="utf-8").replace(old, new)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    found = with_packs(tmp_path)
    (only,) = of_packs(found)
    assert only.startswith(f"packs/coast/pack.yaml:{line}: ") and (sentence in only or new == "[]")
    assert "coast" not in found.cards["scenarios"] and "coast" not in found.cards["packs"]


def test_folders_that_are_no_packs_and_folders_that_no_pack_has(pack: Make, tmp_path: Path) -> None:
    (pack("coast") / "ui").mkdir()
    (tmp_path / "packs" / "empty").mkdir()
    (tmp_path / "packs" / ".half").mkdir()
    found = of_packs(with_packs(tmp_path))
    assert [line.partition(": ")[0] for line in found] == ["packs/coast/ui:1", "packs/empty/pack.yaml:1"]


def test_a_broken_pack_spoils_no_other_game(pack: Make, tmp_path: Path) -> None:
    files = {"programs__nets": program("nets") + "pleases: {fishers: 2}\n", "programs__boats": program("boats")}
    files |= {"constituencies__fishers": "id: fishers\n", "scenarios__coast": scenario("coast")}
    pack("coast", "joins: [autumn-2001]\n", **files)
    found = with_packs(tmp_path)
    playable = load(CONTENT, "autumn-2001", found)
    assert "boats" in playable.scenario.programs and "nets" not in playable.scenario.programs
    assert playable.problems and load(CONTENT, "historical-2001", found).problems == ()
    with pytest.raises(CannotLoadError) as caught:
        load(CONTENT, "coast", found)
    assert {problem.file for problem in caught.value.problems} == {"packs/coast/constituencies/fishers.yaml"}


def test_a_file_is_found_where_its_pack_lies(pack: Make, tmp_path: Path) -> None:
    folder = pack("coast", programs__nets=program("nets"))
    found = with_packs(tmp_path)
    assert found.path("packs/coast/programs/nets.yaml") == folder / "programs/nets.yaml"
    assert found.path("programs/nets.yaml") == CONTENT / "programs/nets.yaml"
    assert (pack_of("packs/coast/programs/nets.yaml"), inside("packs/coast/programs/nets.yaml")) == (
        "coast",
        "programs/nets.yaml",
    )
    assert (pack_of("programs/nets.yaml"), inside("programs/nets.yaml")) == ("", "programs/nets.yaml")


def test_versions_are_compared_by_their_numbers() -> None:
    assert as_numbers("1.10") > as_numbers("1.9") and as_numbers("1.0") == as_numbers("1")


def test_a_game_goes_on_with_the_packs_that_it_was_begun_with(pack: Make, tmp_path: Path) -> None:
    joins = "joins: [autumn-2001]\n"
    pack("coast", joins, **{"programs__coast-patrols": program("coast-patrols")})
    content = load(CONTENT, "autumn-2001", with_packs(tmp_path)).scenario.digest
    pack("hills", joins, **{"programs__hill-patrols": program("hill-patrols")})
    found = with_packs(tmp_path)
    assert {"coast-patrols", "hill-patrols"} < set(load(CONTENT, "autumn-2001", found).scenario.programs)
    begun = load(CONTENT, "autumn-2001", found, 0, content).scenario
    assert begun.digest == content and "coast-patrols" in begun.programs and "hill-patrols" not in begun.programs
    own = load(CONTENT, "autumn-2001", found, 0, shelf().digest).scenario
    assert own.digest == shelf().digest and set(own.programs) == set(loaded("autumn-2001").scenario.programs)
    foreign = load(CONTENT, "autumn-2001", found, 0, "nobody knows").scenario
    assert "hill-patrols" in foreign.programs and foreign.digest not in (content, shelf().digest)
