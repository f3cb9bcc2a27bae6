"""PINs beside a save: hashed with salt, kept, lifted, and worth nothing when the file is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.client.pins import Pins, beside, forget


def salt(count: int) -> bytes:
    return bytes(range(count))


def test_the_pin_itself_is_nowhere_and_the_salt_tells_equal_ones_apart(tmp_path: Path) -> None:
    path = beside(tmp_path / "a.jsonl")
    pins = Pins(path)
    pins.choose(1, "4071")
    pins.choose(2, "4071")
    text = path.read_text()
    assert "4071" not in text
    one, other = pins._kept[1], pins._kept[2]
    assert one[0] != other[0] and one[1] != other[1]
    assert Pins(path).opens(1, "4071") and not Pins(path).opens(1, "4072") and not Pins(path).opens(1, "")


def test_the_same_salt_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Pins(tmp_path / name, salt).choose(0, "1234")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_who_wants_none_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pins"
    Pins(path).choose(3, "")
    again = Pins(path)
    assert again.sat(3) and not again.asks(3) and again.opens(3, "") and not again.sat(2)


def test_a_lifted_pin_is_told_to_each_of_the_others_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pins"
    pins = Pins(path)
    pins.choose(1, "1111")
    pins.lift(1, [2, 4])
    again = Pins(path)
    assert not again.sat(1) and again.untold(2) == again.untold(4) == (1,) and again.untold(1) == ()
    again.told(2)
    assert Pins(path).untold(2) == () and Pins(path).untold(4) == (1,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"kept": 3}',
        '{"kept": {"x": ["", ""]}, "untold": {}}',
        '{"kept": {"1": ["zz", "a"]}, "untold": {}}',
        '{"kept": {"1": ["00", "\u00e9\u00e9"]}, "untold": {}}',
        '{"kept": {}, "untold": {"1": [1e999]}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.pins"
    path.write_text(text)
    pins = Pins(path)
    assert not pins.sat(1)
    pins.choose(1, "1234")
    assert Pins(path).asks(1)


def test_where_nothing_can_be_written_it_lasts_as_long_as_the_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "a.pins", None):
        pins = Pins(path)
        pins.choose(1, "1234")
        assert pins.asks(1) and pins.opens(1, "1234") and not pins.opens(1, "4321")
    forget(tmp_path / "none.jsonl")
