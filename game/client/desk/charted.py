"""The game as the map shows it: crossings, seats, agreements and news, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.map.scene import Capital, Link, Pulse, Scene
from game.client.map.traffic import Corridor as Ribbon
from game.rules.cards import Corridor, Happening, Program, fits
from game.rules.types import Happened
from game.telling import figures
from game.telling.lands import ground
from game.telling.seen import Seen

MARKS = {
    "security": "shield",
    "trade": "truck",
    "mobility": "car",
    "infrastructure": "road",
    "intelligence": "eye",
    "diplomacy": "deal",
    "institutions": "capitol",
    "local": "home",
}
"""Tags of programs to icons; the first tag of a card that is one of these counts."""
TOLD = 0.5
"""Minutes of change of a wait from which the map tells it."""


def scene(desk: Desk) -> Scene:
    """All that the map shows now."""
    return Scene(
        tuple(ribbon(desk, corridor) for corridor in desk.scenario.corridors),
        tuple(capital(desk, seat) for seat in range(len(desk.scenario.actors)) if seated(desk, seat)),
        tuple(links(desk)),
        tuple(pulses(desk)),
        ground(desk.scenario),
    )


def seated(desk: Desk, seat: int) -> bool:
    """Whether the map knows where this seat's government sits."""
    return desk.actor(seat).sits is not None


# --- crossings ---


def ribbon(desk: Seen, corridor: Corridor) -> Ribbon:
    """A crossing as it is now. The slower of its lanes counts; a truck takes the room of two cars."""
    share = figures.use(desk, corridor.id)
    trucks, cars = desk.dial(f"flow_truck@{corridor.id}"), desk.dial(f"flow_car@{corridor.id}")
    waits = {kind: desk.dial(f"wait_{kind}@{corridor.id}") for kind in ("truck", "car")}
    wait = max(waits.values())
    said = desk.t("map.port.said", trucks=round(waits["truck"]), cars=round(waits["car"]), share=round(share * 100))
    return Ribbon(
        corridor.id,
        desk.text(corridor.name),
        corridor.lon,
        corridor.lat,
        trucks * 2 + cars,
        wait,
        note=desk.t("map.wait", text="{n}"),
        moved=moved(desk, wait, waited(desk, corridor)),
        said=said,
        trucks=trucks / (trucks + cars) if trucks + cars else 0.0,
        use=share,
        near="near" in corridor.tags,
    )


def waited(desk: Seen, corridor: Corridor) -> float | None:
    """The slower lane's minutes a round ago; None before a round has passed."""
    if not desk.view.history:
        return None
    return max(desk.past(f"wait_{kind}@{corridor.id}")[-2] for kind in ("truck", "car"))


def moved(desk: Seen, wait: float, before: float | None) -> str:
    """How a wait changed since last round: "" when it did not."""
    if before is None or abs(wait - before) < TOLD:
        return ""
    return ("▲" if wait > before else "▼") + desk.words.number(abs(wait - before), 0 if abs(wait - before) >= 1 else 1)


def past(desk: Desk) -> list[Ribbon]:
    """The crossings a round ago; none before a round has passed."""
    if not desk.view.history:
        return []
    found = []
    for corridor in desk.scenario.corridors:
        trucks, cars = (desk.past(f"flow_{kind}@{corridor.id}")[-2] for kind in ("truck", "car"))
        wait = waited(desk, corridor) or 0.0
        share = trucks / (trucks + cars) if trucks + cars else 0.0
        use = figures.use(desk, corridor.id)
        found.append(
            Ribbon(corridor.id, "", corridor.lon, corridor.lat, trucks * 2 + cars, wait, trucks=share, use=use)
        )
    return found


# --- seats ---


def mark(card: Program) -> str:
    """The icon of a program."""
    return next((MARKS[tag] for tag in card.tags if tag in MARKS), "lever")


