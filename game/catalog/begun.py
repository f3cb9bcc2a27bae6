"""A draft while its author answers: what may stand in a field, what stands there by itself, and the finished file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from game.catalog import called
from game.catalog.answers import crossings_with, crowded, room, titled, usually
from game.catalog.attempt import Known, usual, wrong_at
from game.catalog.cross import known_names
from game.catalog.drafts import drop, explained, off, put, shape_at, standing, under, written
from game.catalog.meant import country, meant, plain
from game.catalog.problem import near
from game.catalog.questions import ASKED, KIND_OF
from game.catalog.shelf import FORMS, Shelf
from game.catalog.texts import LANGUAGES
from game.catalog.vocabulary import PLACES
from game.rules.types import Said
from game.world.names import BY_NAME

AT = {
    "program": {"actor": "owner", "dyad": "owner~all"},
    "agreement": {"actor": "parties", "dyad": "parties~parties"},
    "event": {},
}
"""Where a card usually moves a variable, by the axis of the variable; elsewhere everywhere."""
MEETS = {
    "scenario": {"actors": "seats", "programs": "programs", "agreements": "agreements"},
    "program": {"actors": "by"},
}
"""Name of a draft to the kinds of card of its pack that stand in it, and the field for each."""
LISTED = ("programs", "agreements", "events", "levers")
"""Kinds of card that a scenario may list."""
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft of a name ("program") as far as it is answered. blank: as it was; known: names that it may use."""

    name: str
    blank: str
    text: str
    shelf: Shelf
    known: Known


def begin(name: str, text: str, shelf: Shelf, pack: str = "") -> Begun:
    """A draft that nobody has answered anything about yet, for a pack.

    The pack's own actors sit in a scenario beside those of the draft, and are those who may fund a program. Its own
    cards stand in a scenario's lists, before the few of the game that the draft has.
    """
    for kind, field in MEETS.get(name, {}).items():
        own = [card.id for card in shelf.cards[kind].values() if pack and card.pack == pack]
        if own and name == "scenario":
            drafted = str(standing(text, field)).split(", ")
            own = list(dict.fromkeys((*drafted, *own) if field == "seats" else (*own, *drafted)))
        if own:
            text = put(text, field, written(", ".join(own), {"type": "array"}))
    return Begun(name, text, text, shelf, known_names(shelf, pack))


def unlisted(shelf: Shelf, pack: str, kind: str, id: str) -> list[str]:
    """The pack's scenarios that list their cards of a kind and do not name this one."""
    if kind not in LISTED:
        return []
    own = (card for card in shelf.cards["scenarios"].values() if pack and card.pack == pack)
    return [card.id for card in own if card.data[kind] != "all" and id not in card.data[kind]]


def answered(begun: Begun, flag: str, answer: str) -> Begun | Said:
    """The draft with an answer in its field, and what follows from it; or what is wrong with the answer."""
    path = ASKED[begun.name][flag]
    shape = shape_at(FORMS[KIND_OF[begun.name]].shape, path)
    answer = answer.encode("utf-8", "replace").decode()  # what a terminal of another encoding sent
    if standing(begun.text, path) is None:
        return Said("new.everywhere", (("what", f"variable.{by_itself(begun, 'moves')}"),))
    answer = _understood(begun, flag, answer)
    if flag == "where" and (strange := _strange(begun, answer)):
        return _no_place(begun, strange)
    text = put(begun.text, path, written(answer, shape))
    wrong = wrong_at(text, KIND_OF[begun.name], path, begun.known)
    if wrong is None and path.endswith(LANGUAGES):
        crowd = crowded(KIND_OF[begun.name], path, " ".join(answer.split()))
        return crowd or replace(begun, text=_following(begun, flag, text))
    if wrong is not None and wrong.code == "want.name":  # a number where names stand
        return Said("new.name", (("text", answer),))
    if wrong is not None and wrong.code == "list.short":
        return Said("new.short", wrong.values)
    return wrong.said if wrong else replace(begun, text=_following(begun, flag, text))


def taken(begun: Begun, flag: str, answer: str) -> str:
    """The names for which an answer was taken that are other words than it has, "" where they are the same."""
    if flag != "country" and not allowed(begun, flag, LANGUAGES[0]):
        return ""
    stands = by_itself(begun, flag)
    return "" if _letters(stands) == _letters(answer) else stands


def _letters(answer: str) -> str:
    """An answer without what may be left out or added in writing it: capitals, accents, hyphens, blanks."""
    return re.sub(r"[^a-z0-9,+~]", "", plain(answer))


def _no_place(begun: Begun, strange: str) -> Said:
    """A word that is no place for what the card moves, and the place that is nearest to it."""
    values = (("text", strange), ("what", f"variable.{by_itself(begun, 'moves')}"))
    words = {word: name for language in LANGUAGES for name, word in _places(begun, language).items() if word}
    names = _places(begun, LANGUAGES[0])
    best = near(plain(strange), names) or words.get(near(strange, words), "")
    return Said("new.place.near", (*values, ("near", best))) if best else Said("new.place", values)


def _understood(begun: Begun, flag: str, answer: str) -> str:
    """An answer with its names as files write them, where the answer is of names."""
    if flag == "country":
        return country(begun.shelf, answer)
    if (
        _DECIMAL_COMMA.match(answer)
        and shape_at(FORMS[KIND_OF[begun.name]].shape, ASKED[begun.name][flag]).get("type") == "number"
    ):
        return answer.replace(",", ".")
    for language in LANGUAGES:
        if names := allowed(begun, flag, language):
            answer = meant(begun.shelf, answer, names)
    return answer


