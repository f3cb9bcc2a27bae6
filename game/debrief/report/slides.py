"""The debrief for the projector: one file whose slides go on by keys or a click; without its script it is read down."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.report.page import across
from game.debrief.report.style import SLIDES
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.telling.markup import Markup, document, tag

SCRIPT = """"use strict";
(() => {
  const all = [...document.querySelectorAll(".slide")];
  const asked = () => Math.min(all.length, Math.max(1, parseInt(location.hash.slice(1), 10) || 1)) - 1;
  let now = -1;
  const fit = () => {
    const tall = () => document.documentElement.scrollHeight > innerHeight;
    for (let size = 100; size === 100 || (tall() && size >= 70); size -= 5) all[now].style.fontSize = size + "%";
  };
  const show = (to) => {
    const next = Math.min(all.length - 1, Math.max(0, to));
    if (next === now) return;
    all.forEach((one, at) => one.classList.toggle("now", at === next));
    now = next;
    fit();
    history.replaceState(null, "", "#" + (now + 1));
    scrollTo(0, 0);
    all[now].querySelector("h1, h2").focus({ preventScroll: true });
  };
  const steps = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
  };
  addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.altKey || key.metaKey) return;
    const to = key.key === "Home" ? 0 : key.key === "End" ? all.length - 1 : now + (steps[key.key] || 0);
    if (to === now) return;
    key.preventDefault();
    show(to);
  });
  addEventListener("click", (press) => {
    if (press.target.closest("a, summary, .across") || String(getSelection())) return;
    show(now + (press.clientX < innerWidth / 4 ? -1 : 1));
  });
  addEventListener("resize", fit);
  addEventListener("hashchange", () => show(asked()));
  document.documentElement.classList.add("moving");
  show(asked());
})();
"""
"""Shows one slide at a time, its letters down to seven tenths where it would be taller than the wall. Its place is kept
in the address, so that a reload stays where it was."""


def slides(title: str, sections: Sequence[Section], telling: Telling) -> bytes:
    """All slides of the sections in their order; each names its part and its number at its foot."""
    found = [(section, slide) for section in sections for slide in section.slides]
    made = []
    for at, (section, slide) in enumerate(found, 1):
        place = telling.t("debrief.slide.place", n=at, last=len(found))
        part = title if section is sections[0] else section.title
        head = tag("h1" if at == 1 else "h2", slide.title, tabindex=-1)
        foot = tag("p", tag("span", part), tag("span", place), kind="foot")
        made.append(
            tag(
                "section",
                head,
                tag("div", across(slide.body, telling), kind="body"),
                foot,
                kind="slide",
                id=f"slide-{at}",
            )
        )
    how = tag("p", telling.t("debrief.slide.keys"), kind="how")
    return document(title, telling.words.language, [*made, Markup(how)], SLIDES, SCRIPT)
