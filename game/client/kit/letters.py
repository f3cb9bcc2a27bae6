"""Words as they are sought: small, and without accents."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """A text in small letters without accents, so that "quebec" finds "Québec"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