def capital(desk: Desk, seat: int) -> Capital:
    """A seat with what it runs."""
    actor = desk.actor(seat)
    counts: dict[str, int] = {}
    running = [r for r in desk.view.running if r.owner == seat and r.level]
    for program in running:
        icon = mark(desk.scenario.programs[program.card])
        counts[icon] = counts.get(icon, 0) + 1
    spot = actor.sits
    assert spot is not None, "only seats that have a place are shown"
    return Capital(
        actor.id,
        desk.text(spot.name),
        reading.hue(desk, seat),
        spot.lon,
        spot.lat,
        tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        desk.t("map.seat.said", who=seat),
        desk.t("map.programs.said", who=seat, n=len(running)),
    )


def links(desk: Desk) -> list[Link]:
    """Agreements in force, those of the same parties together."""
    bound: dict[tuple[int, ...], list[str]] = {}
    for agreement in desk.view.in_force:
        parties = tuple(sorted(seat for seat in agreement.parties if seated(desk, seat)))
        if len(parties) > 1:
            bound.setdefault(parties, []).append(agreement.card)
    found = []
    for parties, cards in sorted(bound.items()):
        ends = tuple(desk.actor(seat).id for seat in parties)
        treaty = any(desk.scenario.agreements[card].kind == "treaty" for card in cards)
        names = ", ".join(desk.name(seat) for seat in parties)
        found.append(Link("~".join(ends), ends, len(cards), treaty, desk.t("map.link.said", text=names, n=len(cards))))
    return found


# --- news ---


def news(desk: Desk) -> list[tuple[str, list[Happened]]]:
    """This round's news by the place where the map shows it ("port:..." or "capital:...")."""
    found: dict[str, list[Happened]] = {}
    for happened in desk.view.happened:
        if happened.round == desk.view.round:
            at = where(desk, desk.scenario.happenings[happened.card])
            if at:
                found.setdefault(at, []).append(happened)
    return list(found.items())


def pulses(desk: Desk) -> list[Pulse]:
    """This round's news as the map shows it."""
    titles = {card: desk.text(event.title) for card, event in desk.scenario.happenings.items()}
    return [
        Pulse(at.replace(":", "-"), at, len(items), "\n".join(titles[h.card] for h in items))
        for at, items in news(desk)
    ]


def where(desk: Desk, event: Happening) -> str:
    """Where news belongs: the crossing it names, else the capital of who chooses, votes or is moved by it.

    What concerns the whole world is shown at the capital of the strongest government, where it was answered.
    """
    for effect in event.effects:
        for corridor in desk.scenario.corridors:
            if effect.at and (effect.at == corridor.id or effect.at in corridor.tags):
                return f"port:{corridor.id}"
    selectors = [event.chooser, *(p.of for p in event.politics)]
    selectors += [part for effect in event.effects for part in effect.at.split("~") if part != "all"]
    named = next((id for id in (_seat(desk, s) for s in selectors) if id), "")
    return f"capital:{named}" if named else f"capital:{strongest}" if (strongest := _strongest(desk)) else ""


def _strongest(desk: Desk) -> str:
    """The government on the map with the largest means, its actor's id."""
    shown = [actor for seat, actor in enumerate(desk.scenario.actors) if seated(desk, seat)]
    return max(shown, key=lambda actor: actor.revenue).id if shown else ""


def _seat(desk: Desk, selector: str) -> str:
    """The first seat on the map that fits a selector, its actor's id."""
    if not selector:
        return ""
    return next((a.id for i, a in enumerate(desk.scenario.actors) if seated(desk, i) and fits(a, selector)), "")


def at_work(desk: Desk, corridor: Corridor) -> Sequence[tuple[int, str, int]]:
    """(owner, program, level) of what runs at a crossing by name or by one of its tags."""
    return [
        (r.owner, r.card, r.level)
        for r in desk.view.running
        if r.level and any(e.at == corridor.id or e.at in corridor.tags for e in desk.scenario.programs[r.card].effects)
    ]
