"""One person's place at a table: what the seat sees, and what its player is in the middle of.

A Desk holds no rules: it asks the table for a View and Options and hands it Actions. What is
kept here is only what would be lost on paper too: the open tab, a half-written offer, a filter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from game.catalog.texts import Words
from game.client.desk.browsing import Browsing, LookingBack
from game.client.desk.playable import Playable
from game.client.desk.weighing import Weighing
from game.client.kit.kept import Kept
from game.client.kit.style import NARROW
from game.client.map.scene import Sight
from game.rules.types import Action, Offer, Offered, Option, Term
from game.table.letters import Letter
from game.table.table import Reply
from game.telling.lands import place_names
from game.telling.seen import Line, Seen

TABS = ("map", "talks", "programs", "ledger", "report")
RECORD = "record"
"""The sheet that takes the record where there is no room for it beside the others."""
BESIDE = 1100
"""Units of text in the window's width from which the record stands beside each sheet."""
QUIET = ("did.pass", "did.plan", "did.pledge", "did.round")
"""What is told but not worth a line of the record."""
TAB_OF_PHASE = {
    "briefing": "map",
    "events": "map",
    "negotiation": "talks",
    "programs": "programs",
    "resolution": "report",
    "report": "report",
    "debrief": "report",
}


@dataclass
class Draft:
    """A half-written offer; it outlives whatever arrives meanwhile."""

    parties: tuple[int, ...]
    terms: tuple[Term, ...] = ()
    lasts: int = 1
    secret: bool = True
    parent: int = -1
    adding: str = ""
    """The kind of term being added or changed; "" when none is."""
    term: Term = field(default_factory=lambda: Term("pay"))
    picked: int = -1
    """The place of the term being changed; -1 when a new one is being added."""

    def offer(self) -> Offer:
        """The offer as it stands."""
        return Offer(self.parties, self.terms, self.lasts, self.secret, self.parent)

    @property
    def begun(self) -> bool:
        """Whether anything of it would be lost."""
        return bool(self.terms) or len(self.parties) > 1


