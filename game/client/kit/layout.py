"""Rows, columns, flows, grids and tables."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.client.kit.style import Style
from game.client.kit.widget import Widget


def shares(room: int, least: Sequence[int], wanted: Sequence[int], grow: Sequence[float]) -> list[int]:
    """Split `room` pixels: those that do not grow get what they want, squeezed towards the least if need be;

    the others share the rest by their weights, none below its least.
    """
    sizes = [want if not g else low for low, want, g in zip(least, wanted, grow, strict=True)]
    lack = sum(sizes) - room
    if lack > 0:
        slack = [max(0, want - low) if not g else 0 for low, want, g in zip(least, wanted, grow, strict=True)]
        total = sum(slack)
        for i, give in enumerate(slack):
            if give and lack > 0:
                cut = min(give, -(-lack * give // total))
                sizes[i] -= cut
                lack -= cut
                total -= give
    open_to = [i for i, g in enumerate(grow) if g]
    rest = room - sum(size for size, g in zip(sizes, grow, strict=True) if not g)
    while open_to:
        weight = sum(grow[i] for i in open_to)
        tight = [i for i in open_to if least[i] > rest * grow[i] / weight]
        if not tight:
            for i in open_to:
                sizes[i] = int(rest * grow[i] / weight)
            sizes[open_to[-1]] += rest - sum(sizes[i] for i in open_to)
            break
        for i in tight:
            rest -= least[i]
            open_to.remove(i)
    return sizes


class Group(Widget):
    """Several widgets, `gap` units apart, with `pad` units around them."""

    def __init__(
        self,
        parts: Sequence[Widget | None],
        *,
        gap: float = 8,
        pad: float | tuple[float, float] = 0,
        id: str = "",
        grow: float = 0,
        align: str = "fill",
        tip: str = "",
    ) -> None:
        super().__init__(id=id, grow=grow, align=align, tip=tip)
        self._parts = [part for part in parts if part is not None]
        self.gap = gap
        self.pad = pad if isinstance(pad, tuple) else (pad, pad)

    @property
    def parts(self) -> Sequence[Widget]:
        return self._parts

    def _pads(self, style: Style) -> tuple[int, int]:
        return style.px(self.pad[0]), style.px(self.pad[1])

    def _gaps(self, style: Style) -> int:
        return style.px(self.gap) * max(0, len(self._parts) - 1)


class Row(Group):
    """Side by side. Children that do not grow keep their wanted width while there is room.

    `across` (top, center, bottom) is where children stand that do not fill the height.
    """

    def __init__(self, parts: Sequence[Widget | None], *, across: str = "center", **named: object) -> None:
        super().__init__(parts, **named)  # type: ignore[arg-type]
        self.across = across

    def least(self, style: Style) -> int:
        return sum(p.least(style) for p in self._parts) + self._gaps(style) + 2 * self._pads(style)[0]

    def wanted(self, style: Style) -> int:
        return sum(p.wanted(style) for p in self._parts) + self._gaps(style) + 2 * self._pads(style)[0]

    def _widths(self, style: Style, width: int) -> list[int]:
        room = width - self._gaps(style) - 2 * self._pads(style)[0]
        least = [p.least(style) for p in self._parts]
        return shares(room, least, [p.wanted(style) for p in self._parts], [p.grow for p in self._parts])

    def height(self, style: Style, width: int) -> int:
        tallest = (p.height(style, w) for p, w in zip(self._parts, self._widths(style, width), strict=True))
        return max(tallest, default=0) + 2 * self._pads(style)[1]

    def least_height(self, style: Style, width: int) -> int:
        low = (p.least_height(style, w) for p, w in zip(self._parts, self._widths(style, width), strict=True))
        return max(low, default=0) + 2 * self._pads(style)[1]

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        px, py = self._pads(style)
        x, room = rect.x + px, rect.h - 2 * py
        for part, width in zip(self._parts, self._widths(style, rect.w), strict=True):
            high = room if part.align == "fill" and self.across == "fill" else min(room, part.height(style, width))
            spare = room - high
            drop = {"top": 0, "fill": 0, "center": spare // 2, "bottom": spare}[self.across]
            part.place(style, pygame.Rect(x, rect.y + py + drop, width, high))
            x += width + style.px(self.gap)


class Column(Group):
    """One below the other. Children that grow share the spare height."""

    def least(self, style: Style) -> int:
        return max((p.least(style) for p in self._parts), default=0) + 2 * self._pads(style)[0]

    def wanted(self, style: Style) -> int:
        return max((p.wanted(style) for p in self._parts), default=0) + 2 * self._pads(style)[0]

    def _width_of(self, part: Widget, style: Style, room: int) -> int:
        return room if part.align == "fill" else max(part.least(style), min(room, part.wanted(style)))

    def height(self, style: Style, width: int) -> int:
        room = width - 2 * self._pads(style)[0]
        high = sum(p.height(style, self._width_of(p, style, room)) for p in self._parts)
        return high + self._gaps(style) + 2 * self._pads(style)[1]

    def least_height(self, style: Style, width: int) -> int:
        room = width - 2 * self._pads(style)[0]
        low = 0
        for part in self._parts:
            measure = part.least_height if part.grow or part.scrolls else part.height
            low += measure(style, self._width_of(part, style, room))
        return low + self._gaps(style) + 2 * self._pads(style)[1]

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        px, py = self._pads(style)
        room = rect.w - 2 * px
        widths = [self._width_of(p, style, room) for p in self._parts]
        natural = [p.height(style, w) for p, w in zip(self._parts, widths, strict=True)]
        low = [
            p.least_height(style, w) if p.grow or p.scrolls else h
            for p, w, h in zip(self._parts, widths, natural, strict=True)
        ]
        high = shares(rect.h - 2 * py - self._gaps(style), low, natural, [p.grow for p in self._parts])
        y = rect.y + py
        for part, width, tall in zip(self._parts, widths, high, strict=True):
            spare = room - width
            shift = {"center": spare // 2, "end": spare}.get(part.align, 0)
            part.place(style, pygame.Rect(rect.x + px + shift, y, width, tall))
            y += tall + style.px(self.gap)


class Flow(Group):
    """Side by side at the width each one wants, going on in the next line when the line is full."""

    def least(self, style: Style) -> int:
        return max((p.least(style) for p in self._parts), default=0) + 2 * self._pads(style)[0]

    def wanted(self, style: Style) -> int:
        return sum(p.wanted(style) for p in self._parts) + self._gaps(style) + 2 * self._pads(style)[0]

    def _boxes(self, style: Style, width: int) -> tuple[list[pygame.Rect], int]:
        px, py = self._pads(style)
        gap, right = style.px(self.gap), width - px
        boxes: list[pygame.Rect] = []
        first, x, y, line = 0, px, py, 0
        for part in self._parts:
            wide = max(part.least(style), min(part.wanted(style), width - 2 * px))
            if x > px and x + wide > right:
                self._level(boxes[first:], line)
                first, x, y, line = len(boxes), px, y + line + gap, 0
            high = part.height(style, wide)
            boxes.append(pygame.Rect(x, y, wide, high))
            x, line = x + wide + gap, max(line, high)
        self._level(boxes[first:], line)
        return boxes, y + line + py

    def _level(self, boxes: Sequence[pygame.Rect], high: int) -> None:
        """What stands in a line has its middle in the line's."""
        for box in boxes:
            box.y += (high - box.h) // 2

    def height(self, style: Style, width: int) -> int:
        return self._boxes(style, width)[1]

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        for part, spot in zip(self._parts, self._boxes(style, rect.w)[0], strict=True):
            part.place(style, spot.move(rect.topleft))


