"""What each part of a debrief hands over: a piece of the page, slides for the room, tables for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.telling.markup import Markup
from game.telling.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture of a few words for the whole room; it stands by itself and is read from the last row."""

    title: str
    body: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a debrief in one language.

    `name` is its place on the page and in the catalogues (debrief.NAME.title). `sheets` hold, by file name without an
    ending, the numbers behind it; each column is explained in the catalogues under debrief.column.COLUMN.
    `listed`: the list of contents at the top of a page leads to it.
    """

    name: str
    title: str
    body: Markup
    slides: tuple[Slide, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    listed: bool = True
