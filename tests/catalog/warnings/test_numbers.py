"""Numbers that say what they count, and those that do not."""

from __future__ import annotations

import pytest

from game.catalog.warnings.numbers import first_bare


@pytest.mark.parametrize(
    "text",
    [
        "Waits fall by 30 minutes.",
        "Trade is kept at C$590 billion a year or more.",
        "L’attente baisse de 30\u00a0minutes.",
        "Claims fell about 40% in the first year.",
        "Les demandes ont baissé d’environ 40\u00a0% la première année.",
        "From 340 agents to 2,200.",
        "De 340 à 2\u00a0200 agents.",
        "In 2007 it failed; an earlier version in 1998-99.",
        "After the attacks of 11 September the line is searched.",
        "The highway, Interstates 89 and 91, the bridges.",
        "Les autoroutes 89 et 91, les ponts.",
        "De l’eau recouvre l’autoroute 5 et l’I-90.",
        "La route d’État 543 a une voie de plus.",
        "A plan of thirty points.",
        "No number at all",
        "",
    ],
)
def test_a_number_with_its_unit(text: str) -> None:
    assert first_bare(text) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Waits fall by 30.", "30"),
        ("L’attente baisse de 30.", "30"),
        ("It costs 8 and lasts long.", "8"),
        ("Between 3 and 5 in the first year.", "3"),
        ("Over 100,000 in nine months.", "100,000"),
        ("Plus de 100\u00a0000 en neuf mois.", "100\u00a0000"),
        ("It has 3 lanes. It needs 7.", "7"),
        ("A share of 0.5, no more", "0.5"),
    ],
)
def test_a_bare_number(text: str, number: str) -> None:
    assert first_bare(text) == number
