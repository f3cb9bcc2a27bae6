"""Parts of a debrief made up for tests: each kind of thing that a real one may hold."""

from __future__ import annotations

from game.debrief.drawn.charts import Dot, Heap, Run, Words, heaps, lines, scatter
from game.debrief.drawn.ink import FAINT, PLAIN, of_seat
from game.debrief.found import Found
from game.debrief.played import Played
from game.debrief.report.makers import MAKERS, Given, sections
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.telling.markup import Markup, bullets, table, tag
from game.telling.sheet import Sheet
from tests.debrief.games import LONG, played
from tests.debrief.light import light
from tests.shipped import words

UGLY = '<script>alert("&")</script> =1+1'
SHEET = Sheet(("seat", "score"), ({"seat": UGLY, "score": 1 / 3}, {"seat": "=1+1", "score": None}))


def figure(value: float) -> str:
    """A figure without decimals."""
    return f"{value:.0f}"


def everything(found: Found, telling: Telling, given: Given) -> Section:
    """A section with every kind of chart, a wide table, cards, lists, and words that must be escaped."""
    game = found.played
    inks = [of_seat(game.scenario, seat) for seat in game.seats]
    runs = [Run(telling.name(seat), tuple(range(seat, seat + 10)), inks[seat]) for seat in game.seats]
    charts = [
        lines(Words("Lines", "They rise.", "Round"), runs, [str(at) for at in range(10)], figure),
        scatter(Words("Plane", "One mark."), [Dot(1, 2, PLAIN, "here")], figure, [(0, 3), (2, 2), (3, 0)]),
        heaps(Words("Heaps", "Most in the middle."), [Heap("a", (1.0, 2.0, 2.0, 3.0), FAINT, 2.0)], figure),
    ]
    wide = table([f"Column {n}" for n in range(9)], [[UGLY, *(["12.3"] * 8)]] * 3, "figures")
    cards = tag(
        "div", *(tag("div", tag("h4", f"Card {n}"), tag("p", "Words."), kind="card") for n in "ab"), kind="cards"
    )
    body = Markup("".join([tag("h3", UGLY), tag("p", UGLY), wide, *charts, cards, bullets([UGLY, "b"])]))
    slide = Slide(UGLY, Markup(tag("p", UGLY) + charts[0]))
    return Section("everything", "Everything & more", body, (slide, Slide("Second", wide)), {"everything": SHEET})


def plain(found: Found, telling: Telling, given: Given) -> Section:
    """A section of a few words."""
    return Section("plain", "Plain", tag("p", "Words."))


def made(language: str, game: Played | None = None) -> tuple[tuple[Section, ...], Telling]:
    """The head of a real game and two sections of these."""
    found = played(LONG) if game is None else game
    telling = Telling(found.table, words(language))
    return sections(light(found), telling, Given(), (MAKERS[0], everything, plain)), telling
