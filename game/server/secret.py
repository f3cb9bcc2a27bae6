"""Secrets that pages hold, and codes that people type."""

from __future__ import annotations

import hashlib
import hmac
import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No I and no O: they are read as figures from the last row."""
CODE = 5
NONCE = (22, 64)
"""Letters of what a page sends to be known again: at least 128 bits in any usual writing."""


def fresh() -> str:
    """A secret that nobody guesses: 128 bits."""
    return secrets.token_urlsafe(16)


def for_screen(teachers: str) -> str:
    """The secret of the projector's page, made of the teacher's: it may stand on a wall, and orders nothing."""
    return hashlib.sha256(f"screen:{teachers}".encode()).hexdigest()[:32]


def code() -> str:
    """A code to be read from a wall and typed on a telephone."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE))


def key_of(secret: str) -> str:
    """What is kept of a secret: its hash. Whoever reads the lesson's book learns no page's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def luck() -> int:
    """The seed of a game that nobody is to foretell."""
    return secrets.randbelow(2**63)
