"""What the laboratory found, as lines for a terminal and as data for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from game.catalog.shelf import Card
from game.catalog.texts import Words
from game.lab.claims import Effect, Verdict, holding
from game.lab.fit import Fitted
from game.lab.hindcast import Check, Hindcast
from game.lab.sensitivity import Influence


def columns(rows: Sequence[Sequence[str]], left: int = 1) -> Iterator[str]:
    """Rows with their cells under one another: the first `left` columns to the left, the others to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [c.ljust(w) if at < left else c.rjust(w) for at, (c, w) in enumerate(zip(row, widths, strict=True))]
        yield "  ".join(cells).rstrip()


def title_of(card: Card, words: Words, id: str) -> str:
    """A series' title with its unit."""
    row = next(row for row in card.data["actual"] if row["id"] == id)
    return f"{words.text(row['title'])} ({words.text(row['unit'])})"


def past(card: Card, found: Hindcast, words: Words) -> Iterator[str]:
    """The hindcast: year by year, then how far off, beside simpler guesses; then the check years."""
    for row in found.rows:
        yield title_of(card, words, row.id)
        years = ["", *map(str, row.years)]
        simulated = [words.key("lab.simulated"), *(words.number(value, 1) for value in row.simulated)]
        actual = [words.key("lab.actual"), *("–" if v is None else words.number(v, 1) for v in row.actual)]
        yield from columns([years, simulated, actual])
        yield ""
    heads = ["", *(words.key(f"lab.error.{name}") for name in ("model", "regression", "persistence"))]
    lines = [
        [title_of(card, words, row.id), *(percent(words, x) for x in (row.error, row.regression, row.persistence))]
        for row in found.rows
    ]
    yield words.key("lab.errors")
    yield from columns([heads, *lines])
    for check in found.checks:
        yield ""
        yield from _check(card, check, words)
    yield ""
    yield words.key("lab.parameters", text=", ".join(f"{name} {value:g}" for name, value in found.parameters.items()))


def _check(card: Card, check: Check, words: Words) -> Iterator[str]:
    fitted, checked = (f"{years[0]}-{years[-1]}" for years in (check.fitted_years, check.checked_years))
    yield words.key("lab.check", fitted=fitted, checked=checked)
    heads = ["", words.key("lab.error.model"), words.key("lab.error.persistence"), ""]
    rows = []
    for id, error in check.errors.items():
        better = error < check.persistence[id]
        verdict = words.key("lab.better" if better else "lab.worse")
        rows.append([title_of(card, words, id), percent(words, error), percent(words, check.persistence[id]), verdict])
    yield from columns([heads, *rows])


def fitted(found: Fitted, words: Words) -> Iterator[str]:
    """Parameters fitted anew, and which stand at an end of their range."""
    yield words.key("lab.fitted", loss=words.number(found.loss, 4))
    edge = words.key("lab.at-bound")
    yield from columns([[name, f"{value:g}", edge * (name in found.at_bound)] for name, value in found.values.items()])


def percent(words: Words, value: float) -> str:
    """With two decimals."""
    sign = "\u00a0%" if words.language == "fr" else "%"
    return words.number(value, 2) + sign


def past_data(found: Hindcast) -> dict[str, Any]:
    """The hindcast as plain data."""
    return {
        "series": [
            {
                "id": row.id,
                "unit": row.unit,
                "years": list(row.years),
                "simulated": [round(value, 4) for value in row.simulated],
                "actual": list(row.actual),
                "error_percent": round(row.error, 3),
                "regression_percent": round(row.regression, 3),
                "persistence_percent": round(row.persistence, 3),
            }
            for row in found.rows
        ],
        "parameters": dict(found.parameters),
        "checks": [
            {
                "fitted_years": list(check.fitted_years),
                "checked_years": list(check.checked_years),
                "error_percent": {id: round(value, 3) for id, value in check.errors.items()},
                "persistence_percent": {id: round(value, 3) for id, value in check.persistence.items()},
                "parameters": dict(check.fitted.values),
                "at_end_of_range": list(check.fitted.at_bound),
            }
            for check in found.checks
        ],
    }


def claim(card: Card, found: Sequence[Verdict], words: Words) -> Iterator[str]:
    """One claim: its sentence, each outcome with and without the mechanism, and the verdict."""
    yield f"{card.data['number']}. {words.text(card.data['title'])}"
    heads = ["", words.key("lab.with"), words.key("lab.without"), ""]
    rows = [
        [
            "   " + words.text(card.data["outcomes"][verdict.outcome]["title"]),
            interval(words, verdict.on),
            interval(words, verdict.off) if verdict.outcome == 0 else "",
            words.key("lab.as-said" if verdict.holds else "lab.not-as-said"),
        ]
        for verdict in found
    ]
    yield from columns([heads, *rows])
    key = "lab.holds" if holding(found) else "lab.stays" if all(v.holds for v in found) else "lab.fails"
    yield "   " + words.key(key, n=found[0].on.pairs)


def interval(words: Words, found: Effect) -> str:
    """+1.23 [+1.00, +1.46]."""
    if not isfinite(found.mean):
        return "–"
    mean, low, high = (("+" if x > 0 else "") + words.number(x, 3) for x in (found.mean, found.low, found.high))
    middle = "; " if words.language == "fr" else ", "
    return f"{mean} [{low}{middle}{high}]"


def claim_data(card: Card, found: Sequence[Verdict], refused: int) -> dict[str, Any]:
    """One claim as plain data."""

    def plain(part: Effect) -> dict[str, Any]:
        values = {"mean": part.mean, "low": part.low, "high": part.high}
        return {**{name: x if isfinite(x) else None for name, x in values.items()}, "pairs": part.pairs}

    return {
        "id": card.id,
        "number": card.data["number"],
        "without": dict(card.data["without"]),
        "outcomes": [
            {
                "title": card.data["outcomes"][v.outcome]["title"].en,
                "sign": v.sign,
                "with_mechanism": plain(v.on),
                "without_mechanism": plain(v.off),
                "as_said": v.holds,
                "gone": v.gone,
            }
            for v in found
        ],
        "holds": holding(found),
        "refused_acts": refused,
    }


def influences(
    found: Sequence[Influence], parameters: Mapping[str, Mapping[str, Any]], words: Words, most: int
) -> Iterator[str]:
    """The parameters that decide most."""
    yield words.key("lab.influence", n=most)
    rows = [
        [str(at), one.name, words.text(parameters[one.name]["meaning"]), words.number(one.points, 2)]
        for at, one in enumerate(found[:most], 1)
    ]
    yield from columns([["", "", "", words.key("lab.points")], *rows], 3)
