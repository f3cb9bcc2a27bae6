"""The `border` command: what it can do, each part imported when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from game.catalog.shelf import shipped
from game.catalog.texts import LANGUAGES, Words
from game.cli_help import in_language, led
from game.terminal import UnwrittenError, spoken

COMMANDS = {
    "play": "game.cli_play:play",
    "host": "game.cli_play:host",
    "join": "game.cli_join:join",
    "watch": "game.cli_watch:watch",
    "replay": "game.cli_watch:replay",
    "coach": "game.cli_watch:coach",
    "debrief": "game.cli_debrief:debrief",
    "export": "game.cli_class:export",
    "new": "game.cli_new:new",
    "lint": "game.cli_lint:lint",
    "preview": "game.cli_preview:preview",
    "balance": "game.cli_balance:balance",
    "pack": "game.cli_packs:pack",
    "install": "game.cli_packs:install",
    "packs": "game.cli_packs:packs",
    "upgrade": "game.cli_upgrade:rewrite",
    "schema": "game.cli_schema:schema",
    "lab": "game.cli_lab:lab",
    "screenshots": "game.cli_doctor:screenshots",
    "doctor": "game.cli_doctor:doctor",
}
"""Name of a command to the module it is written in and what it is called there: a function or a group of commands."""


class Commands(TyperGroup):
    """All of them, with help in a language. None is imported before its name or the help that lists all asks for it."""

    def __init__(self, language: str) -> None:
        super().__init__(name="border", rich_markup_mode=None, suggest_commands=False)
        self._language = language

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """The command of a name; None: there is none."""
        return in_language(command(cmd_name), self._language) if cmd_name in COMMANDS else None


def command(name: str) -> TyperCommand | TyperGroup:
    """A command of the table, imported. Raises KeyError for an unknown name."""
    module, _, own = COMMANDS[name].partition(":")
    found = getattr(import_module(module), own)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name)(found)
        found = alone
    made = typer.main.get_command(found)
    assert isinstance(made, TyperCommand | TyperGroup)
    made.name = name
    return made


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; the exit code. What cannot be understood is said in the person's language."""
    border = in_language(Commands(asked_language(arguments)), asked_language(arguments))
    try:
        code = border.main(args=led(border, arguments) or ["--help"], prog_name="border", standalone_mode=False)
    except USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # a group named without a command: its help
            typer.echo(str(error))
            return 0
        typer.echo(misunderstood(error, asked_language(arguments)), err=True)
        return 2
    except UnwrittenError as error:
        typer.echo(Words(shipped(), asked_language(arguments)).key("cli.unwritten", why=error.args[0]), err=True)
        return 1
    return code if isinstance(code, int) else 0


USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for any argument that it cannot use."""


def asked_language(arguments: Sequence[str]) -> str:
    """The language that a command line asks for last, even when the rest of it cannot be understood."""
    asked = spoken()
    for at, argument in enumerate(arguments):
        found = arguments[at + 1] if argument == "--lang" and at + 1 < len(arguments) else argument.partition("=")[2]
        if argument.startswith("--lang") and found in LANGUAGES:
            asked = found
    return asked


def misunderstood(error: Exception, language: str) -> str:
    """A sentence for a command line that cannot be used, with the nearest word when there is one."""
    words = Words(shipped(), language)
    kind, near = type(error).__name__, list(getattr(error, "possibilities", None) or ())
    known = list(COMMANDS)
    if kind in ("NoSuchOption", "BadOptionUsage"):
        key, text = ("cli.option" if kind == "NoSuchOption" else "cli.value"), str(getattr(error, "option_name", ""))
    elif kind == "MissingParameter":
        key, text = "cli.argument", str(getattr(getattr(error, "param", None), "name", "")).upper()
    elif kind == "BadParameter":
        key, text = "cli.value", str((getattr(error.param, "opts", None) or [""])[0])  # type: ignore[attr-defined]
    elif "'" in str(error):
        key, text = "cli.command", str(error).split("'")[1]
        known = list(getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", None) or COMMANDS)
        near = get_close_matches(text, known, 1)
    else:
        key, text = "cli.unusable", ""
    hint = " " + words.key("cli.near", text=near[0]) if near else ""
    return words.key(key, text=text, allowed=", ".join(known)) + hint + "\n" + words.key("cli.help")


def main() -> None:
    """The command."""
    sys.exit(run(sys.argv[1:]))
