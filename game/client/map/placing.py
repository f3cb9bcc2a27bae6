"""Where everything stands in one view, and what is under a point of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.client.kit.style import Style
from game.client.map import labels, names
from game.client.map.frame import Frame
from game.client.map.scene import Scene
from game.client.map.steps import Steps, whole
from game.client.map.traffic import path
from game.client.map.vehicles import Road, road

Point = tuple[float, float]
Arcs = tuple[tuple[Point, ...], ...]
"""The lines of a link: one between two seats; from more of them one each to the knot where they meet."""
BEND = 0.16
"""How far the line of an agreement bows, as a share of its length."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Pixels of one view: ports, capitals (some held at the edge: `outside`), roads, links' lines, and what is written.

    Written things are known as "port:...", "capital:...", "programs:...", "pulse:...", "place:...", "region:...".
    """

    frame: Frame
    ports: Mapping[str, Point]
    capitals: Mapping[str, Point]
    outside: frozenset[str]
    roads: Mapping[str, Road]
    arcs: Mapping[str, Arcs]
    knots: Mapping[str, Point]
    written: Mapping[str, pygame.Rect]
    seen: pygame.Rect


def placed(scene: Scene, frame: Frame, words: Mapping[str, str], style: Style, bare: bool = False) -> Placing:
    """Give everything its place; nothing that is written lies on anything else that is written, or on a mark."""
    return whole(steps(scene, frame, words, style, bare))


def steps(scene: Scene, frame: Frame, words: Mapping[str, str], style: Style, bare: bool = False) -> Steps[Placing]:
    """The same in steps of a few milliseconds."""
    cone = scene.land.cone
    window = pygame.Rect(0, 0, frame.width, frame.height)
    roads = {c.id: road(frame.line(tuple(path(scene.land, c)))) for c in scene.corridors}
    ports = {c.id: frame.put(cone.project(c.lon, c.lat)) for c in scene.corridors}
    shown = {id: at for id, at in ports.items() if window.collidepoint(at)}
    capitals, outside = seats(scene, frame, shown, style)
    arcs, knots = tied(scene, capitals, [*shown.values(), *capitals.values()], style)
    written: dict[str, pygame.Rect] = {}
    if not bare:
        yield
        written = yield from _written(scene, frame, words, style, (ports, capitals, roads, arcs, knots))
    return Placing(frame, ports, capitals, outside, roads, arcs, knots, written, window)


def _written(
    scene: Scene,
    frame: Frame,
    words: Mapping[str, str],
    style: Style,
    spots: tuple[Mapping[str, Point], Mapping[str, Point], Mapping[str, Road], Mapping[str, Arcs], Mapping[str, Point]],
) -> Steps[dict[str, pygame.Rect]]:
    ports, capitals, roads, arcs, knots = spots
    window = pygame.Rect(0, 0, frame.width, frame.height).inflate(-style.px(12), -style.px(12))
    taken = [_square(at, style.px(20)) for at in ports.values()]
    taken += [_square(at, style.px(14)) for at in capitals.values()]
    taken += [_square(at, style.text_px(20)) for at in knots.values()]
    asked = [
        label
        for label in names.wanted(scene, frame, ports, capitals, words, style)
        if not label.id.startswith("place:") or _square(label.mark, style.px(8)).collidelist(taken) < 0
    ]
    lines = [(way.line, way.run) for way in roads.values()] + [
        (line, road(line).run) for tie in arcs.values() for line in tie
    ]
    yield
    busy = [point for line, run in lines for point in _along(line, run, style.px(9))]
    busy = [point for point in busy if window.collidepoint(point)]
    yield
    return (yield from labels.steps([w for w in asked if window.collidepoint(w.mark)], window, taken, busy))


def seats(
    scene: Scene, frame: Frame, ports: Mapping[str, Point], style: Style
) -> tuple[dict[str, Point], frozenset[str]]:
    """Where each seat stands: its capital, held at the window's edge when beyond it and clear of ports beside it."""
    inside = pygame.Rect(0, 0, frame.width, frame.height).inflate(-2 * style.px(22), -2 * style.px(22))
    found: dict[str, Point] = {}
    outside = set()
    for capital in scene.capitals:
        x, y = frame.put(scene.land.cone.project(capital.lon, capital.lat))
        held = (min(max(x, inside.left), inside.right), min(max(y, inside.top), inside.bottom))
        if held != (x, y):
            outside.add(capital.id)
            held = _apart(held, [found[id] for id in outside if id in found], inside, style.px(46))
        found[capital.id] = _clear(held, ports, style.px(22))
    return found, frozenset(outside)


def _apart(at: Point, others: Sequence[Point], inside: pygame.Rect, room: float) -> Point:
    """A place along the edge that keeps clear of the others held there."""
    for _ in range(8):
        near = next((other for other in others if math.dist(at, other) < room), None)
        if near is None:
            break
        sideways = at[1] in (inside.top, inside.bottom)
        middle = inside.centerx if sideways else inside.centery
        step = room if (at[0] if sideways else at[1]) < middle else -room
        at = (near[0] + step, at[1]) if sideways else (at[0], near[1] + step)
    return at


def _along(line: Sequence[Point], run: Sequence[float], step: float) -> list[Point]:
    """Points of a line at even steps (pixels)."""
    way = Road(tuple(line), tuple(run), 0.0)
    return [way.at(step * i)[0] for i in range(int(min(run[-1], 4000.0) / step))]


