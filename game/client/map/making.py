"""What is shown of a scene in a view, and how it is made ready while what was shown before still stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.client.kit.style import Style
from game.client.map import ground, placing
from game.client.map.frame import Frame
from game.client.map.placing import Placing
from game.client.map.scene import Scene, between
from game.client.map.steps import Steps
from game.client.map.traffic import Corridor


@dataclass(frozen=True, slots=True)
class Order:
    """Everything a picture is made of: `before` are last round's crossings where the way from them is shown.

    Two orders that differ in these alone ask for the same picture.
    """

    scene: Scene
    frame: Frame
    words: Mapping[str, str]
    style: Style
    bare: bool
    before: tuple[Corridor, ...] = field(default=(), compare=False)

    def stands_in(self, other: Order) -> bool:
        """Whether this one may stay in the window while the other is made: it is moved to the other's view as it is."""
        return self.style == other.style and self.bare == other.bare


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that is ready: what it was made of, and where everything stands in it."""

    order: Order
    placing: Placing


def making(order: Order) -> Steps[Shown]:
    """Place what the order asks for, and have its ground ready, in steps of a few milliseconds."""
    found = yield from placing.steps(order.scene, order.frame, order.words, order.style, order.bare)
    yield
    scene = order.scene
    yield from ground.steps(order.frame, ground.still(scene, scene.corridors), order.style)
    if order.before:
        past = between(order.before, scene.corridors, 0.0)
        yield from ground.steps(order.frame, ground.still(scene, past), order.style)
    return Shown(order, found)
