"""The command's help in one language, out of what each part says of itself in both ("English / en français")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from game.catalog.shelf import shipped
from game.catalog.texts import Words

_BOTH = re.compile(r"(?P<lead>(?:--[\w, -]+: )?)(?P<en>[^\[]+?) / (?P<fr>.+)\Z", re.DOTALL)
HEADS = {
    "Usage: ": "help.usage",
    "Options:": "help.options",
    "Commands:": "help.commands",
    "Arguments:": "help.arguments",
}
"""How the lines begin that are the library's own, and what stands for that."""
OWN = "Show this message and exit."
"""What the library says of --help."""


def in_language(command: Any, language: str) -> Any:
    """A command whose help, and that of all commands within it, is in a language."""
    command.help = half(command.help or "", language)
    for parameter in command.params:
        parameter.help = half(getattr(parameter, "help", None) or "", language)
    plain = command.get_help
    command.get_help = lambda context: _headed(plain(context), language)
    for inner in getattr(command, "commands", {}).values():
        in_language(inner, language)
    return command


def half(said: str, language: str) -> str:
    """What is said in both languages, in one of them; what is said in none stays."""
    both = _BOTH.match(said)
    return said if both is None else both["lead"] + both["fr" if language == "fr" else "en"]


def _headed(text: str, language: str) -> str:
    """A page of help with the words of the library in a language."""
    words, lines = Words(shipped(), language), []
    for line in text.splitlines():
        head = next((head for head in HEADS if line.startswith(head)), "")
        said = words.key(HEADS[head]) + line[len(head) :] if head else line
        lines.append(said.replace(OWN, words.key("help.own")))
    return "\n".join(lines)


def led(command: Any, arguments: Sequence[str]) -> list[str]:
    """A command line with the languages it asks for at its end, wherever they stood; without any where no command is
    carried out that could speak one."""
    given, languages, left = list[str](), list[str](), list(arguments)
    while left:
        asks = left[0].startswith("--lang=") or (left[0] == "--lang" and len(left) > 1)
        width = 2 if asks and left[0] == "--lang" else 1
        (languages if asks else given).extend(left[:width])
        left = left[width:]
    for one in given:
        if isinstance(command, TyperGroup):
            command = command.get_command(typer.Context(command), one) or command
    return given if "--help" in given or isinstance(command, TyperGroup) else [*given, *languages]
