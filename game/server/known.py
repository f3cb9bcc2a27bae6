"""Who comes in a second time: a page whose answer was lost, or somebody whom the teacher gave a code."""

from __future__ import annotations

from game.server import secret
from game.server.lesson import Lesson, Person

LASTS = 600.0
"""Seconds that a code of the teacher's is good for."""


def known_again(lesson: Lesson, name: str, nonce: str) -> Person | None:
    """Who came under that name with that nonce before; None: nobody did."""
    if not nonce:
        return None
    kept = secret.key_of(nonce)
    return next((p for p in lesson.people if p.nonce == kept and p.name.casefold() == name.casefold()), None)


def by_spare(lesson: Lesson, code: str, nonce: str, at: float) -> Person | None:
    """Whom a code lets in at a time (seconds since the lesson began); None: nobody.

    It lets one page in: after that only the same one again, when it did not hear the answer.
    """
    kept = secret.key_of(code)
    who = next((p for p in lesson.people if p.spare and secret.same(p.spare, kept)), None)
    if who is None or at - who.spare_at > LASTS:
        return None
    if who.spare_used and not (nonce and secret.same(who.nonce, secret.key_of(nonce))):
        return None
    return who