class Desk(Seen):
    """The seat `me` at `table`, read in the language of `words`. `toast(text, kind)` says something in passing."""

    def __init__(self, table: Playable, me: int, words: Words, toast: Callable[[str, str], None]) -> None:
        self.table = table
        self.scenario, self.model = table.scenario, table.loaded.model
        self.me = me
        self.words = words = words.at(table.loaded.shelf)
        self.kept = Kept()
        self.toast = toast
        self.tab = "map"
        self.draft: Draft | None = None
        """The offer in hand."""
        self.aside: list[Draft] = []
        """Offers begun earlier and put aside, the last one last."""
        self.weighing = Weighing(table.loaded, me)
        self.refusing = -1
        self.card = ""
        self.browse = Browsing()
        self.back = LookingBack()
        self.indicator = ""
        self.sight = Sight()
        self.message_to: tuple[int, ...] = ()
        self.message = ""
        self.studied = me
        self.brief_open = False
        self.advice_open = False
        """Whether the advisor is shown in place of the map, where there is no room for both."""
        self.room = float(BESIDE)
        """Units of text that the window is wide."""
        self.past_open = False
        """Whether offers of earlier rounds are shown."""
        self.hushed: set[str] = set()
        """Hints that were put away, by id."""
        self.reasons_open = False
        """Whether hints say why."""
        self.turned: set[int] = set()
        """Offers shown otherwise than their like: open ones without their picture, others with it."""
        self.folded: set[int] = set()
        """Offers whose counter-offers are not shown."""
        self.sought = -1
        """The offer that was looked up from elsewhere; its family stands first."""
        self.partner = -1
        """The partner that is being looked at; -1: whoever waits for an answer."""
        self.to_show = ""
        """The widget that comes into view and gets the focus in the next frame."""
        self.beside = "partners"
        """What stands beside the offers."""
        self.letters: list[Letter] = []
        """Messages to or from this seat."""
        self.read = self.read_before = 0
        """How many of them have been seen, and had been when they were last opened."""
        self.thinking: int | None = None
        """The seat that has been thinking for a while (WORLD: the world)."""
        self.place_names: dict[str, str] = place_names(self.scenario, words)
        self.record: list[Line] = []
        self._heard = self.sending = 0
        """Up to where the news were heard; moves that are on their way to the table."""
        self._phase = ""
        self.view = table.view(me)
        self.options: tuple[Option, ...] = ()
        self.refresh()
        self.sight.rounds = len(self.view.history)

    def speak(self, words: Words) -> None:
        """Read everything in another language from now on."""
        if words.language != self.words.language:
            self.words = words.at(self.table.loaded.shelf)
            self.kept.clear()
            self.place_names = place_names(self.scenario, self.words)

    def retake(self) -> bool:
        """Read the table's cards again where they are others now. Whether they are."""
        if self.scenario is self.table.scenario:
            return False
        self.scenario, self.model = self.table.scenario, self.table.loaded.model
        self.weighing = Weighing(self.table.loaded, self.me)
        self.kept.clear()
        self.browse.glances.clear()
        if self.card not in self.scenario.programs:
            self.card = self.browse.beside = ""
        if self.browse.beside not in self.scenario.programs:
            self.browse.beside = ""
        self.refresh()
        return True

    def fit(self, room: float) -> None:
        """Be shown in a window that is so many units of text wide; a sheet that is none there gives way."""
        self.room = room
        if self.tab not in self.tabs:
            self.tab = TAB_OF_PHASE.get(self.view.phase, TABS[0])

    @property
    def tabs(self) -> tuple[str, ...]:
        """The sheets that there are in this window, in order."""
        return TABS if self.room >= BESIDE else (*TABS, RECORD)

    @property
    def narrow(self) -> bool:
        """Whether the window holds one column of text and no more."""
        return self.room < NARROW

    def option(self, verb: str, card: str = "", target: int | None = None) -> Option | None:
        """The option of that verb (and card, and target), when there is one now."""
        for option in self.options:
            if option.verb == verb and card in ("", option.card) and (target is None or target in option.targets):
                return option
        return None

    def later(self, key: str) -> str:
        """Why something cannot be done now: because nobody plays, or for the reason of its own."""
        held = self.table.held
        return self.say(held) if held is not None else self.t(key)

    @property
    def my_turn(self) -> bool:
        """Whether the table waits for this seat."""
        return self.me in self.view.due

    # --- what can be done ---

    def send(self, action: Action, then: Callable[[], object] = bool) -> bool:
        """Hand an action to the table; `then` is done once it is accepted. A refusal is shown as it was said.

        Whether it was accepted by now: a table that is far away answers later.
        """
        accepted = False

        def answered(reply: Reply) -> None:
            nonlocal accepted
            self.sending -= 1
            accepted = reply.accepted
            if not accepted:
                self.toast(self.say(reply.said) if reply.said is not None else "", "warn")
            self.refresh()
            if accepted:
                then()

        self.sending += 1
        self.table.hand_in(action, self._version, answered)
        return accepted

    def act(self, verb: str, then: Callable[[], object] = bool, **filled: object) -> bool:
        """Send an action of this seat."""
        return self.send(replace(Action(self.me, verb), **filled), then)  # type: ignore[arg-type]

    def send_draft(self) -> None:
        """Put the draft on the table; it stays in hand until it is accepted."""
        draft = self.draft
        if draft is None:
            return

        def gone() -> None:
            if self.draft is draft:
                self.drop_draft()
            elif draft in self.aside:
                self.aside.remove(draft)

        self.act("offer", gone, offer=draft.offer())

    def start_draft(self, parent: Offered | None = None, parties: tuple[int, ...] = ()) -> None:
        """Begin an offer, or a counter-offer that starts from its parent's terms; what was in hand is put aside."""
        known = next((at for at, draft in enumerate(self.aside) if parent and draft.parent == parent.number), None)
        if known is not None:
            self.take_draft(known)
            return
        self.put_aside()
        if parent is not None:
            offer = parent.offer
            self.draft = Draft(offer.parties, offer.terms, offer.lasts, offer.secret, parent.number)
        else:
            self.draft = Draft(tuple(sorted({self.me, *parties})))
        self.tab = "talks"

    def seek(self, number: int) -> None:
        """Go to an offer on the negotiation sheet, with its picture; what is in hand is put aside."""
        self.put_aside()
        self.tab, self.sought = "talks", number
        offered = self.offered(number)
        if offered is not None and offered.status != "open":
            self.turned |= {number}

    def put_aside(self) -> None:
        """Back to the table; what was begun is kept."""
        if self.draft is not None and self.draft.begun:
            self.aside.append(self.draft)
        self.drop_draft()

    def take_draft(self, at: int) -> None:
        """Go on with an offer that was put aside."""
        draft = self.aside.pop(at)
        self.put_aside()
        self.draft, self.tab = draft, "talks"

    def drop_draft(self) -> None:
        """Have no offer in hand any more."""
        self.draft = None
        self.weighing.forget("draft")

    # --- time ---

    @property
    def busy(self) -> bool:
        """Whether other actors or the world have something to do."""
        return self.table.waiting()

    def refresh(self) -> None:
        """Look at the table again: the view, the options, what was said meanwhile."""
        self.view = self.table.view(self.me)
        self.options = self.table.options(self.me)
        self._version = self.table.version
        self.letters += self.table.letters(self.me, self._heard)
        for number, round, said in self.table.told(self.me, self._heard):
            self._heard = number + 1
            if said.key not in QUIET:
                self.record.append(Line(round, said))
        if self.view.phase != self._phase:
            self._phase, self.sought, self.partner = self.view.phase, -1, -1
            if self._phase == "briefing":  # what is new stands beside the map, not what was looked at a round ago
                self.sight.chosen = self.sight.lit = ""
            self.tab = TAB_OF_PHASE.get(self._phase, self.tab)
