"""dom.js in Chromium: what stays keeps its node, its focus and its caret; text is text; all that is gone is gone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.pages.people import People

START = """async () => {
  const { h, patch } = await import("/web/dom.js");
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  Object.assign(window, { h, root, draw: (...kids) => patch(root, kids) });
}"""


@pytest.fixture
def page(visitors: People) -> Page:
    """A page with nothing on it but what a test draws."""
    found = visitors.opens("/").page
    found.wait_for_selector("h1")
    found.evaluate(START)
    return found


def drawn(page: Page, script: str) -> Any:
    """What a script in the page gives back."""
    return page.evaluate("() => {" + script + "}")


def test_what_has_a_key_is_moved_and_stays_the_same(page: Page) -> None:
    found = drawn(
        page,
        """
        const list = (...keys) => h("ul", {}, keys.map((key) => h("li", { key }, h("input", { id: key }))));
        draw(list("a", "b", "c", "d"));
        const nodes = Object.fromEntries([...root.querySelectorAll("li")].map((one) => [one.firstChild.id, one]));
        const caret = document.getElementById("b");
        caret.focus(); caret.value = "half a sentence"; caret.setSelectionRange(4, 5);
        draw(list("d", "b", "new", "a"));
        const now = [...root.querySelectorAll("li")];
        return [now.map((one) => one.firstChild.id), now[0] === nodes.d, now[1] === nodes.b, now[3] === nodes.a,
          document.activeElement.id, caret.value, caret.selectionStart];
        """,
    )
    assert found == [["d", "b", "new", "a"], True, True, True, "b", "half a sentence", 4]


def test_the_focus_comes_along_when_its_part_is_moved(page: Page) -> None:
    found = drawn(
        page,
        """
        const row = (key) => h("section", { key }, h("button", { id: key }, key));
        const orders = [["a", "b", "c"], ["c", "a", "b"], ["b", "c", "a"], ["a"], ["b", "a"]];
        draw(...orders[0].map(row));
        document.getElementById("a").focus();
        const seen = (order) => { draw(...order.map(row)); return [root.textContent, document.activeElement.id]; };
        return orders.map(seen);
        """,
    )
    assert found == [["abc", "a"], ["cab", "a"], ["bca", "a"], ["a", "a"], ["ba", "a"]]


def test_text_is_never_markup(page: Page) -> None:
    found = drawn(
        page,
        """
        const bad = `<img src=x onerror="window.bad = true"><script>window.bad = true</script>&amp;"'`;
        draw(h("p", { title: bad, "aria-label": bad }, bad), h("textarea", { value: bad }), bad, h("option", {}, bad));
        return [root.querySelectorAll("img, script").length, root.querySelector("p").textContent === bad,
          root.querySelector("p").title === bad, root.querySelector("textarea").value === bad, "bad" in window];
        """,
    )
    assert found == [0, True, True, True, False]


def test_what_is_no_longer_asked_for_is_taken_away(page: Page) -> None:
    found = drawn(
        page,
        """
        let pressed = [];
        const press = (what) => ({ click: () => pressed.push(what) });
        const attrs = { id: "b", class: "x", disabled: true, "aria-pressed": "true", style: { width: "9px" } };
        draw(h("button", { ...attrs, on: press(1) }));
        draw(h("button", { id: "b", on: press(2) }, "now"));
        const button = document.getElementById("b");
        button.click();
        draw(h("button", { id: "b" }, null, false, undefined, 0));
        button.click();
        const left = button.getAttributeNames().filter((name) => name !== "style");
        return [pressed, button === root.firstChild, left, button.style.width, button.textContent];
        """,
    )
    assert found == [[2], True, ["id"], "", "0"]


def test_a_list_shows_the_choice_that_it_is_given_also_when_its_choices_change(page: Page) -> None:
    found = drawn(
        page,
        """
        const choice = (one) => h("option", { key: one, value: one }, one);
        const list = (value, ...all) => h("select", { value }, all.map(choice));
        const values = [];
        for (const [value, ...all] of [["b", "a", "b"], ["c", "c", "b", "a"], ["a", "a"]]) {
          draw(list(value, ...all));
          values.push(root.firstChild.value);
        }
        return values;
        """,
    )
    assert found == ["b", "c", "a"]


def test_drawings_are_svg_and_what_lies_in_them_too(page: Page) -> None:
    found = drawn(
        page,
        """
        const page = h("foreignObject", {}, h("p", {}, "x"));
        draw(h("svg", { viewBox: "0 0 9 9" }, h("g", {}, h("path", { d: "M0 0" })), page));
        return ["svg", "path", "p"].map((tag) => root.querySelector(tag).namespaceURI.split("/").pop());
        """,
    )
    assert found == ["svg", "svg", "xhtml"]
