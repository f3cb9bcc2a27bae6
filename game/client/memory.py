"""The collector of cycles, kept from stopping the window."""

from __future__ import annotations

import gc


def settle() -> None:
    """Collect what is left over, then leave all that there is out of later collections.

    A game keeps its states, and they hold no cycles, but a full collection walks all of them: 60 to 130 ms at a time
    after some rounds. What is left out is still freed when nothing refers to it any more. Called at each round, when
    only one round's things are left to be walked.
    """
    gc.collect()
    gc.freeze()


def release() -> None:
    """When a game is left: let the next collection see everything again."""
    gc.unfreeze()
