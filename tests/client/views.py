"""Everything the client can show, as a list: when in a game it is looked at, and how it is brought up.

One game between actors is stopped where there is something to see (as for `border screenshots`); one seat is a
person's while its desk is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pygame

from game.catalog.load import load
from game.client import pictures
from game.client.app import App
from game.client.crashed import Crashed, Failure
from game.client.desk.charted import scene
from game.client.desk.clause import opening_term
from game.client.desk.desk import Desk
from game.client.desk.programs import listed
from game.client.map.scene import Scene
from game.client.pictures import SEAT, asked, begun, drafting, in_phase, over
from game.client.screen import Screen
from game.client.screens.game import GameScreen
from game.client.screens.glossary import Glossary
from game.client.screens.newgame import PERSON, NewGame
from game.client.screens.opened import OpenGame
from game.client.screens.projector import Projector
from game.client.screens.settings import SettingsScreen
from game.client.screens.spectator import Spectator
from game.client.settings import Settings
from game.client.start import title
from game.client.words import shelf
from game.client.work import Work
from game.debrief.played import Played, of_table
from game.debrief.whatif.again import replays
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.found import decisions
from game.debrief.whatif.onward import played_on
from game.debrief.whatif.suggested import Suggestion
from game.rules.types import TEACHER, Said, State
from game.table.review import review
from game.table.story import cast
from game.table.table import Table, open_table

Make = Callable[[App, Table], Screen]
After = Callable[[App], None]


def nothing(app: App) -> None:
    """Nothing more is done when the screen is there."""


@dataclass(frozen=True)
class View:
    """A name, when it is looked at, the screen, and what is done once it is built, such as opening a list."""

    name: str
    when: Callable[[State], bool]
    make: Make
    after: After = field(default=nothing)


def desk(tab: str, arrange: Callable[[Desk], object] = lambda desk: None) -> Make:
    """The seat's desk with a sheet open and something done on it."""

    def made(app: App, table: Table) -> Screen:
        game = GameScreen(app, table, SEAT)
        game.open_dialog = ""
        game.desk.tab = tab
        arrange(game.desk)
        return game

    return made


def dialog(name: str) -> Make:
    """The desk with one of its own dialogs open."""

    def made(app: App, table: Table) -> Screen:
        game = GameScreen(app, table, SEAT)
        game.open_dialog = name
        return game

    return made


def advised(app: App, table: Table) -> Screen:
    """The desk with what the coach says of the game so far."""
    game = GameScreen(app, table, SEAT)
    game.open_dialog = "coach"
    game.advice = review(table.loaded, table.seed, tuple(table.actions), SEAT)
    return game


def opened(id: str) -> After:
    """A drop-down list is opened."""
    return lambda app: app.stage.open_popup(app.stage.find(id))


def loud(app: App) -> None:
    """Three long passing words at once."""
    for kind, key in (("bad", "crash.no-note"), ("warn", "curtain.alone"), ("good", "crash.saved")):
        app.stage.toast(app.words.key(key) + " " + app.words.key("new.levels.why"), kind)


def new_game(scenario: str, people: int = 0) -> Make:
    """A new game being set up, some of its seats for people at this machine."""

    def made(app: App, table: Table) -> Screen:
        screen = NewGame(app, Path(), 7, scenario)
        for seat in range(1, people + 1):
            screen.drivers[seat] = PERSON
        return screen

    return made


def loading(app: App, table: Table) -> Screen:
    """A new game while its scenario is read."""
    screen = NewGame(app, Path(), 7)
    screen.loading = True
    return screen


def crashed(app: App, table: Table) -> Screen:
    """A fault with paths as long as they come."""
    deep = Path("/home/somebody/a-rather-long-name-of-a-folder/and-another-one-in-it")
    failure = Failure("ValueError: " + "something-unbroken" * 6, deep / "crash-1.txt", deep / "historical-2001-7.jsonl")
    return Crashed(app, failure, lambda: Crashed(app, failure, None))


def curtain(app: App, table: Table) -> GameScreen:
    """The machine goes to the seat of OTHER."""
    game = pictures.curtain(app, table)
    assert isinstance(game, GameScreen)
    return game


