"""What is asked again in the very same situation is not thought out again."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import ParamSpec, TypeVar

Question = ParamSpec("Question")
Reply = TypeVar("Reply")


def once(work: Callable[Question, Reply]) -> Callable[Question, Reply]:
    """The function with its last answer kept, for arguments that are the same objects; all must be unchanging.

    Views are long and built anew for each decision, so that whether two are one is asked by identity.
    """
    last: list[tuple[tuple[object, ...], Reply]] = []

    def asked(*args: Question.args, **named: Question.kwargs) -> Reply:
        for known, answer in last:
            if len(known) == len(args) and all(map(is_, known, args)) and not named:
                return answer
        answer = work(*args, **named)
        if not named:
            last[:] = [(args, answer)]
        return answer

    return asked
