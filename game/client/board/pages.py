"""The pages of a board: the border and its news, how everybody stands, and, once it may be known, what each held."""

from __future__ import annotations

from game.client.board.board import Board
from game.client.desk import reading
from game.client.desk.charted import ribbon
from game.client.kit.labels import Badge, Bar, Label, Picture
from game.client.kit.layout import Column, Flow, Row, Table
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.client.map.scene import Scene
from game.client.map.view import MapView
from game.telling import figures
from game.telling.lands import ground, place_names

PAGES = ("border", "standing")
HANDS = "hands"
"""The page that there is only when nothing is hidden."""
PAGE_OF_PHASE = {"report": "standing", "debrief": "standing"}
"""What is shown by itself when a phase begins; the border in all others."""
HEADLINES = 3
"""Of a round that stand above its news."""
NEWS = 12
"""Lines of the record that are kept at hand."""


def page(board: Board, name: str) -> Widget:
    """One page by its name."""
    return {"border": border, "standing": standing, HANDS: hands}[name](board)


def names(board: Board) -> list[str]:
    """The pages that there are."""
    return [*PAGES, HANDS] if board.all_known else list(PAGES)


def border(board: Board) -> Widget:
    """The map, and beside it this round's headlines and what was last said in public."""
    corridors = board.scenario.corridors
    near = [corridor for corridor in corridors if "near" in corridor.tags]
    ribbons = tuple(ribbon(board, corridor) for corridor in near or corridors)
    fresh = [happened.card for happened in board.view.happened if happened.round == board.view.round]
    titles = [board.text(board.scenario.happenings[card].title) for card in fresh]
    lines = [line for line in board.now() if line.said.key != "did.event"][-NEWS:]
    rows: list[Widget | None] = [Label(board.say(line.said), "body") for line in lines]
    if not lines:
        rows = [Label(board.t("board.quiet"), "body", ink="soft")]
    beside = Column(
        [
            Label(board.t("board.news"), "heading"),
            *(Panel(Label(title, "strong"), look="warn", pad=8) for title in titles[:HEADLINES]),
            Scroll(Column(rows, gap=8), id="board-news", stick=True),
        ],
        gap=8,
        grow=1,
    )
    places = place_names(board.scenario, board.words)
    return Row(
        [
            Column([MapView(Scene(ribbons, land=ground(board.scenario)), places, id="board-map", grow=1)], grow=4),
            Column([Panel(beside, pad=12, grow=1)], grow=3),
        ],
        gap=12,
        across="fill",
        grow=1,
    )


def standing(board: Board) -> Widget:
    """Scores and health at the left, the world's dials at the right, who stands with whom below."""
    return Row(
        [
            Column([Panel(Scroll(scores(board), id="board-scores"), pad=12, grow=1)], grow=1),
            Column([Panel(Scroll(world(board), id="board-world"), pad=12, grow=1)], grow=1),
        ],
        gap=12,
        across="fill",
        grow=1,
    )


def scores(board: Board) -> Widget:
    """Every seat's score, the border's health above them, alliances below."""
    view = board.view
    best = max([100_000, *view.scores])
    health = Row(
        [Label(board.t("report.health"), "heading", grow=1), Label(points(board, view.health), "heading", whole=True)],
        gap=12,
    )
    rows: list[Widget | None] = [health, Bar(view.health / 100_000), Space(4)]
    order = (
        sorted(range(len(view.scores)), key=lambda seat: (-view.scores[seat], seat))
        if board.over
        else range(len(view.scores))
    )
    for seat in order:
        score = view.scores[seat]
        rows += [
            Row([Label(board.name(seat), "strong", grow=1), Label(points(board, score), "strong", whole=True)], gap=8),
            Bar(max(0, score) / best, ink=reading.hue(board, seat)),
        ]
    pairs = alliances(board)
    if pairs:
        rows += [Space(4), Label(board.t("board.allies"), "label", ink="soft")]
        rows.append(Flow([Badge(board.t("board.pair", who=a, whom=b)) for a, b in pairs], gap=8))
    return Column(rows, gap=8)


def points(board: Board, thousandths: int) -> str:
    """A score as it is written."""
    return board.t("plain.points", points=thousandths)


def alliances(board: Board) -> list[tuple[int, int]]:
    """Pairs of seats of which each calls the other its ally."""
    allies = [seen.allies for seen in board.view.seats]
    return [(a, b) for a in range(len(allies)) for b in allies[a] if a < b and a in allies[b]]


def world(board: Board) -> Widget:
    """The world's dials with their history, and the agreements in force."""
    rows = [dial(board, name) for name in figures.ROOM if name in board.scenario.dials]
    found: list[Widget | None] = [Label(board.t("report.world"), "heading"), Table(rows, gap=4, between=12)]
    if board.view.in_force:
        titles = [Badge(board.t("board.card", card=made.card), fill="good_tint") for made in board.view.in_force]
        found += [Space(4), Label(board.t("board.in-force"), "label", ink="soft"), Flow(titles, gap=8)]
    return Column(found, gap=8)


def dial(board: Board, name: str) -> list[Widget]:
    """One dial: name, value, change since the last round, history."""
    past = board.past(name)
    moved = past[-1] - past[-2] if len(past) > 1 else 0.0

    def draw(width: int, height: int, style: Style) -> object:
        return reading.spark(past, len(past) - 1, width, height, style)

    return [
        Label(board.t(f"variable.{name}"), "body", grow=1),
        Label(figures.value(board, name, past[-1]), "strong", align="end", whole=True),
        Label(figures.change(board, moved), "small", ink="soft", align="end", whole=True),
        Picture(draw, high=22, wide=60, said=figures.history_words(board, name), key=(name, tuple(past))),  # type: ignore[arg-type]
    ]


def hands(board: Board) -> Widget:
    """What each seat held and was after: only of a game in which nothing is hidden any more."""
    rows: list[Widget | None] = []
    for seat, mine in enumerate(board.view.others):
        if mine is None:
            continue
        cards = [Label(board.text(m.text), "small") for m in board.actor(seat).mandates if m.id in mine.mandates]
        plan = [board.t("board.plan", card=card, n=level) for card, level in mine.plan]
        purse = f"{board.t('desk.funds', money=mine.funds)} · {board.t('desk.capital', n=mine.capital)}"
        inner: list[Widget | None] = [
            Row([Label(board.name(seat), "strong", grow=1), Label(purse, "small", ink="soft")], gap=12),
            *cards,
            Label(", ".join(plan), "small", ink="soft") if plan else None,
        ]
        rows.append(Panel(Column(inner, gap=4), pad=12, stripe=reading.hue(board, seat)))
    return Scroll(Column(rows, gap=8, pad=(4, 4)), id="board-hands", grow=1)
