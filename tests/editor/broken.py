"""Cards with one mistake each that an editor must show, made of shipped ones by one change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Broken:
    """A shipped card (`file`) in which `old` became `new`; the mistake is shown on the first line of `new` and after
    it comes `said`. `below`: so many lines further down."""

    name: str
    file: str
    old: str
    new: str
    said: str
    below: int = 0

    def path(self, content: Path) -> Path:
        """Where the card might stand."""
        return (content / self.file).with_name(f"broken-{self.name}.yaml")

    def text(self, content: Path) -> str:
        """The card with its mistake."""
        text = (content / self.file).read_text(encoding="utf-8")
        assert text.count(self.old) == 1, (self.name, text.count(self.old))
        return text.replace(self.old, self.new)

    def line(self, content: Path) -> int:
        """The line of the mistake, from 1."""
        before = (content / self.file).read_text(encoding="utf-8").partition(self.old)[0]
        return before.count("\n") + 1 + self.below


PROGRAM, AGREEMENT, EVENT = "programs/ibet-us.yaml", "agreements/shiprider.yaml", "events/akwesasne-closure.yaml"
LEVER, ACTOR, SCENARIO = "levers/lobby-embassy.yaml", "actors/maine.yaml", "scenarios/historical-2001.yaml"
PERSONA, CORRIDOR, GUIDE = "personas/accountant.yaml", "corridors/champlain.yaml", "guides/first-game.yaml"
BROKEN = (
    Broken("misspelt-field", PROGRAM, "levels: 3", "levles: 3", "levles is not allowed"),
    Broken("level-as-word", PROGRAM, "levels: 3", "levels: three", 'Expected "integer"'),
    Broken("too-many-levels", PROGRAM, "levels: 3", "levels: 9", "maximum of 5"),
    Broken("negative-delay", PROGRAM, "delay: 0", "delay: -1", "minimum of 0"),
    Broken("no-such-variable", PROGRAM, "on: interop", "on: interops", "Valid values"),
    Broken("effect-on-nothing", PROGRAM, "{on: interop, add: 1.5}", "{add: 1.5}", 'Missing property "on"'),
    Broken("two-ways-at-once", PROGRAM, "{on: interop, add: 1.5}", "{on: interop, add: 1, set: 2}", "only one must"),
    Broken("no-such-tag", PROGRAM, "tags: [security, joint]", "tags: [security, joined]", "Valid values"),
    Broken("selector-with-spaces", PROGRAM, "cofund: [state]", "cofund: [state and province]", "not accepted"),
    Broken("one-not-a-list", PROGRAM, "cofund: [state]", "cofund: state", 'Expected "array"'),
    Broken("title-as-word", CORRIDOR, 'name:\n  en: "Lacolle – Champlain"\n  fr: "Lacolle – Champlain"\n',
           "name: Lacolle\n", 'Expected "text"'),
    Broken("pleases-too-much", PROGRAM, "us-agencies: 2", "us-agencies: 7", "maximum of 3"),
    Broken("kind-of-agreement", AGREEMENT, "kind: treaty", "kind: pact", "Valid values"),
    Broken("month-as-name", EVENT, "pinned: 2009-06", "pinned: June 2009", "pattern"),
    Broken("window-as-list", EVENT, "window: {from: 2006-01}", "window: [2006-01]", 'Expected "object'),
    Broken("hazard-of-nothing", EVENT, "{dial: alarm, above: 45, add: 0.003}", "{above: 45, add: 0.003}", '"dial"'),
    Broken("lever-on-nobody", LEVER, "on: [federal+united-states]", "on: []", "too few items"),
    Broken("no-such-level", ACTOR, "level: state", "level: county", "Valid values"),
    Broken("no-such-indicator", ACTOR, "weights: {local_economy: 28", "weights: {towns: 28", "towns is not allowed"),
    Broken("goal-in-the-air", ACTOR, '{dial: "wait_car@jackman", at_most: 10}', "{at_most: 10}", "Missing property"),
    Broken("no-such-phase", SCENARIO, "minutes: {briefing: 2", "minutes: {opening: 2", "opening is not allowed"),
    Broken("pins-as-word", SCENARIO, "pins: true", "pins: yes please", 'Expected "boolean"'),
    Broken("no-such-style", PERSONA, "style: linear", "style: stubborn", "Valid values"),
    Broken("off-the-globe", CORRIDOR, "lat: 45.01", "lat: 145.01", "maximum of 90"),
    Broken("no-such-deed", GUIDE, "point: crossing\n    until: looked\n", "point: crossing\n    until: stared\n",
           "Valid values", 1),
)  # fmt: skip
