"""What is asked again in the very same situation is not thought out again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

Work = TypeVar("Work", bound=Callable[..., Any])


def once(work: Work) -> Work:
    """The function of a mind, a view and perhaps more, with its last answer kept for the very same two.

    Views are long and built anew for each decision, so that whether two are one is asked by identity.
    """
    last: tuple[Any, Any, tuple[Any, ...], Any] = (None, None, (), None)

    def asked(mind: Any, view: Any, *more: Any) -> Any:
        nonlocal last
        known_mind, known_view, known_more, answer = last
        if view is known_view and mind is known_mind and more == known_more:
            return answer
        answer = work(mind, view, *more)
        last = (mind, view, more, answer)
        return answer

    return cast(Work, asked)
