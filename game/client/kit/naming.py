"""Every widget of a tree gets its parent and an id; what is kept from the picture before has them already."""

from __future__ import annotations

from itertools import islice

from game.client.kit.widget import Widget


def name(widget: Widget, path: str, known: dict[str, Widget], parent: Widget | None = None) -> None:
    """Enter a widget and all below it into `known`. One without an id of its own, or with one that is taken, is known

    by its place.
    """
    was_there, widget.parent = widget.parent is not None, parent
    # What had left the tree was taken apart then.
    if widget.steady and widget.roll is not None and was_there:
        place, roll = widget.roll
        if place == path and known.keys().isdisjoint(roll):
            known.update(roll)
            return
    before = len(known)
    if not widget.named or widget.id in known:
        widget.named = False
        widget.id = f"{path}:{type(widget).__name__}"
    known[widget.id] = widget
    for i, part in enumerate(widget.parts):
        name(part, f"{path}.{i}", known, widget)
    if widget.steady:
        widget.roll = (path, dict(islice(known.items(), before, None)))
