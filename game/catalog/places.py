"""Where the content and the assets are: beside the code in a checkout, inside the package when installed.

And where what a person keeps is: games, lessons, packs.
"""

from __future__ import annotations

import os
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


def saves_folder() -> Path:
    """Where games are kept: saves/ of a checkout, else a folder of the person's own."""
    beside = content_root().parent / "saves"
    if beside.is_dir() and os.access(beside, os.W_OK):
        return beside
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "longest-border" / "saves"


def packs_folder() -> Path:
    """Where installed packs are, a folder each."""
    return saves_folder() / "packs"


def debriefs_folder(saves: Path) -> Path:
    """Where debriefs that are made in the window are put, a page each, beside the games of that folder."""
    return saves / "debriefs"


def readings_file() -> Path:
    """Where it is kept what content was found to hold, so that it need not be read again."""
    return saves_folder() / "cache" / "content.json"
