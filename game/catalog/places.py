"""Where the content and the assets are: beside the code in a checkout, inside the package when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _root(name: str) -> Path:
    shipped = _PACKAGE / "shipped" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


def content_root() -> Path:
    """The folder of cards."""
    return _root("content")


def assets_root() -> Path:
    """The folder of maps and icons."""
    return _root("assets")
