"""`border watch`, `replay` and `coach`: games told in words."""

from __future__ import annotations

from typing import Annotated

import typer

from game.ai.level import USUAL
from game.catalog.shelf import shipped
from game.opening import Rung, Scenario, level_or_leave, loaded_or_leave, saved_or_leave, seat_or_leave
from game.rules.types import PUBLIC, TEACHER, Said
from game.terminal import Language, leave, words_for, write

Seed = Annotated[str, typer.Option("--seed", help="0 …")]


def watch(
    scenario: Scenario = "historical-2001",
    seed: Seed = "1",
    level: Rung = str(USUAL),
    lang: Language = "",
    json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    cards: Annotated[bool, typer.Option("--cards", help="the pack’s own cards / les cartes du paquet")] = False,
) -> None:
    """A whole game between AI actors. / Une partie entière entre acteurs de l’ordinateur."""
    from game.table.own_cards import authors_own, own_cards_told, pack_at, richest
    from game.table.story import story, told_as_data
    from game.table.story import watch as play_out

    shelf = shipped()
    words = words_for(shelf, lang)
    if not (seed.isascii() and seed.isdigit() and int(seed) < 2**64):
        leave(words.key("cli.seed", text=seed))
    how_well = level_or_leave(level, words)
    loaded = loaded_or_leave(shelf, scenario, "", words)
    pack = pack_at(loaded)
    if cards and not pack:
        leave(words.key("own.no-pack", text=scenario))
    table, tried = richest(loaded, int(seed), how_well) if cards else (play_out(loaded, int(seed), how_well), 0)
    write(told_as_data(table) if json else story(table, words))
    if not json and (cards or authors_own(shelf, pack)):
        write(own_cards_told(table, words, tried))


def replay(file: Annotated[str, typer.Argument()], lang: Language = "") -> None:
    """Tell a saved game; one that goes on, as the public knows it. / Raconter une partie enregistrée."""
    from game.table.story import story

    shelf = shipped()
    words = words_for(shelf, lang)
    table, _ = saved_or_leave(file, shelf, words)
    write(story(table, words, TEACHER if table.state.phase == "debrief" else PUBLIC))


def coach(
    file: Annotated[str, typer.Argument()],
    seat: Annotated[str, typer.Option("--seat", help="0 … | id")] = "",
    lang: Language = "",
) -> None:
    """What a seat's own decisions were worth to it. / Ce que valaient les décisions d’un siège."""
    from game.table.review import review, told

    shelf = shipped()
    words = words_for(shelf, lang)
    table, own = saved_or_leave(file, shelf, words)
    me = seat_or_leave(seat or str(own), [actor.id for actor in table.scenario.actors], words)
    if me != own and table.state.phase != "debrief":
        leave(words.say(Said("cli.coach.own", (("whom", own),)), table.scenario))
    write(told(table, words.at(table.loaded.shelf), review(table.loaded, table.seed, table.actions, me)))