def asks(begun: Begun, flag: str) -> bool:
    """Whether there is something to ask: a variable of the whole world has no places."""
    return standing(begun.text, ASKED[begun.name][flag]) is not None


def allowed(begun: Begun, flag: str, language: str) -> dict[str, str]:
    """The words that may stand in an answer, each with what it is as far as that is said; {} where it is free."""
    shape = shape_at(FORMS[KIND_OF[begun.name]].shape, ASKED[begun.name][flag])
    shape = shape.get("items", shape)
    if flag == "where":
        return _places(begun, language)
    if "names" not in shape:
        return dict.fromkeys(shape.get("enum", ()), "")
    return titled(begun.shelf, shape["names"], begun.known[shape["names"]], language)


def hint(begun: Begun, flag: str) -> Said:
    """What is said of an answer that is none of some names: the usual size of a number, how long a text may be."""
    path, kind = ASKED[begun.name][flag], KIND_OF[begun.name]
    if path.endswith(LANGUAGES):
        return room(kind, path)
    if shape_at(FORMS[kind].shape, path).get("type") not in ("number", "integer"):
        return Said("new.free")
    moved = by_itself(begun, "moves") if path == "effects.add" else ""
    return usually(begun.shelf, kind, path, moved) or Said("new.free")


def by_itself(begun: Begun, flag: str) -> str:
    """What stands in the field when nothing is answered."""
    return standing(begun.text, ASKED[begun.name][flag]) or ""


def _places(begun: Begun, language: str) -> dict[str, str]:
    """Where the variable that the card moves can be moved, and what each place is."""
    crossings = begun.known["corridors"]
    cards = begun.shelf.cards["corridors"]
    tags = {tag for id in crossings & set(cards) for tag in cards[id].data["tags"]} - crossings
    at_line = BY_NAME[by_itself(begun, "moves")].axis == "corridor"
    names = ["all", *sorted(crossings | tags)] if at_line else [*PLACES, *sorted(begun.known["selector"])]
    told = titled(begun.shelf, "place", frozenset(names), language)
    regions = {tag: crossings_with(begun.shelf, tag, crossings, language) for tag in tags if at_line}
    return {name: regions.get(name, told[name]) for name in names}


def _strange(begun: Begun, answer: str) -> str:
    """The first word of an answer that is no place, "" when all are."""
    known = _places(begun, "en")
    return next((word for word in re.split(r"[+~]", answer) if word not in known), "")


NAMES = {"title": ("plain", "en"), "title_fr": ("plain", "fr"), "the": ("the", "en"), "the_fr": ("the", "fr")}
"""The options of an actor's name, each with the form and the language that it is about."""
PAIRS = {flag: f"{flag}_fr" for flag in ("title", "the", "text", "brief")}
PAIRS |= {french: flag for flag, french in PAIRS.items()}
"""The option of a text to that of the other language."""


def expected(begun: Begun, flag: str) -> str:
    """What is proposed as the answer: what stands there; of a text the one that was answered in the other language."""
    own = by_itself(begun, flag)
    if flag in PAIRS and own == standing(begun.blank, ASKED[begun.name][flag]):
        path = ASKED[begun.name][PAIRS[flag]]
        other = str(standing(begun.text, path))
        return own if other == standing(begun.blank, path) else other
    return own


def _following(begun: Begun, flag: str, text: str) -> str:
    """What other fields hold because of an answer: usual sizes of effects, forms of a name, tags of a country."""
    if flag == "moves":
        moved = str(standing(text, "effects.on"))
        usually = usual(begun.shelf, KIND_OF[begun.name], moved)
        text = text if usually is None else put(text, "effects.add", f"{usually:g}")
        axis = BY_NAME[moved].axis
        where = AT[begun.name].get(axis, "all")
        return drop(text, "effects.at") if axis == "world" else put(text, "effects.at", where)
    if flag == "amount" and str(standing(text, "effects.add")).startswith("-"):
        return off(text, "pleases")  # whom the draft pleases is pleased by more of it
    if begun.name != "actor":
        return text
    if flag in NAMES:
        return _forms(text, *NAMES[flag])
    if flag != "country":
        return text
    return put(
        text, "tags", written(", ".join(_shared(begun.shelf, str(standing(text, "country")))), {"type": "array"})
    )


def _forms(text: str, form: str, language: str) -> str:
    """The forms of an actor's name that follow from one of them, and from the plain one its initials."""
    name = str(standing(text, f"names.{form}.{language}"))
    found = {}
    if form == "plain":
        short = called.initials(name)
        text = put(text, f"short.{language}", written(short, {})) if short else text
        name = found["the"] = called.the(name, language)
    found |= {"of": called.of(name, language), "to": called.to(name, language)}
    for other, words in found.items():
        text = put(text, f"names.{other}.{language}", written(words, {}))
    return text


def _shared(shelf: Shelf, country: str) -> list[str]:
    """The tags that most actors of a country have."""
    there = [card.data["tags"] for card in shelf.cards["actors"].values() if card.data["country"] == country]
    count = Counter(tag for tags in there for tag in tags)
    return sorted(tag for tag, n in count.items() if 2 * n > len(there))


def finished(begun: Begun, id: str, about: Callable[[str], str], head: Iterable[str]) -> str:
    """The file: the draft under its id, with what each field means above it."""
    text = under(begun.text, begun.name, id)
    return explained(text, FORMS[KIND_OF[begun.name]].shape, about, head)
