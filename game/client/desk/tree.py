"""Offers and what answers them, as a tree: each counter-offer hangs on a line from the offer that it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.client.desk.desk import Desk
from game.client.desk.offered import Seen, offer_panel
from game.client.desk.reading import at_home
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.telling.families import Family, Node

STEP = 26
"""Units by which a counter-offer stands further in."""
DEEPEST = 3
"""Steps after which it stands no further in."""
DROP = 26
"""Units below a panel's top at which its line comes in."""


def under(family: Family, place: int) -> int:
    """How many offers hang below one."""
    return sum(1 for at in range(place + 1, len(family)) if _hangs(family, at, place))


def _hangs(family: Family, at: int, place: int) -> bool:
    while at >= 0:
        at = family[at].above
        if at == place:
            return True
    return False


def tree(desk: Desk, family: Family, waiting: set[int]) -> Widget:
    """A family drawn; what hangs below a folded offer is left out."""
    shown: list[tuple[int, Node]] = []
    for at, node in enumerate(family):
        if not any(_hangs(family, at, up) and two.offered.number in desk.folded for up, two in enumerate(family[:at])):
            shown.append((at, node))
    places = {at: place for place, (at, _) in enumerate(shown)}
    branches = [
        Branch(panel(desk, node, under(family, at), waiting), node.depth, places.get(node.above, -1))
        for at, node in shown
    ]
    return Tree(branches, id=f"family-{family[0].offered.number}")


def panel(desk: Desk, node: Node, counters: int, waiting: set[int]) -> Widget:
    """An offer's panel. What is open is shown with its picture, what is not in a few lines, until it is turned."""
    offered, number = node.offered, node.offered.number
    shown = (offered.status == "open") != (number in desk.turned)
    hidden = number in desk.folded
    waits = number in waiting
    seen: Seen = None
    if shown and offered.status == "open":
        seen = desk.weighing.ask(f"offer-{number}", desk.view, offered.offer)
    data = (
        offered,
        shown,
        counters,
        hidden,
        waits,
        desk.view.round,
        desk.refusing == number,
        desk.option("withdraw", target=number) is not None,
        desk.option("offer") is not None,
        seen,
        at_home(desk, offered.offer) if seen is not None else None,
    )
    return desk.kept.part(
        f"offer-{number}", data, lambda: offer_panel(desk, offered, waits, shown, counters, hidden, seen)
    )


@dataclass(frozen=True, slots=True)
class Branch:
    """A panel, how many steps in, and the place of the panel that it hangs on (-1: none)."""

    panel: Widget
    depth: int
    above: int


class Tree(Widget):
    """Panels one below the other, each further in than what it hangs on, with lines that join them."""

    def __init__(self, branches: Sequence[Branch], *, gap: float = 8, id: str = "") -> None:
        super().__init__(id=id)
        self.branches = list(branches)
        self.gap = gap

    @property
    def parts(self) -> Sequence[Widget]:
        return [branch.panel for branch in self.branches]

    def indent(self, style: Style, branch: Branch) -> int:
        """Pixels that a panel stands in."""
        return style.px(STEP) * min(branch.depth, DEEPEST)

    def least(self, style: Style) -> int:
        return max((b.panel.least(style) + self.indent(style, b) for b in self.branches), default=0)

    def wanted(self, style: Style) -> int:
        return max((b.panel.wanted(style) + self.indent(style, b) for b in self.branches), default=0)

    def height(self, style: Style, width: int) -> int:
        high = sum(b.panel.height(style, width - self.indent(style, b)) for b in self.branches)
        return high + style.px(self.gap) * max(0, len(self.branches) - 1)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect, y = rect, rect.y
        for branch in self.branches:
            inset = self.indent(style, branch)
            high = branch.panel.height(style, rect.w - inset)
            branch.panel.place(style, pygame.Rect(rect.x + inset, y, rect.w - inset, high))
            y += high + style.px(self.gap)

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        thick = style.px(2)
        for branch in self.branches:
            if branch.above >= 0:
                up, rect = self.branches[branch.above].panel.rect, branch.panel.rect
                x = rect.x - style.px(STEP) // 2
                y = min(rect.y + style.px(DROP), rect.bottom)
                surface.fill(style.theme.edge, (x, up.bottom, thick, y - up.bottom + thick))
                surface.fill(style.theme.edge, (x, y, rect.x - x, thick))
        self.draw_parts(surface, style)
