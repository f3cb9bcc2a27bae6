"""A pack as one file: the same to the byte each time, opened again as it was, and nothing else is ever opened."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.catalog import parcel
from game.catalog.kinds import KINDS
from game.catalog.nodes import MOST_BYTES
from game.catalog.parcel import LIST, Parcel, ParcelError, belongs, fingerprint, gathered, opened, packed, unpacked
from game.catalog.shelf import read_card
from tests.shipped import words

MANIFEST = b"id: valley\n"
FILES = {"pack.yaml": MANIFEST, "programs/patrols.yaml": b"id: patrols\n", "events/flood.yaml": b"id: flood\n" * 50}
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
names = st.builds("{}/{}.yaml".format, st.sampled_from(sorted(KINDS)), ids).filter(belongs)
packs = st.dictionaries(names, st.binary(max_size=200), max_size=8).map(lambda found: {**found, "pack.yaml": MANIFEST})
GOOD = packed(Parcel(FILES, fingerprint(FILES)))


def listed(files: Mapping[str, bytes]) -> bytes:
    """The list of contents that an attacker can write as well as anybody."""
    lines = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()
    return b"longest-border pack 1\n" + sha256(lines).hexdigest()[:16].encode() + b"\n" + lines


def zipped(files: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """A zip with a right list of its contents, whatever they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        file.writestr(LIST, listed(files))
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def refused(data: bytes, language: str = "en") -> str:
    with pytest.raises(ParcelError) as caught:
        unpacked(data)
    return words(language).say(caught.value.said)


@settings(max_examples=100, deadline=1000)
@given(packs)
def test_what_is_packed_is_opened_as_it_was(files: dict[str, bytes]) -> None:
    made = Parcel(files, fingerprint(files))
    assert unpacked(packed(made)) == made
    backwards = dict(sorted(files.items(), reverse=True))
    assert packed(Parcel(backwards, fingerprint(backwards))) == packed(made)


@settings(max_examples=300, deadline=1000)
@given(st.data())
def test_a_file_that_was_spoilt_on_the_way_is_refused_or_the_same(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD) - 1))
    gone = data.draw(st.integers(0, 40))
    spoilt = GOOD[:at] + data.draw(st.binary(max_size=40)) + GOOD[at + gone :]
    try:
        assert unpacked(spoilt).files == FILES
    except ParcelError as error:
        assert words("en").say(error.said) and words("fr").say(error.said)


@settings(max_examples=100, deadline=1000)
@given(st.binary(max_size=300), st.booleans())
def test_bytes_of_no_kind_are_refused(data: bytes, tail: bool) -> None:
    with pytest.raises(ParcelError):
        unpacked(data + (GOOD[-22:] if tail else b""))


@settings(max_examples=200, deadline=1000)
@given(st.text(min_size=1, max_size=40))
def test_no_name_but_those_of_cards_is_unpacked(name: str) -> None:
    try:
        data = zipped({"pack.yaml": MANIFEST, name: b"x"})
    except (ValueError, IndexError):  # no zip can be made with it
        return
    try:
        assert set(unpacked(data).files) <= {"pack.yaml", name} and belongs(name)
    except ParcelError as error:
        assert not belongs(name) and "\n" not in words("en").say(error.said)


@pytest.mark.parametrize(
    "name",
    [
        "../programs/x.yaml", "programs/../../x.yaml", "/programs/x.yaml", "C:/programs/x.yaml", "C:\\x.yaml",
        "programs\\x.yaml", "programs/x.yaml\0.exe", "programs/con.yaml", "programs/com1.yaml", "programs/X.yaml",
        "programs/x.yml", "programs/x.py", "programs/a/x.yaml", "programs/.yaml", "programs/", "ui/x.yaml",
        "model/x.yaml", "pack.yaml ", "./pack.yaml", "programs/é.yaml", "programs/x.yaml\n",
        f"programs/{'x' * 90}.yaml", "__main__.py",
        "//host/share/x.yaml", "programs//x.yaml", "~/x.yaml", "programs/x.yaml:stream",
    ],
)  # fmt: skip
def test_hostile_names(name: str) -> None:
    sentence = refused(named(name))
    assert sentence.startswith("A pack cannot have a file called “") and "Nothing was unpacked." in sentence


