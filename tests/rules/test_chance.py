"""Luck: known values of splitmix64, uniform, and independent of everything but its four arguments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules import draw
from game.rules.chance import mix, stream_number


def test_mix_is_splitmix64() -> None:
    """The first outputs of the reference generator seeded with 0 and with 1234567 (Vigna, splitmix64.c)."""
    golden = 0x9E3779B97F4A7C15
    assert [mix(golden * n % 2**64) for n in range(3)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]
    assert mix(1234567) == 6457827717110365317


def test_a_stream_is_its_fnv1a_hash() -> None:
    """Published test values of FNV-1a, 64 bits."""
    assert stream_number("") == 0xCBF29CE484222325
    assert stream_number("a") == 0xAF63DC4C8601EC8C
    assert stream_number("foobar") == 0x85944171F73967E8


@given(st.integers(), st.integers(0, 10**6), st.text(max_size=8), st.integers(0, 10**6))
def test_a_draw_is_32_bits_and_always_the_same(seed: int, round: int, stream: str, index: int) -> None:
    number = draw(seed, round, stream, index)
    assert 0 <= number < 2**32
    assert number == draw(seed, round, stream, index)


def test_each_argument_matters() -> None:
    base = draw(1, 2, "event", 3)
    assert (
        len({base, draw(2, 2, "event", 3), draw(1, 3, "event", 3), draw(1, 2, "mandate", 3), draw(1, 2, "event", 4)})
        == 5
    )


def test_draws_are_spread_evenly() -> None:
    """Chi-square of 16 bins over 16,000 draws: 15 degrees of freedom, 99.9 % below 37.7."""
    bins = [0] * 16
    for index in range(16_000):
        bins[draw(7, index // 40, "event", index % 40) >> 28] += 1
    assert sum((count - 1000) ** 2 / 1000 for count in bins) < 37.7
