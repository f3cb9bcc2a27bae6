"""A pack as one file that can be sent: made the same to the byte each time, and opened with suspicion.

The file is a zip of plain files: the manifest, the cards, and a list of all with their sums, from which the fingerprint
comes. Nothing in it is ever run, and no name in it is ever used as a path unless it is one that a pack can have.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from game.catalog.cause import cause
from game.catalog.kinds import KINDS
from game.catalog.manifest import NAME
from game.catalog.nodes import MOST_BYTES
from game.rules.types import Said

ENDING = ".border"
LIST = "contents.txt"
HEAD_OF_ANY = b"longest-border pack "
HEAD = HEAD_OF_ANY + b"1"
ROOT = (NAME, "translations.yaml")
"""Files that may lie at the root of a pack."""
MOST_FILES = 1000
"""Files of the pack itself, without the list of them."""
MOST_PARCEL = 4 * 1024 * 1024
"""Bytes of the file itself."""
MOST_UNPACKED = 8 * 1024 * 1024
MOST_RATIO = 100
"""How many times its packed size a file may have; text seldom has ten."""
_CARD = re.compile(rf"({'|'.join(KINDS)})/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml\Z")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that are no files on Windows."""
_DATE = (1980, 1, 1, 0, 0, 0)
_UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
)
"""What the library raises for bytes that are no sound zip."""


class ParcelError(Exception):
    """A pack cannot be packed, opened or put in place; `said` tells why and what to do."""

    def __init__(self, key: str, **values: int | str) -> None:
        super().__init__(key)
        self.said = Said(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a pack by their paths within it, and the fingerprint of all."""

    files: Mapping[str, bytes]
    fingerprint: str


def belongs(name: str) -> bool:
    """Whether a pack can have a file of this path."""
    match = _CARD.match(name)
    return name in ROOT or (match is not None and usable(match[2]))


def usable(id: str) -> bool:
    """Whether a file or a folder can have this name on every system."""
    return id not in _DEVICES and len(id) <= 80


def gathered(folder: Path) -> tuple[Parcel, tuple[str, ...]]:
    """The files of a pack's folder, and the names of those that are left behind. Raises ParcelError."""
    files: dict[str, bytes] = {}
    left = []
    try:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink() or not path.is_file():
                if path.is_symlink():
                    left.append(name)
            elif belongs(name):
                files[name] = path.read_bytes()
            elif not any(part.startswith(".") for part in name.split("/")):
                left.append(name)
    except OSError as error:
        raise ParcelError("parcel.unreadable", text=str(folder), why=cause(error)) from error
    if NAME not in files:
        raise ParcelError("parcel.no-pack", text=str(folder))
    _bounded(len(files), sum(map(len, files.values())))
    return Parcel(files, fingerprint(files)), tuple(left)


def fingerprint(files: Mapping[str, bytes]) -> str:
    """What names this content: two packs with the same one hold the same files to the byte."""
    return sha256(_list(files)).hexdigest()[:16]


def _list(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def packed(parcel: Parcel) -> bytes:
    """The parcel as a file. The same files make the same bytes, on any machine and at any time.

    Raises ParcelError for one that nobody could open again.
    """
    for name, data in sorted(parcel.files.items()):
        if len(data) > MOST_BYTES:
            raise ParcelError("parcel.file-long", text=name, most=MOST_BYTES // 1024)
    out = io.BytesIO()
    listed = HEAD + f"\n{parcel.fingerprint}\n".encode() + _list(parcel.files)
    # Stored as they are: what a library makes of compression may differ from one machine to the next.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for name, data in ((LIST, listed), *sorted(parcel.files.items())):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            file.writestr(info, data)
    data = out.getvalue()
    if len(data) > MOST_PARCEL:
        raise ParcelError("parcel.long", most=MOST_PARCEL // 1024)
    unpacked(data)
    return data


def opened(path: Path) -> Parcel:
    """The files of a parcel, checked but not yet read as content. Raises ParcelError for anything that is not sound."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_PARCEL + 1)
    except OSError as error:
        raise ParcelError("parcel.unreadable", text=str(path), why=cause(error)) from error
    if len(data) > MOST_PARCEL:
        raise ParcelError("parcel.large", most=MOST_PARCEL // 1024)
    return unpacked(data)


def unpacked(data: bytes) -> Parcel:
    """The same from the parcel's bytes, of which there are MOST_PARCEL at most."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            found = _files(file)
    except _UNSOUND as error:
        raise ParcelError("parcel.damaged") from error
    listed = found.pop(LIST, b"")
    if listed.startswith(HEAD_OF_ANY) and not listed.startswith(HEAD + b"\n"):
        raise ParcelError("parcel.newer")
    if NAME not in found or not listed:
        raise ParcelError("parcel.foreign", text=LIST if NAME in found else NAME)
    sum = fingerprint(found)
    if listed != HEAD + f"\n{sum}\n".encode() + _list(found):
        raise ParcelError("parcel.altered")
    return Parcel(found, sum)


def _files(file: zipfile.ZipFile) -> dict[str, bytes]:
    entries = file.infolist()
    _bounded(sum(info.filename != LIST for info in entries), sum(info.file_size for info in entries))
    names: set[str] = set()
    for info in entries:
        _checked(info, names)
        names.add(info.filename)
    found: dict[str, bytes] = {}
    for info in entries:
        with file.open(info) as inner:
            found[info.filename] = inner.read(MOST_BYTES + 1)
        if len(found[info.filename]) != info.file_size:
            raise ParcelError("parcel.damaged")
    return found


def _checked(info: zipfile.ZipInfo, names: set[str]) -> None:
    """Whether one file may be read, beside those of these names. Raises ParcelError."""
    name = info.orig_filename
    if name != info.filename or not (name == LIST or belongs(name)):
        raise ParcelError("parcel.name", text=shown(name), allowed=", ".join(KINDS))
    if name in names:
        raise ParcelError("parcel.name-twice", text=name)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or info.flag_bits & 1 or info.compress_type not in (0, zipfile.ZIP_DEFLATED):
        raise ParcelError("parcel.no-file", text=name)
    if info.file_size > MOST_BYTES:
        raise ParcelError("parcel.file-large", text=name, most=MOST_BYTES // 1024)
    if info.file_size > MOST_RATIO * max(1, info.compress_size):
        raise ParcelError("parcel.bomb", text=name)


def _bounded(count: int, size: int) -> None:
    """Whether so many files, the list not counted, of so many bytes may be. Raises ParcelError."""
    if count > MOST_FILES:
        raise ParcelError("parcel.many", n=count, most=MOST_FILES)
    if size > MOST_UNPACKED:
        raise ParcelError("parcel.long", most=MOST_UNPACKED // 1024)


def shown(name: str) -> str:
    """A name out of a file of strangers, fit to be printed."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in name)
    return plain if len(plain) <= 60 else plain[:59] + "…"


def spread(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files below a folder that is not there yet. Raises OSError."""
    for name in sorted(files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
