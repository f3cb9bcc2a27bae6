"""Pictures of results, for a page or a slide: simulated against actual, effects with their intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from game.lab.claims import Verdict
from game.lab.hindcast import Hindcast
from game.lab.study import StudyError, ending

KINDS = (".png", ".svg", ".pdf")
INK, SHADE = "#1f4e79", "#b0532b"
"""Simulated, actual: told apart by dash and marker as well as by colour."""


def _figure(rows: int, height: float) -> tuple[Any, Any]:
    try:
        import matplotlib
    except ImportError as error:
        raise StudyError("lab.extra", text="lab") from error
    matplotlib.use("Agg")
    from matplotlib import pyplot

    return pyplot.subplots(rows, 1, figsize=(9, height), squeeze=False, layout="constrained")


def _save(figure: Any, path: Path) -> Path:
    from matplotlib import pyplot

    ending(path, KINDS).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
    return path


def past(found: Hindcast, path: Path, title: Callable[[str], str], names: tuple[str, str]) -> Path:
    """One panel a series. `title` gives a series' title with its unit, `names` the words for simulated and actual."""
    figure, axes = _figure(len(found.rows), 2.4 * len(found.rows))
    for axis, row in zip(axes[:, 0], found.rows, strict=True):
        known = [(year, value) for year, value in zip(row.years, row.actual, strict=True) if value is not None]
        axis.plot([y for y, _ in known], [v for _, v in known], color=SHADE, marker="o", linestyle="--", label=names[1])
        axis.plot(row.years, row.simulated, color=INK, linewidth=2, label=names[0])
        axis.set_title(title(row.id), loc="left", fontsize=10)
        axis.set_xticks(row.years)
        axis.margins(y=0.2)
        for side in ("top", "right"):
            axis.spines[side].set_visible(False)
    axes[0, 0].legend(frameon=False, loc="lower left", ncols=2, fontsize=9)
    return _save(figure, path)


def effects(found: Sequence[Verdict], path: Path, label: Callable[[Verdict], str], names: tuple[str, str]) -> Path:
    """Effect of each outcome in shares of its size with the mechanism on; a bar is the 95 % interval.

    `label` names a row, `names` say "with the mechanism" and "without it".
    """
    figure, axes = _figure(1, 0.55 * len(found) + 1.6)
    axis = axes[0, 0]
    for at, verdict in enumerate(found):
        size = abs(verdict.on.mean) or 1.0
        for part, shift, colour, marker in ((verdict.on, -0.13, INK, "o"), (verdict.off, 0.13, SHADE, "s")):
            bar = [[(part.mean - part.low) / size], [(part.high - part.mean) / size]]
            said = names[part is verdict.off] if at == 0 else None
            axis.errorbar(part.mean / size, at + shift, xerr=bar, color=colour, marker=marker, capsize=3, label=said)
    axis.axvline(0.0, color="#888888", linewidth=1)
    axis.set_yticks(range(len(found)), [label(verdict) for verdict in found], fontsize=9)
    axis.invert_yaxis()
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
    axis.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.06), ncols=2)
    return _save(figure, path)
