"""Deals on the frontier in words, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb

from game.catalog.texts import NBSP
from game.debrief.frontier.adopted import Adopted, adopted
from game.debrief.frontier.bargain import Bargain
from game.debrief.frontier.chosen import TELLING, Shown, chosen, on_frontier
from game.debrief.frontier.negotiations import negotiations
from game.debrief.frontier.pictures import concessions, fine, names, pairs, picture, thousandths
from game.debrief.frontier.sheets import sheets
from game.debrief.frontier.valued import FUTURES
from game.debrief.frontier.weighing import bargains
from game.debrief.played import Played
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.telling.counters import Difference, change_words, differences
from game.telling.markup import Markup, bullets, table, tag
from game.telling.tell import term_words

LEAST = 5
"""Thousandths of a point that are written as more than nothing."""
TRADES = 3
"""Deals whose trades are told."""
ROWS = 15
"""Negotiations in the table at a table of FEW; fewer where bundles have more parties and rows are taller. All are in
the sheets."""
FEW = 4
CHANGES = 4
"""Changes that are told of what would have been better."""


def section(played: Played, telling: Telling, found: Sequence[Bargain] | None = None) -> Section:
    """The part of the debrief about deals and what could have been agreed instead."""
    known = tuple(found) if found is not None else bargains(played)
    t = telling.t
    talks = negotiations(played)
    whose = adopted(talks, played.seats)
    title = t("debrief.frontier.title")
    if not known:
        return Section("frontier", title, tag("p", t("debrief.frontier.nothing")), (), sheets(played, known, whose))
    shown = chosen(known)
    body = [
        tag("p", lead(known, telling, len(talks) - len(known))),
        tag("p", t("debrief.frontier.note", n=FUTURES, text=_short_names(telling)), kind="note reading"),
        tag("p", t("debrief.frontier.key"), kind="note reading"),
        *_cards([card(one, telling) for one in shown if len(one.bargain.parties) == 2]),
        *(part for one in shown if len(one.bargain.parties) > 2 for part in _of_many(one, telling)),
        *_talk(known, played, telling),
        *_trading(known, telling),
        tag("h3", t("debrief.frontier.adopted")),
        _adopted(whose, telling),
        tag("h3", t("debrief.frontier.all")),
        *every(known, telling),
    ]
    return Section("frontier", title, Markup("".join(body)), slides(shown, telling), sheets(played, known, whose))


def _short_names(telling: Telling) -> str:
    """Every seat's short name with its name."""
    return telling.series(
        telling.t("debrief.frontier.short", who=seat, text=telling.text(actor.short))
        for seat, actor in enumerate(telling.scenario.actors)
    )


def lead(known: Sequence[Bargain], telling: Telling, unweighed: int = 0) -> str:
    """How many deals there were and how many could not be bettered; how many negotiations, smaller at a first look,
    were not weighed."""
    t = telling.t
    struck = [one for one in known if one.outcome is not None]
    best = [one for one in struck if on_frontier(one)]
    if struck:
        front = t("debrief.frontier.lead.front", n=len(best)) if best else t("debrief.frontier.lead.front.none")
        said = [t("debrief.frontier.lead", n=len(struck), of=len(known)), front]
    else:
        said = [t("debrief.frontier.lead.none", n=len(known))]
    losing = [one for one in struck if min(one.gains) < -TELLING]
    if losing:
        said.append(t("debrief.frontier.lead.losing", n=len(losing)))
    missed = [one for one in known if one.outcome is None and one.resumed is None and one.left >= TELLING]
    if missed:
        said.append(t("debrief.frontier.lead.missed", n=len(missed)))
    if unweighed:
        said.append(t("debrief.frontier.lead.unweighed", n=unweighed))
    return " ".join(said)


def headline(one: Bargain, telling: Telling) -> str:
    """Who, when, about what."""
    who = telling.t("debrief.frontier.and").join(telling.name(seat) for seat in one.parties)
    return telling.t("debrief.frontier.headline", text=who, round=one.round, what=about(one, telling))


def about(one: Bargain, telling: Telling) -> str:
    """What a negotiation was about: the agreements it would sign, else the first card of its last bundle."""
    cards = [term.card for term in one.bundles[0].terms if term.kind == "sign"]
    cards = cards or [term.card for term in one.bundles[0].terms if term.card][:1]
    titles = [telling.words.title(telling.scenario, "card", card) for card in cards]
    return ", ".join(titles) if titles else telling.t("debrief.frontier.money")


def _cards(every: Sequence[Markup]) -> Iterator[Markup]:
    """Two beside one another, so that their pictures can be read on paper."""
    for at in range(0, len(every), 2):
        yield tag("div", *every[at : at + 2], kind="cards")


def card(shown: Shown, telling: Telling) -> Markup:
    """One of the telling negotiations between two."""
    one = shown.bargain
    return tag("div", tag("h3", headline(one, telling)), *_weighed(shown, telling), picture(one, telling), kind="card")


