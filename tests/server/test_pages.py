"""Pages as they are served: nothing from elsewhere, nothing inline, every sentence in both catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.catalog.places import assets_root
from game.catalog.shelf import shipped
from game.server.guarded import policy
from game.server.pages import SHELLS, SPOKEN, wanted
from tests.server.classroom import hall, served

WEB = assets_root() / "web"
MODULES = sorted(WEB.rglob("*.js"))
KEY = re.compile(r"""\bt\(\s*["'`]([\w.$\{\}-]+)["'`]""")
HOLE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")


def test_a_shell_comes_in_the_language_asked_for(tmp_path: Path) -> None:
    with served(hall(tmp_path)) as client:
        for path in SHELLS:
            french = client.get(path, headers={"accept-language": "de, fr-CA;q=0.9, en;q=0.8"})
            assert french.status_code == 200 and '<html lang="fr-CA"' in french.text
            assert "Activez-le" in french.text
        assert '<html lang="en-CA"' in client.get("/").text
    assert wanted("xx") == "en" and wanted("") == "en"


def test_nothing_inline_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    with served(hall(tmp_path)) as client:
        for path in SHELLS:
            answer = client.get(path)
            assert "http" not in answer.text and "style=" not in answer.text
            assert not re.search(r"<script(?![^>]*src=)", answer.text)
            rules = answer.headers["content-security-policy"]
            assert "default-src 'none'" in rules and "unsafe" not in rules and "frame-ancestors 'none'" in rules
            assert answer.headers["x-content-type-options"] == "nosniff"
    for module in MODULES:
        text = module.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "innerHTML" not in text and "eval(" not in text and "//cdn" not in text and "http://" not in text


def test_a_host_that_is_none_does_not_reach_the_policy() -> None:
    assert "ws://192.168.1.5:8765" in policy("192.168.1.5:8765")
    assert "evil" not in policy("evil;script-src *")
    assert "'self'; manifest" in policy("a b")


def test_no_path_leads_out_of_the_pages(tmp_path: Path) -> None:
    with served(hall(tmp_path)) as client:
        for name in ("../../pyproject.toml", "..%2f..%2fpyproject.toml", "shell.html", "", "/etc/passwd", "nothing.js"):
            assert client.get(f"/web/{name}").status_code == 404
        assert client.get("/words/de").status_code == 404


def test_a_page_that_has_a_part_already_is_told_so(tmp_path: Path) -> None:
    with served(hall(tmp_path)) as client:
        first = client.get("/web/line.js")
        assert first.headers["content-type"].startswith("text/javascript")
        assert client.get("/web/line.js", headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_modules_say_only_what_the_catalogue_holds(module: Path) -> None:
    words = shipped().words
    for key in KEY.findall(module.read_text(encoding="utf-8")):
        if "${" in key:
            start = key.split("${")[0]
            assert any(known.startswith(start) for known in words), key
        else:
            assert key in words, key
            assert key.startswith(SPOKEN), f"{key} is not sent to pages"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_every_key_that_a_module_names_is_in_the_catalogue(module: Path) -> None:
    """Also those that are chosen between before they are said."""
    named = re.findall(r"""["'](page\.[\w-]+(?:\.[\w-]+)*)["']""", module.read_text(encoding="utf-8"))
    assert not [key for key in named if key not in shipped().words]


def test_sentences_of_pages_have_holes_that_pages_can_fill() -> None:
    for key, forms in shipped().words.items():
        if key.startswith(SPOKEN):
            for form in forms.values():
                for text in form.values() if isinstance(form, dict) else (form,):
                    assert all(how in ("", "raw", "number") for _, how in HOLE.findall(text)), key


def test_modules_are_short_enough_to_read() -> None:
    for path in (*MODULES, *WEB.rglob("*.css")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
