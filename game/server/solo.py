"""A room with one person and personas: the game in a browser."""

from __future__ import annotations

from game.ai.level import USUAL
from game.catalog.texts import Words
from game.rules.types import Said
from game.server.hall import Hall
from game.server.stages import PLAYING
from game.table.journal import JournalError
from game.table.story import cast


def seated(hall: Hall, words: Words, seed: int, seat: int = 0, level: int = USUAL) -> str:
    """Open a table at which one person sits and personas have the other seats; the secret of the person's page.

    Raises JournalError when it cannot be written.
    """
    drivers = tuple(None if at == seat else one for at, one in enumerate(cast(hall.loaded, seed, level)))
    said = hall.open_room(seed, drivers)
    found = said if said is not None else hall.join(words.key("host.you"), words.language)
    if isinstance(found, Said):
        raise JournalError(found)
    person, token = found
    for what, values in (("sit", {"who": person.number, "table": 0, "seat": seat}), ("door", {"closed": True})):
        if (said := hall.enter(what, person.number, **values)) is not None:
            raise JournalError(said)
    if (said := hall.go_to(PLAYING)) is not None:
        raise JournalError(said)
    return token
