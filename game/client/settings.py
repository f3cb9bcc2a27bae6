"""What a person set: language, text size, colours, motion, sound, window, level of the others. One JSON file."""

from __future__ import annotations

import json
import locale
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import pygame

from game.ai.level import LEVELS, USUAL
from game.client.kit.palettes import PALETTES

LANGUAGES = ("en", "fr")
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """`text` and `sound` in percent; `width` and `height` of the window in pixels."""

    language: str = "en"
    text: int = 100
    palette: str = "standard"
    calm: bool = False
    sound: int = 70
    full: bool = False
    width: int = 1280
    height: int = 800
    level: int = USUAL
    """At which the seats of a new game play that no person plays."""
    dark: bool = False
    hints: bool = True
    """Whether the advisor gives hints."""


def spoken() -> str:
    """The language the system speaks, of those the game speaks."""
    said = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")] + [locale.getlocale()[0] or ""]
    first = next((word for word in said if word), "")
    return "fr" if first.lower().startswith(("fr", "french")) else "en"


def standard() -> Settings:
    """What holds before anybody set anything."""
    return Settings(language=spoken())


def place() -> Path:
    """The file's place in the person's own folder for such things."""
    try:
        folder = Path(pygame.system.get_pref_path("longest-border", "longest-border"))
    except pygame.error:
        folder = Path.home() / ".config" / "longest-border"
    return folder / "settings.json"


def load(path: Path) -> tuple[Settings, bool]:
    """The settings, and whether they could be read as they are.

    A missing file is fine. From a damaged one everything that makes sense is kept.
    """
    if not path.exists():
        return standard(), True
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return standard(), False
    if not isinstance(data, dict):
        return standard(), False
    settings, sound = standard(), True
    for field in fields(Settings):
        if field.name in data:
            if _sensible(field.name, data[field.name], getattr(settings, field.name)):
                settings = replace(settings, **{field.name: data[field.name]})
            else:
                sound = False
    return settings, sound


def _sensible(name: str, value: object, like: object) -> bool:
    if type(value) is not type(like):
        return False
    ranges = {
        "text": (80, 200),
        "sound": (0, 100),
        "width": (320, 16_000),
        "height": (240, 16_000),
        "level": (min(LEVELS), max(LEVELS)),
    }
    if name in ranges and isinstance(value, int):
        low, high = ranges[name]
        return low <= value <= high
    choices = {"language": LANGUAGES, "palette": PALETTES}
    return name not in choices or value in choices[name]


def save(path: Path, settings: Settings) -> None:
    """Write the file whole or not at all. Raises OSError when the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
    fresh.replace(path)
