"""Where an offer stands in the list of moves and in what is observed: by its maker and its turn in the round."""

from __future__ import annotations

from game.rules.types import Offered, View


def asked_of(view: View) -> dict[tuple[int, int], Offered]:
    """Offers of this round that others put to the viewer, open or not, by (maker, how many the maker put before).

    Only offers that reached the viewer count, so the place tells nothing of talks elsewhere; and as closed ones keep
    their place, nobody's answer moves another offer.
    """
    found: dict[tuple[int, int], Offered] = {}
    seen = [0] * len(view.seats)
    for offered in this_round(view):
        maker = offered.maker
        if maker != view.viewer and view.viewer in offered.offer.parties:
            found[(maker, seen[maker])] = offered
            seen[maker] += 1
    return found


def made_by(view: View) -> list[Offered]:
    """The viewer's own offers of this round, open or not, oldest first."""
    return [offered for offered in this_round(view) if offered.maker == view.viewer]


def this_round(view: View) -> list[Offered]:
    """What was put on the table in this round, oldest first; the record is in the order of the rounds."""
    first = len(view.offers)
    while first and view.offers[first - 1].made == view.round:
        first -= 1
    return list(view.offers[first:])
