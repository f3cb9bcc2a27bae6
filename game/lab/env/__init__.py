"""The table as a PettingZoo environment: `env(...)` turn by turn, `parallel_env(...)` all at once. See docs/lab.md."""

from __future__ import annotations

try:
    import gymnasium  # noqa: F401
    import pettingzoo  # noqa: F401
except ImportError as error:
    raise ImportError(
        f"The research interface needs the package {error.name!r}, which the game itself does not. "
        "Install both it asks for: python3 -m pip install 'longest-border[rl]'"
    ) from error

from game.lab.env.border import Border, env, parallel_env
from game.lab.env.layout import Layout, layout
from game.lab.env.moves import Menu, Move, menu

__all__ = ["Border", "Layout", "Menu", "Move", "env", "layout", "menu", "parallel_env"]
