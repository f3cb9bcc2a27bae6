"""Where pictures, map and texts are: beside the code in a checkout, inside the package when installed."""

from __future__ import annotations

from pathlib import Path

_GAME = Path(__file__).resolve().parent.parent


def shipped(kind: str) -> Path:
    """The folder of `assets` or `content`."""
    inside = _GAME / "shipped" / kind
    return inside if inside.is_dir() else _GAME.parent / kind


def asset(*parts: str) -> Path:
    """A file of the assets folder."""
    return shipped("assets").joinpath(*parts)