def _weighed(shown: Shown, telling: Telling) -> Iterator[Markup]:
    """Why it is shown, what came of it, and what would have been better."""
    one = shown.bargain
    why = tag("strong", telling.t(f"debrief.frontier.why.{shown.why}{'' if shown.first else '.next'}"))
    said = " ".join(part for part in (outcome(one, telling), settling(one, telling), instead(one, telling)) if part)
    yield tag("p", why, " ", said, kind="small")


def outcome(one: Bargain, telling: Telling) -> str:
    """What the outcome brought each party, and what was left on the table."""
    t = telling.t
    if one.outcome is None:
        said = [t(f"debrief.frontier.failed.{'rejected' if one.deal is not None else 'talk'}")]
    else:
        gains = telling.series(
            t("debrief.frontier.seat", who=seat, text=_ranged(worth.mean, worth.low, worth.high, telling))
            for seat, worth in zip(one.parties, one.bundles[one.outcome].worth, strict=True)
        )
        said = [t("debrief.frontier.gains", text=gains)]
    if one.left >= TELLING:
        said.append(t("debrief.frontier.left", text=_ranged(one.left, *one.left_range, telling)))
    elif one.outcome is not None:
        said.append(t("debrief.frontier.no-left"))
    if one.sum_left >= TELLING:
        said.append(t("debrief.frontier.sum-left", points=thousandths(one.sum_left)))
    return " ".join(said)


def _ranged(mean: float, low: float, high: float, telling: Telling) -> str:
    """Points, with half their interval where that is not written as nothing."""
    half = thousandths((high - low) / 2)
    key = "debrief.frontier.points" if half < LEAST else "debrief.frontier.range"
    return telling.t(key, points=thousandths(mean), half=half)


def settling(one: Bargain, telling: Telling) -> str:
    """The bundle that would have been better for all, as what to change in the deal or, without one, as its clauses."""
    if not one.better or one.left < TELLING:
        return ""
    best = one.bundles[one.better[0]]
    gains = telling.series(
        telling.t("debrief.frontier.more", who=seat, points=thousandths(new - old))
        for seat, new, old in zip(one.parties, best.gains, one.gains, strict=True)
    )
    if one.outcome is None:
        return telling.t("debrief.frontier.could", text=_clauses(best.terms, telling), what=gains)
    changes = [_change(telling, each) for each in differences(one.bundles[0].terms, best.terms)]
    text = telling.series(changes[:CHANGES])
    return telling.t("debrief.frontier.settle", text=text, what=gains)


def _change(telling: Telling, one: Difference) -> str:
    """A difference as a sentence; what is new in full, since nothing around it names its giver."""
    if one.before is None and one.after is not None:
        return telling.t(f"counter.{one.kind}", text=term_words(telling, one.after))
    return change_words(telling, one)


def _clauses(terms: Sequence[object], telling: Telling) -> str:
    return telling.series(term_words(telling, term) for term in terms)  # type: ignore[arg-type]


def instead(one: Bargain, telling: Telling) -> str:
    """Another agreement that the same parties could have signed at that moment, where one would have helped all."""
    at = one.best_elsewhere
    if at is None or min(one.bundles[at].gains) < TELLING:
        return ""
    least = thousandths(min(one.bundles[at].gains))
    return telling.t("debrief.frontier.elsewhere", card=one.bundles[at].terms[0].card, points=least)


def _of_many(shown: Shown, telling: Telling) -> Iterator[Markup]:
    """The telling negotiation of more than two: a table of the named points, and pictures of its pairs."""
    one = shown.bargain
    yield tag("h3", headline(one, telling))
    yield from _weighed(shown, telling)
    yield points(one, telling)
    yield tag("p", telling.t("debrief.frontier.pairs"), kind="note reading")
    pictures, every = pairs(one, telling), comb(len(one.parties), 2)
    yield tag("div", *pictures, kind="cards")
    if len(pictures) < every:
        yield tag("p", telling.t("debrief.frontier.pairs.few", n=len(pictures), of=every), kind="note")


def points(one: Bargain, telling: Telling) -> Markup:
    """What each party gains at each of the named points."""
    heads = [telling.t("debrief.frontier.head.point"), *(telling.name(seat) for seat in one.parties)]
    rows = [
        [name, *map(fine(telling), one.bundles[at].gains)] for at, name in sorted(names(one, telling, "full").items())
    ]
    return table(heads, rows, "figures small")


def _talk(known: Sequence[Bargain], played: Played, telling: Telling) -> Iterator[Markup]:
    """The longest haggling, offer by offer."""
    longest = max(known, key=lambda one: (len(one.steps), -one.number))
    if len(longest.steps) < 2:
        return
    t = telling.t
    yield tag("h3", t("debrief.frontier.haggling", text=headline(longest, telling)))
    heads = [t("debrief.frontier.head.offer"), t("debrief.frontier.head.change"), *map(telling.name, longest.parties)]
    yield table(heads, _offers(longest, telling), "small")
    if len(longest.steps) > 2:
        yield concessions(longest, played, telling)
    yield tag("p", t("debrief.frontier.haggling.note"), kind="note reading")