class Grid(Group):
    """Cells of one width, as many abreast as fit with at least `cell` units each; rows as high as their tallest."""

    def __init__(self, parts: Sequence[Widget | None], *, cell: float, most: int = 12, **named: object) -> None:
        super().__init__(parts, **named)  # type: ignore[arg-type]
        self.cell = cell
        self.most = most

    def least(self, style: Style) -> int:
        return max((p.least(style) for p in self._parts), default=0) + 2 * self._pads(style)[0]

    def wanted(self, style: Style) -> int:
        side = max(style.text_px(self.cell), self.least(style)) * min(self.most, len(self._parts))
        return side + self._gaps(style) + 2 * self._pads(style)[0]

    def _columns(self, style: Style, room: int) -> int:
        gap = style.px(self.gap)
        least = max([style.text_px(self.cell), *(p.least(style) for p in self._parts)])
        return max(1, min(self.most, len(self._parts), (room + gap) // (least + gap)))

    def _boxes(self, style: Style, width: int) -> tuple[list[pygame.Rect], int]:
        px, py = self._pads(style)
        gap, room = style.px(self.gap), width - 2 * px
        columns = self._columns(style, room)
        wide = (room - gap * (columns - 1)) // columns
        boxes: list[pygame.Rect] = []
        y = py
        for start in range(0, len(self._parts), columns):
            line = self._parts[start : start + columns]
            high = max(p.height(style, wide) for p in line)
            boxes += [pygame.Rect(px + i * (wide + gap), y, wide, high) for i in range(len(line))]
            y += high + gap
        return boxes, y - (gap if boxes else 0) + py

    def height(self, style: Style, width: int) -> int:
        return self._boxes(style, width)[1]

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        for part, spot in zip(self._parts, self._boxes(style, rect.w)[0], strict=True):
            part.place(style, spot.move(rect.topleft))


class Table(Group):
    """Rows whose cells share column widths; a column grows when its cell in the first row does."""

    def __init__(self, rows: Sequence[Sequence[Widget]], *, between: float = 16, **named: object) -> None:
        super().__init__([cell for row in rows for cell in row], **named)  # type: ignore[arg-type]
        self.rows = [list(row) for row in rows]
        self.between = between

    def _columns(self, style: Style) -> list[list[Widget]]:
        return [list(column) for column in zip(*self.rows, strict=True)]

    def _extra(self, style: Style) -> int:
        count = len(self.rows[0]) if self.rows else 0
        return style.px(self.between) * max(0, count - 1) + 2 * self._pads(style)[0]

    def least(self, style: Style) -> int:
        return sum(max(c.least(style) for c in column) for column in self._columns(style)) + self._extra(style)

    def wanted(self, style: Style) -> int:
        return sum(max(c.wanted(style) for c in column) for column in self._columns(style)) + self._extra(style)

    def _widths(self, style: Style, width: int) -> list[int]:
        columns = self._columns(style)
        least = [max(c.least(style) for c in column) for column in columns]
        wanted = [max(c.wanted(style) for c in column) for column in columns]
        return shares(width - self._extra(style), least, wanted, [column[0].grow for column in columns])

    def height(self, style: Style, width: int) -> int:
        widths = self._widths(style, width)
        high = sum(max(c.height(style, w) for c, w in zip(row, widths, strict=True)) for row in self.rows)
        return high + style.px(self.gap) * max(0, len(self.rows) - 1) + 2 * self._pads(style)[1]

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect = rect
        px, py = self._pads(style)
        widths, y = self._widths(style, rect.w), rect.y + py
        for row in self.rows:
            tall = max(c.height(style, w) for c, w in zip(row, widths, strict=True))
            x = rect.x + px
            for cell, width in zip(row, widths, strict=True):
                high = cell.height(style, width)
                own = width if cell.align == "fill" else min(width, max(cell.least(style), cell.wanted(style)))
                shift = width - own if cell.align == "end" else (width - own) // 2 if cell.align == "center" else 0
                cell.place(style, pygame.Rect(x + shift, y + (tall - high) // 2, own, high))
                x += width + style.px(self.between)
            y += tall + style.px(self.gap)