def wrong_pin(app: App, table: Table) -> Screen:
    """Somebody comes back, types a wrong PIN, and another one's was lifted."""
    game = curtain(app, table)
    seating = game.seating
    seating.pins.choose(seating.here, "1234")
    seating.pins.lift(SEAT, [seating.here])
    seating.digits, seating.wrong = "12", True
    return game


def spectator(page: str) -> Make:
    """The game looked at from outside, near its end."""

    def made(app: App, table: Table) -> Screen:
        screen = Spectator(app, table)
        if screen.over:
            screen.see(str(TEACHER))
        screen.go(len(screen.moments) * 2 // 3)
        screen._turn(page)
        return screen

    return made


def projector(page: str) -> Make:
    """What the room sees."""

    def made(app: App, table: Table) -> Screen:
        screen = Projector(app, lambda: table)
        screen.page = page
        return screen

    return made


def imagining(found: int, looked: int | None = None, share: float | None = None) -> Make:
    """The sheet of what else could have been with so many suggestions, one of them (-1: the last decision) looked at;
    `share` of its futures played."""

    def made(app: App, table: Table) -> Screen:
        game = desk("report", settle(back__sheet="whatif"))(app, table)
        assert isinstance(game, GameScreen)
        known = game.debrief().what_if
        played, every, suggestions = looked_back(table)
        known.played, known.decisions, known.found = played, every, suggestions[:found]
        known.known = {(one.decision.number, 0): one for one in known.found}
        if looked is not None:
            known.look_at(every[-1].number if looked < 0 else suggestions[looked].decision.number)
        if share is not None:
            known.asked = known.choice.decision, known.choice.change
            known.work = Work(lambda report: suggestions[0], lambda one: None, lambda error: None)
            known.work.share = share
        return game

    return made


def imagined_for_all(app: App, table: Table) -> Screen:
    """The last what-if before the room."""
    game = imagining(1, 0)(app, table)
    assert isinstance(game, GameScreen)
    known = game.debrief().what_if
    known.last = known.found[0]
    screen = Projector(app, lambda: table, past=lambda: known)
    screen.page = "whatif"
    return screen


def debriefed(*, opened: bool = True, share: float | None = None, trouble: Said | None = None) -> Make:
    """The final sheet with a debrief that was made, is being made, or could not be made."""

    def made(app: App, table: Table) -> Screen:
        game = desk("report")(app, table)
        assert isinstance(game, GameScreen)
        page = game.debrief().page
        page.opened, page.trouble = opened, trouble
        page.last, page.made = (
            "en",
            {"en": Path("/home/somebody/a-rather-long-name-of-a-folder/and-another/game-en.html")},
        )
        if share is not None:
            page.language = "fr"
            page.work = Work(lambda report: (Path(), True), lambda found: None, lambda error: None)
            page.work.share = share
        return game

    return made


@cache
def looked_back(table: Table) -> tuple[Played, tuple[Decision, ...], list[Suggestion]]:
    """The game gone through again, its decisions, and three suggestions with few games."""
    played = of_table(table)
    every = decisions(played)
    picked = [
        next(one for one in every if one.kind == kind and one.round > 7) for kind in ("answer", "program", "offer")
    ]
    again = replays(played, [(one, one.changes[0]) for one in picked])
    return played, every, [Suggestion(one, played_on(played, one.decision, one.change, 12)) for one in again]


def program(at: int, beside: int = -1, source: bool = False) -> Callable[[Desk], None]:
    """One card in full, or two side by side."""

    def arrange(desk: Desk) -> None:
        cards = listed(desk)
        desk.card, desk.browse.source = cards[at].id, source
        desk.browse.beside = cards[beside].id if beside >= 0 else ""

    return arrange


def thing(kind: str) -> Callable[[Desk], None]:
    """The first thing of a kind on the map is chosen, when there is one."""

    def arrange(desk: Desk) -> None:
        desk.sight.chosen = next((thing for thing in names(scene(desk)) if thing.startswith(kind)), "")

    return arrange


def names(shown: Scene) -> list[str]:
    """Every thing of a map."""
    return [
        *(f"port:{corridor.id}" for corridor in shown.corridors),
        *(f"capital:{capital.id}" for capital in shown.capitals),
        *(f"programs:{capital.id}" for capital in shown.capitals),
        *(f"link:{link.id}" for link in shown.links),
        *(f"pulse:{pulse.id}" for pulse in shown.pulses),
    ]


def refusing(desk: Desk) -> None:
    """An offer is being refused, the reason to be chosen."""
    desk.refusing = next(t for o in desk.options if o.verb == "answer" for t in o.targets)


def draft(kind: str, parties: tuple[int, ...]) -> Callable[[Desk], None]:
    """An offer being written, with a clause of some kind on the way."""

    def arrange(desk: Desk) -> None:
        desk.start_draft()
        assert desk.draft is not None
        desk.draft.parties, desk.draft.adding = parties, kind
        if kind:
            desk.draft.term = opening_term(desk, desk.draft, kind)

    return arrange


def settle(**values: object) -> Callable[[Desk], None]:
    """Attributes of the desk, or of what it holds ("back.round")."""

    def arrange(desk: Desk) -> None:
        for name, value in values.items():
            *way, last = name.split("__")
            holder: object = desk
            for step in way:
                holder = getattr(holder, step)
            setattr(holder, last, value)

    return arrange


def deciding(state: State) -> bool:
    """When an event waits for what SEAT chooses."""
    return state.phase == "events" and any((SEAT, -1) in happened.choices for happened in state.happened)


def guided(**values: object) -> Make:
    """The guided first game as it begins; `values` are of its guide."""

    def made(app: App, table: Table) -> Screen:
        loaded = load(shelf().root, "first-game", shelf())
        game = GameScreen(app, open_table(loaded, 7, cast(loaded, 7, 2)), SEAT)
        assert game.guide is not None
        for name, value in values.items():
            setattr(game.guide, name, value)
        return game

    return made


PROGRAMS, REPORT = in_phase("programs"), in_phase("report")

VIEWS: tuple[View, ...] = (
    View("title", begun, lambda app, table: title(app, Path(), 7)),
    View("title, passing words", begun, lambda app, table: title(app, Path(), 7), loud),
    View("new game", begun, new_game("first-game")),
    View("new game of seven", begun, new_game("historical-2001-seven", 3)),
    View("new game, scenarios", begun, new_game("historical-2001"), opened("new-scenario")),
    View("new game, personas", begun, new_game("historical-2001"), opened("new-persona-1")),
    View("new game, levels", begun, new_game("historical-2001"), opened("new-level-2")),
    View("new game, loading", begun, loading),
    View("settings", begun, lambda app, table: SettingsScreen(app)),
    View("settings, palettes", begun, lambda app, table: SettingsScreen(app), opened("palette")),
    View("no saved games", begun, lambda app, table: OpenGame(app, Path("nowhere"))),
    View("crash", begun, crashed),
    View("map, opening", begun, desk("map", settle(brief_open=True))),
    View("talks, opening", begun, desk("talks")),
    View("ledger, opening", begun, desk("ledger")),
    View("report, opening", begun, desk("report")),
    View("guide", begun, guided()),
    View("guide, in short", begun, guided(brief=True)),
    View("guide, all done", begun, guided(steps=())),
    View("a choice", deciding, desk("map")),
    View("map", in_phase("briefing"), desk("map")),
    View("map, legend", in_phase("briefing"), desk("map", settle(sight__legend=True, brief_open=True))),
    View("map, whole border", in_phase("briefing"), desk("map", settle(sight__whole=True))),
    View("map, crossing", in_phase("briefing"), desk("map", thing("port"))),
    View("map, capital", in_phase("briefing"), desk("map", thing("capital"))),
    View("map, programs", in_phase("briefing"), desk("map", thing("programs"))),
    View("map, link", in_phase("briefing"), desk("map", thing("link"))),
    View("map, news", in_phase("briefing"), desk("map", thing("pulse"))),
    View("talks", asked, desk("talks")),
    View("talks, earlier rounds", asked, desk("talks", settle(past_open=True))),
    View("talks, a partner", asked, desk("talks", settle(partner=0))),
    View("talks, means", asked, desk("talks", settle(beside="means"))),
    View("talks, messages", asked, desk("talks", settle(beside="messages"))),
    View("talks, refusing", asked, desk("talks", refusing)),
    View("talks, draft", asked, lambda app, table: pictures.desk("talks", drafting)(app, table)),
    *(
        View(f"talks, {kind or 'empty draft'}", asked, desk("talks", draft(kind, (0, 1, 2))))
        for kind in ("", "sign", "fund", "suspend", "pay", "support", "exempt")
    ),
    View("talks, message", asked, desk("talks", settle(message="Bonjour", message_to=(0, 2)))),
    View("menu", asked, dialog("menu")),
    View("glossary", asked, lambda app, table: Glossary(app)),
    View("glossary, at a term", asked, lambda app, table: Glossary(app, "ratification")),
    View("coach, thinking", asked, dialog("coach")),
    View("curtain", asked, curtain),
    View("curtain, wrong PIN", asked, wrong_pin),
    View("projector, border", asked, projector("border")),
    View("programs before their phase", asked, desk("programs")),
    View("programs", PROGRAMS, desk("programs")),
    View("programs, a card", PROGRAMS, desk("programs", program(0, source=True))),
    View("programs, another card", PROGRAMS, desk("programs", program(-1))),
    View("programs, two cards", PROGRAMS, desk("programs", program(2, 1))),
    View("programs, all", PROGRAMS, desk("programs", settle(browse__which="all"))),
    View("programs, money", PROGRAMS, desk("programs", settle(browse__money=True))),
    View("programs, none", PROGRAMS, desk("programs", settle(browse__words="zzz"))),
    View("programs, kinds", PROGRAMS, desk("programs"), opened("programs-kind")),
    *(View(f"report, {panel}", REPORT, desk("report", settle(back__panel=panel)))
      for panel in ("scores", "trust", "burden", "curves")),
    View("report, all news", REPORT, desk("report", settle(back__all_news=True, back__round=1))),
    View("report, why", REPORT, desk("report", settle(indicator="commerce@quebec"))),
    View("ledger", REPORT, desk("ledger")),
    View("coach", REPORT, advised),
    View("projector, standing", REPORT, projector("standing")),
    View("final", over, desk("report")),
    View("final, rounds", over, desk("report", settle(back__sheet="rounds"))),
    View("final, debrief", over, debriefed()),
    View("final, debrief without a browser", over, debriefed(opened=False)),
    View("final, debrief being made", over, debriefed(share=0.3)),
    View("final, no debrief", over, debriefed(trouble=Said("debrief.other-content"))),
    View("what if, being read", over, desk("report", settle(back__sheet="whatif"))),
    View("what if, the list", over, imagining(1)),
    View("what if, to be played", over, imagining(1, -1)),
    View("what if, being played", over, imagining(1, -1, 0.4)),
    View("what if", over, imagining(3, 0)),
    View("what if, rounds", over, imagining(3), opened("whatif-round")),
    View("projector, what if", over, imagined_for_all),
    View("ledger, at the end", over, desk("ledger")),
    *(View(f"spectator, {page}", over, spectator(page)) for page in ("border", "standing", "hands")),
)  # fmt: skip
"""In the order in which the game comes to them."""


def shown(language: str, views: tuple[View, ...] = VIEWS) -> Iterator[tuple[View, App]]:
    """Each view in a window, in one game; the app is good until the next one is asked for."""
    table = pictures.open_game()
    left, steps = list(views), table.advance()
    while left:
        while left and left[0].when(table.state):
            yield left[0], brought_up(left.pop(0), table, language)
        if left and next(steps, None) is None and not left[0].when(table.state):
            raise LookupError(f"the game never comes to {left[0].name}")


def refit(app: App, view: View, size: tuple[int, int], text: int) -> None:
    """Another window and text size, as the settings and the window's edge would give them."""
    app.set(text=text)
    app.handle(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1]))
    view.after(app)


def brought_up(view: View, table: Table, language: str) -> App:
    """A window with the view in it."""
    driver = table.drivers[SEAT]
    table.drive(SEAT, None)
    app = App(pictures.SIZE, Settings(language=language, calm=True), lambda: 0.0)
    app.push(view.make(app, table))
    pictures.known(app)
    refit(app, view, pictures.SIZE, 100)
    table.drive(SEAT, driver)
    return app
