"""Addresses as people type them."""

from __future__ import annotations

import pytest

from game.client.remote.address import address


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("http://192.168.1.5:8765/", "http://192.168.1.5:8765"),
        (" http://192.168.1.5:8765 ", "http://192.168.1.5:8765"),
        ("192.168.1.5", "http://192.168.1.5:8765"),
        ("192.168.1.5:9000", "http://192.168.1.5:9000"),
        ("http://classroom.local/join?code=ABCDE#x", "http://classroom.local"),
        ("https://school.example:8443/", "https://school.example:8443"),
        ("http://[fe80::1]:8765/", "http://[fe80::1]:8765"),
    ],
)
def test_an_address_is_read_from_what_stands_on_the_wall(typed: str, origin: str) -> None:
    found = address(typed)
    assert found is not None and found.origin == origin
    assert found.join == f"{origin}/join"


def test_the_line_is_as_safe_as_the_page() -> None:
    for typed, line in (("10.0.0.2", "ws://10.0.0.2:8765/line"), ("https://a.example", "wss://a.example/line")):
        found = address(typed)
        assert found is not None and found.line == line


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "http://",
        "ftp://192.168.1.5/",
        "file:///etc/passwd",
        "http://a b/",
        "a b",
        "http://x:99999/",
        "ht!tp://x",
        "http://user:word@host/",
        "http://-/",
        "http://[::1",
        "javascript:alert(1)",
        "http://ho\nst/",
    ],
)
def test_what_is_no_address_is_none(typed: str) -> None:
    assert address(typed) is None