def named(name: str) -> bytes:
    """A zip with a file of exactly this name, also where the library would mend it."""
    raw = name.encode()
    holder = "n" * len(raw)
    data = zipped({"pack.yaml": MANIFEST, holder: b"x"}).replace(holder.encode(), raw)
    if not name.isascii():  # the flag that says the name is in UTF-8
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            start = data.rindex(mark)
            data = data[: start + at] + struct.pack("<H", 0x800) + data[start + at + 2 :]
    return data


def special(change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(LIST, listed(FILES))
        for name, data in FILES.items():
            info = zipfile.ZipInfo(name)
            change(info)
            file.writestr(info, data)
    return out.getvalue()


def link(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def device(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFCHR | 0o666) << 16


def test_links_devices_passwords_and_odd_packing_are_refused() -> None:
    squeezed = io.BytesIO()
    with zipfile.ZipFile(squeezed, "w", zipfile.ZIP_LZMA) as file:
        file.writestr(LIST, b"x" * 500)
    locked = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = GOOD.index(mark)
        locked[start + at] |= 1
    for data in (special(link), special(device), squeezed.getvalue(), bytes(locked)):
        assert "is no plain file" in refused(data)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    flat = {"pack.yaml": MANIFEST, "programs/big.yaml": b"\0" * MOST_BYTES}
    assert "out of all proportion" in refused(zipped(flat, zipfile.ZIP_DEFLATED))
    assert "256" in refused(zipped({"pack.yaml": b"x" * (MOST_BYTES + 1)}))
    many = {f"programs/a{n}.yaml": b"" for n in range(parcel.MOST_FILES)}
    sentence = refused(zipped({"pack.yaml": MANIFEST, **many}))
    assert sentence.startswith("There are 1,001 files in the pack; 1,000 are allowed")
    long = {f"programs/a{n}.yaml": b"x" * MOST_BYTES for n in range(40)}
    assert "would take more than 8,192 KiB" in refused(zipped({"pack.yaml": MANIFEST, **long}))


def unpackable(files: Mapping[str, bytes]) -> str:
    """Why a pack cannot be made of these files."""
    with pytest.raises(ParcelError) as caught:
        packed(Parcel(files, fingerprint(files)))
    return words("en").say(caught.value.said)


def test_nothing_is_packed_that_could_not_be_opened() -> None:
    room = parcel.MOST_PARCEL // MOST_BYTES
    full = {f"programs/a{n:02}.yaml": b"x" * MOST_BYTES for n in range(room)}
    assert unpackable({"pack.yaml": MANIFEST, **full}) == (
        "What is in the pack would take more than 4,096 KiB. Split it into several packs."
    )
    almost = {name: full[name] for name in sorted(full)[1:]} | {"pack.yaml": MANIFEST}
    assert unpacked(packed(Parcel(almost, fingerprint(almost)))).files == almost
    assert unpackable({"pack.yaml": MANIFEST, "translations.yaml": b"x" * (MOST_BYTES + 1)}) == (
        "The file translations.yaml is larger than 256 KiB; no file of a pack may be. Shorten it, or split the pack."
    )
    many = {f"programs/a{n}.yaml": b"" for n in range(parcel.MOST_FILES)}
    assert unpackable({"pack.yaml": MANIFEST, **many}) == (
        "There are 1,001 files in the pack; 1,000 are allowed. Split it into several packs."
    )
    del many["programs/a0.yaml"]
    most = {"pack.yaml": MANIFEST, **many}
    assert len(unpacked(packed(Parcel(most, fingerprint(most)))).files) == parcel.MOST_FILES


def test_a_size_that_lies_gets_nobody_anywhere() -> None:
    """The size in the directory is small, what is there is not: no more is read than was said."""
    body = zlib.compress(b"a" * 200_000, 9)[2:-4]
    data = bytearray(zipped({"pack.yaml": MANIFEST, "programs/x.yaml": b"q" * len(body)}))
    for mark, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        start = data.rindex(mark)
        data[start + method : start + method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        data[start + size : start + size + 4] = struct.pack("<L", 1000)
    spoilt = bytes(data).replace(b"q" * len(body), body)
    assert refused(spoilt) == "The file is damaged or is no pack. Have it sent again."


def test_one_file_twice_is_refused() -> None:
    out = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("pack.yaml", MANIFEST)
    assert refused(out.getvalue()) == "The pack has the file pack.yaml twice. Nothing was unpacked."


def test_other_zips_and_changed_packs_are_told_apart() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("pack.yaml", MANIFEST)
    assert refused(out.getvalue()) == "This is a zip file, but no pack made by “border pack”: it has no contents.txt."
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        found = {name: file.read(name) for name in file.namelist()}
    found["programs/patrols.yaml"] = b"id: other\n"
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as file:
        for name, data in found.items():
            file.writestr(name, data)
    assert refused(again.getvalue(), "fr") == (
        "Le paquet n’est plus tel qu’il a été fait\u00a0: son contenu ne correspond pas à son empreinte. "
        "Faites-le envoyer de nouveau."
    )
    later = io.BytesIO()
    with zipfile.ZipFile(later, "w") as file:
        for name, data in found.items():
            file.writestr(name, data.replace(b"longest-border pack 1", b"longest-border pack 2"))
    assert refused(later.getvalue()).startswith("The pack was made by a newer game.")


def test_files_that_cannot_be_had(tmp_path: Path) -> None:
    with pytest.raises(ParcelError) as caught:
        opened(tmp_path / "none.border")
    said = caught.value.said
    assert words("en").say(said).endswith("none.border cannot be read: there is no such file or folder.")
    assert words("fr").say(said).endswith("none.border : ce fichier ou ce dossier n’existe pas.")
    huge = tmp_path / "huge.border"
    with huge.open("wb") as file:
        file.truncate(parcel.MOST_PARCEL + 1)
    with pytest.raises(ParcelError) as caught:
        opened(huge)
    assert words("en").say(caught.value.said) == "The file is larger than 4,096 KiB; no pack is. It was not opened."


def test_a_folder_gives_its_cards_and_tells_what_it_leaves(tmp_path: Path) -> None:
    for name, data in {
        **FILES,
        "notes.txt": b"",
        "ui/x.yaml": b"",
        ".git/config": b"",
        "programs/Odd.yaml": b"",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "events" / "far.yaml").symlink_to("/etc/hostname")
    found, left = gathered(tmp_path)
    assert found == Parcel(FILES, fingerprint(FILES))
    assert left == ("events/far.yaml", "notes.txt", "programs/Odd.yaml", "ui/x.yaml")
    (tmp_path / "pack.yaml").unlink()
    with pytest.raises(ParcelError) as caught:
        gathered(tmp_path)
    assert "it has no pack.yaml" in words("en").say(caught.value.said)


@pytest.mark.parametrize("title", ['"\\e]0;x\\a"', '"\\0"', '"\\u202egpj"', '"\\ud800"', '"\\x9b31m"', "'a\u202eb'"])
def test_no_text_of_a_pack_gives_orders_to_what_shows_it(tmp_path: Path, title: str) -> None:
    path = tmp_path / "valley" / "pack.yaml"
    path.parent.mkdir()
    path.write_text(f"id: valley\ntitle: {{en: {title}, fr: x}}\n", encoding="utf-8")
    card, problems = read_card(path, "packs/valley/pack.yaml", "packs")
    assert card is None and problems
    assert all(letter.isprintable() for problem in problems for letter in words("en").say(problem.said))