def _clear(at: Point, ports: Mapping[str, Point], room: float) -> Point:
    """The point itself, or a little farther out from a port that it could not be told apart from."""
    for port in ports.values():
        far = math.dist(at, port)
        if 0 < far < room:
            at = (port[0] + (at[0] - port[0]) / far * room, port[1] + (at[1] - port[1]) / far * room)
    return at


def tied(
    scene: Scene, capitals: Mapping[str, Point], marks: Sequence[Point], style: Style
) -> tuple[dict[str, Arcs], dict[str, Point]]:
    """The lines of each link and the point where its number stands, apart from marks and from one another."""
    arcs: dict[str, Arcs] = {}
    knots: dict[str, Point] = {}
    room = style.text_px(24)
    for link in scene.links:
        ends = [capitals[end] for end in link.ends]
        if len(ends) == 2:
            line = bow(ends[0], ends[1])
            knots[link.id] = line[len(line) // 2]
            arcs[link.id] = (line,)
            continue
        at = (sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends))
        for turn in range(24):
            if all(math.dist(at, other) >= room for other in (*marks, *knots.values())):
                break
            # A spiral of small steps finds the nearest free spot without going far.
            away = room * 0.35 * (turn + 1) ** 0.5
            at = (at[0] + math.cos(turn * 2.4) * away, at[1] + math.sin(turn * 2.4) * away)
        knots[link.id] = at
        arcs[link.id] = tuple(bow(at, end) for end in ends)
    return arcs, knots


def bow(a: Point, b: Point) -> tuple[Point, ...]:
    """A bowed line between two points, its middle in the middle of the list."""
    middle = ((a[0] + b[0]) / 2 + (b[1] - a[1]) * BEND, (a[1] + b[1]) / 2 - (b[0] - a[0]) * BEND)
    steps = 32
    return tuple(
        (
            (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * middle[0] + t * t * b[0],
            (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * middle[1] + t * t * b[1],
        )
        for t in (i / steps for i in range(steps + 1))
    )


def _square(at: Point, side: int) -> pygame.Rect:
    rect = pygame.Rect(0, 0, side, side)
    rect.center = (round(at[0]), round(at[1]))
    return rect


# --- things, in the order of Tab ---


def order(scene: Scene, placing: Placing) -> list[str]:
    """What can be chosen in this view: news, ports, seats with their programs, agreements; west to east."""
    found = [f"pulse:{p.id}" for p in scene.pulses if f"pulse:{p.id}" in placing.written]
    found.sort(key=lambda id: placing.written[id].x)
    shown = [c.id for c in scene.corridors if placing.seen.collidepoint(placing.ports[c.id])]
    found += [f"port:{id}" for id in sorted(shown, key=lambda id: (placing.ports[id][0], id))]
    for id in sorted(placing.capitals, key=lambda id: (placing.capitals[id][0], id)):
        found.append(f"capital:{id}")
        if f"programs:{id}" in placing.written:
            found.append(f"programs:{id}")
    links = sorted(placing.knots, key=lambda id: (placing.knots[id][0], id))
    return found + [f"link:{id}" for id in links]


def spot(placing: Placing, thing: str) -> Point | None:
    """The middle of a thing's mark, pixels; None when it is not in this view."""
    kind, _, id = thing.partition(":")
    if kind == "port":
        return placing.ports.get(id)
    if kind == "capital":
        return placing.capitals.get(id)
    if kind == "link":
        return placing.knots.get(id)
    rect = placing.written.get(thing)
    return (float(rect.centerx), float(rect.centery)) if rect is not None else None


def ring(placing: Placing, thing: str, style: Style) -> pygame.Rect | None:
    """The square or box that a ring is drawn around."""
    at = spot(placing, thing)
    if thing.startswith(("programs:", "pulse:")) and thing in placing.written:
        return placing.written[thing].inflate(style.px(6), style.px(6))
    return _square(at, style.text_px(30) if thing.startswith("link:") else style.px(30)) if at is not None else None


def hit(scene: Scene, placing: Placing, at: Point, reach: float) -> str:
    """What is under a point: a badge, a mark within reach, a name, a line; "" when nothing is."""
    things = order(scene, placing)
    for thing in things:
        if thing.startswith(("programs:", "pulse:")) and placing.written[thing].collidepoint(at):
            return thing
    marks = ((spot(placing, thing), thing) for thing in things if not thing.startswith(("programs:", "pulse:")))
    near = [(math.dist(mark, at), thing) for mark, thing in marks if mark is not None]
    far, thing = min(near, default=(math.inf, ""))
    if far <= reach:
        return thing
    for thing in things:
        if thing in placing.written and placing.written[thing].collidepoint(at):
            return thing
    lines = [(_beside(way.line, at), f"port:{id}") for id, way in placing.roads.items()]
    lines += [(_beside(line, at), f"link:{id}") for id, tie in placing.arcs.items() for line in tie]
    far, thing = min(lines, default=(math.inf, ""))
    return thing if far <= reach * 0.4 else ""


def _beside(line: tuple[Point, ...], at: Point) -> float:
    """Distance from a point to a line, pixels."""
    best = math.inf
    for (ax, ay), (bx, by) in pairwise(line):
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((at[0] - ax) * dx + (at[1] - ay) * dy) / square)) if square else 0.0
        best = min(best, math.hypot(at[0] - ax - t * dx, at[1] - ay - t * dy))
    return best
