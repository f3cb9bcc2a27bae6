"""Who is not let in is told why, in a whole sentence, in both languages."""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from game.client.remote import letting_in
from game.client.remote.address import Address
from game.client.screens import join
from game.client.screens.join import JoinScreen
from game.server.hall import Hall
from tests.client.remote.real import Window, serving, short, why

LANGUAGES = ("en", "fr")


def closed(hall: Hall) -> None:
    hall.enter("door", -1, closed=True)


def there(hall: Hall) -> None:
    hall.join("Ana", "en")


def nothing(hall: Hall) -> None:
    pass


WRONG = {
    "code": (
        nothing,
        ("Ana", "WRONG"),
        "That is not the code of this lesson. It stands on the wall: five letters.",
        "Ce n’est pas le code de cette leçon. Il est au mur\u00a0: cinq lettres.",
    ),
    "taken": (
        there,
        ("ana", "borde"),
        "Somebody is already here as ana. Add a letter or choose another name.",
        "Quelqu’un est déjà ici sous le nom ana. Ajoutez une lettre ou choisissez un autre nom.",
    ),
    "closed": (
        closed,
        ("Ana", "BORDE"),
        "The door is closed. Ask the teacher to open it.",
        "La porte est fermée. Demandez à la personne qui enseigne de l’ouvrir.",
    ),
    "name": (
        nothing,
        ("\u200b", "BORDE"),
        "Type a name that others can read.",
        "Entrez un nom que les autres peuvent lire.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", WRONG)
def test_the_server_says_why(tmp_path: Path, case: str, language: str) -> None:
    prepare, (name, code), *sentences = WRONG[case]
    hall = short(tmp_path / "l", 1)
    prepare(hall)
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, name, code, language)
        assert why(window) == sentences[LANGUAGES.index(language)]
        screen = window.app.screen
        assert isinstance(screen, JoinScreen) and (screen.name, screen.code) == (name, code), "nothing typed is lost"
        window.press("join-language")
        assert why(window) == sentences[1 - LANGUAGES.index(language)], "at once in the other language"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_asked_for_before_anybody_is_asked(tmp_path: Path, language: str) -> None:
    window = Window(tmp_path, Address("http://127.0.0.1:9"), language=language, code="")
    window.press("join-go")
    assert (
        why(window)
        == {
            "en": "Type a name that others can read.",
            "fr": "Entrez un nom que les autres peuvent lire.",
        }[language]
    )
    window.app.screen.name = "Ana"  # type: ignore[attr-defined]
    window.press("join-go")
    assert (
        why(window)
        == {
            "en": "Type the lesson’s code. It stands on the wall: five letters.",
            "fr": "Entrez le code de la leçon. Il est au mur\u00a0: cinq lettres.",
        }[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_answers(tmp_path: Path, language: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    window = Window(tmp_path, Address(f"http://127.0.0.1:{port}"), "Ana", "BORDE", language)
    said = {
        "en": "Nobody answers at {}. Is this machine in the same network as the teacher’s, and is the lesson open?",
        "fr": "Personne ne répond à {}. Cet ordinateur est-il dans le même réseau que celui de la personne qui "
        "enseigne, et la leçon est-elle ouverte\u00a0?",
    }
    assert why(window) == said[language].format(f"http://127.0.0.1:{port}")


@contextmanager
def another(body: bytes, status: int) -> Iterator[Address]:
    """A server that is no lesson."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        yield Address(f"http://127.0.0.1:{server.server_port}")
        thread.join(20)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"<html>printer</html>", 200),
        (b"{}", 200),
        (b"[]", 200),
        (b'{"number": "x", "secret": 1}', 200),
        (b"no", 404),
        (b'{"said": 7}', 403),
        (b"\xff\xfe", 500),
    ],
)
def test_where_something_else_answers(tmp_path: Path, body: bytes, status: int, language: str) -> None:
    with another(body, status) as where:
        window = Window(tmp_path, where, "Ana", "BORDE", language)
        said = {
            "en": "What answers at {} is not a lesson. Compare the address with the one on the wall.",
            "fr": "Ce qui répond à {} n’est pas une leçon. Comparez l’adresse avec celle qui est au mur.",
        }
        assert why(window) == said[language].format(where.origin)


def test_a_server_that_says_nothing_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_in, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(letting_in.RefusedError) as refused:
        letting_in.let_in(Address(f"http://127.0.0.1:{silent.getsockname()[1]}"), "Ana", "BORDE", "en", "n" * 22)
    assert refused.value.said.key == "join.nobody"


def test_a_try_whose_answer_was_lost_leaves_no_name_taken_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = short(tmp_path / "l", 1)

    def unheard(where: Address, *asked: str) -> tuple[int, str]:
        letting_in.let_in(where, *asked)
        raise letting_in.RefusedError(letting_in.nobody(where))

    with serving(hall) as where:
        with monkeypatch.context() as patch:
            patch.setattr(join, "let_in", unheard)
            window = Window(tmp_path / "w", where, "Ana", "BORDE")
            assert why(window).startswith("Nobody answers")
        assert [person.name for person in hall.lesson.people] == ["Ana"]
        other = Window(tmp_path / "v", where, "Ana", "BORDE")
        assert why(other).startswith("Somebody is already here"), "another window is another person"
        window.press("join-go")
        assert window.seated(1).handset.me["number"] == 0 and len(hall.lesson.people) == 1
        window.screen.leave()


@pytest.mark.parametrize(("language", "why"), [("en", "(access is denied)"), ("fr", "(l’accès y est refusé)")])
def test_a_place_that_cannot_be_kept_is_said_in_words_of_the_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, why: str
) -> None:
    def barred(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(join, "keep", barred)
    with serving(short(tmp_path / "l", 1)) as where:
        window = Window(tmp_path / "w", where, "Ana", "BORDE", language)
        window.until(lambda: not isinstance(window.app.screen, JoinScreen))
        assert why in window.app.stage.toasts[-1].text