def _offers(one: Bargain, telling: Telling) -> Iterator[list[str]]:
    before = None
    for at, step in enumerate(one.steps, 1):
        bundle = one.bundles[step.at]
        if before is None:
            said = _clauses(bundle.terms, telling)
        else:
            changes = differences(before, bundle.terms)
            said = telling.series(change_words(telling, each) for each in changes) or telling.t("counter.same")
        before = bundle.terms
        name = telling.t("debrief.frontier.step", n=at, who=step.maker)
        yield [name, said, *map(fine(telling), bundle.gains)]


def _trading(known: Sequence[Bargain], telling: Telling) -> Iterator[Markup]:
    """Who gave what cost it little and was worth much to others."""
    t = telling.t
    traded = [one for one in known if one.trades is not None and one.outcome is not None and one.trades.given > 0.0]
    yield tag("h3", t("debrief.frontier.trades"))
    if not traded:
        yield tag("p", t("debrief.frontier.trades.none"))
        return
    rolled = [one for one in traded if one.trades is not None and one.trades.rolled]
    yield tag("p", t("debrief.frontier.trades.lead", n=len(traded), of=len(rolled)))
    best = sorted(traded, key=lambda one: (not (one.trades and one.trades.rolled), -_created(one), one.number))
    told = dict.fromkeys(_trade(one, telling) for one in best)
    yield bullets(list(told)[:TRADES], "small")
    yield tag("p", t("debrief.frontier.trades.note"), kind="note reading")


def _created(one: Bargain) -> float:
    known = one.trades
    return sum(each.got - each.given for each in known.each if each.given > 0.0) if known is not None else 0.0


def _trade(one: Bargain, telling: Telling) -> str:
    assert one.trades is not None and one.trades.rate is not None
    clauses = telling.series(
        telling.t(
            "debrief.frontier.trade.clause",
            text=term_words(telling, each.term),
            points=thousandths(each.given),
            got=thousandths(each.got),
        )
        for each in one.trades.each
        if each.given > 0.0
    )
    rate = thousandths(one.trades.rate)
    return telling.t("debrief.frontier.trade", text=headline(one, telling), what=clauses, points=rate)


def _adopted(whose: Sequence[Adopted], telling: Telling) -> Markup:
    heads = [telling.t(f"debrief.frontier.head.{head}") for head in ("seat", "proposed", "adopted", "share", "signed")]
    number = telling.words.number
    rows = (
        [
            telling.name(one.seat),
            number(one.proposed),
            number(one.adopted),
            "–" if one.share is None else telling.words.percent(100 * one.share),
            number(one.signed),
        ]
        for one in whose
    )
    return table(heads, rows, "figures small")


def every(known: Sequence[Bargain], telling: Telling) -> Iterator[Markup]:
    """The negotiations in which most was won, lost or left, a row each in the order of the game; how many are not
    named."""
    heads = [telling.t(f"debrief.frontier.head.{head}") for head in ("when", "about", "gains", "left", "sum", "ended")]
    rows = ROWS * FEW // max(FEW, len(telling.scenario.actors))
    most = sorted(known, key=lambda one: (-max(one.left, -min(one.gains), sum(one.gains) / 4), one.number))[:rows]
    yield table(heads, (_row(one, telling) for one in sorted(most, key=lambda one: one.number)), "small")
    if len(known) > rows:
        yield tag("p", telling.t("debrief.frontier.rest", n=len(known) - rows), kind="note")


def _row(one: Bargain, telling: Telling) -> list[str]:
    parties = [
        (telling.text(telling.actor(seat).short), gain) for seat, gain in zip(one.parties, one.gains, strict=True)
    ]
    gains = ", ".join(f"{name} {fine(telling)(gain)}" if one.outcome is not None else name for name, gain in parties)
    if one.outcome is None:
        ended = "later" if one.resumed is not None else one.status
    else:
        ended = "loss" if min(one.gains) < -TELLING else "front" if on_frontier(one) else "inside"
    when = telling.words.date(telling.scenario, one.round).replace(" ", NBSP)
    left = fine(telling)(one.left), fine(telling)(one.sum_left)
    return [when, about(one, telling), gains, *left, telling.t(f"debrief.frontier.ended.{ended}")]


def slides(shown: Sequence[Shown], telling: Telling) -> tuple[Slide, ...]:
    """The most telling deal between two, its name kept for the question after the picture."""
    two = [one for one in shown if len(one.bargain.parties) == 2]
    if not two:
        return ()
    one = two[0].bargain
    title = telling.t("debrief.frontier.slide")
    found = [Slide(title, Markup(tag("p", headline(one, telling)) + picture(one, telling)))]
    better = settling(one, telling)
    ask = [tag("p", outcome(one, telling)), tag("p", telling.t("debrief.frontier.slide.ask"))]
    found.append(Slide(title, Markup("".join([*ask, *([tag("p", better)] if better else [])]))))
    return tuple(found)
