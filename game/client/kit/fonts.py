"""The one typeface, in four weights, from its own package; sizes are pixels."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pygame

WEIGHTS = {"light": "Light", "regular": "Regular", "semibold": "Semibold", "bold": "Bold"}
_PACKAGE = "font_source_sans_pro"


def font_file(weight: str) -> Path:
    """The font's file. Raises FileNotFoundError when the package that carries it is not installed."""
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        path = Path(place) / "files" / f"SourceSansPro-{WEIGHTS[weight]}.ttf"
        if path.is_file():
            return path
    raise FileNotFoundError(f"font {weight} of the package {_PACKAGE.replace('_', '-')}")


@lru_cache(maxsize=128)
def font(weight: str, size: int) -> pygame.font.Font:
    """The face at a size in pixels; its figures all have one width."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(font_file(weight), size)
