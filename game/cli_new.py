"""`border new`: a few questions, and a commented card that lints clean and plays."""

from __future__ import annotations

from typing import Annotated

import typer

from game.asking import begin_card, begin_pack
from game.terminal import Language

HELP = "A new card, scenario or pack. / Une nouvelle carte, un scénario ou un paquet."
new = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)
Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="pack | content")]
Title = Annotated[str, typer.Option("--title", help="English / en anglais")]
TitleFr = Annotated[str, typer.Option("--title-fr", help="French / en français")]
Text = Annotated[str, typer.Option("--text", help="English / en anglais")]
TextFr = Annotated[str, typer.Option("--text-fr", help="French / en français")]
The = Annotated[str, typer.Option("--the", help="the …")]
TheFr = Annotated[str, typer.Option("--the-fr", help="le, la, les …")]
Brief = Annotated[str, typer.Option("--brief", help="English / en anglais")]
BriefFr = Annotated[str, typer.Option("--brief-fr", help="French / en français")]
Id = Annotated[str, typer.Option("--id", help="a-z 0-9 -")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="no questions / sans questions")]
Money = Annotated[str, typer.Option(help="C$ M")]
Names = Annotated[str, typer.Option(help="a,b,c")]
Word = Annotated[str, typer.Option(help="one word / un mot")]


@new.command()
def program(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    by: Names = "",
    start: Money = "",
    yearly: Money = "",
    moves: Word = "",
    where: Word = "",
    amount: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A program that actors fund. / Un programme que les acteurs financent."""
    words = {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr}
    given = words | {"by": by, "start": start, "yearly": yearly}
    begin_card("program", folder, given | {"moves": moves, "where": where, "amount": amount}, id, lang, ask=not yes)


@new.command()
def agreement(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    kind: Word = "",
    parties: Names = "",
    start: Money = "",
    yearly: Money = "",
    moves: Word = "",
    where: Word = "",
    amount: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """An agreement that parties sign. / Une entente que des parties signent."""
    words = {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr}
    given = words | {"kind": kind, "parties": parties, "start": start, "yearly": yearly}
    begin_card("agreement", folder, given | {"moves": moves, "where": where, "amount": amount}, id, lang, ask=not yes)


@new.command()
def event(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    chance: Word = "",
    moves: Word = "",
    where: Word = "",
    amount: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """An event that may happen. / Un événement qui peut arriver."""
    words = {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr}
    given = words | {"chance": chance, "moves": moves, "where": where}
    begin_card("event", folder, given | {"amount": amount}, id, lang, ask=not yes)


@new.command()
def lever(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    kind: Word = "",
    by: Names = "",
    on: Names = "",
    capital: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A lever that an actor pulls. / Un levier qu’un acteur actionne."""
    words = {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr}
    given = words | {"kind": kind, "by": by, "on": on, "capital": capital}
    begin_card("lever", folder, given, id, lang, ask=not yes)


@new.command()
def actor(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    the: The = "",
    the_fr: TheFr = "",
    brief: Brief = "",
    brief_fr: BriefFr = "",
    country: Word = "",
    level: Word = "",
    revenue: Money = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """An actor with a seat at the table. / Un acteur qui siège à la table."""
    names = {"title": title, "title_fr": title_fr, "the": the, "the_fr": the_fr}
    given = names | {"brief": brief, "brief_fr": brief_fr, "country": country, "level": level, "revenue": revenue}
    begin_card("actor", folder, given, id, lang, ask=not yes)


@new.command()
def constituency(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A group that an actor answers to at home. / Un groupe à qui un acteur rend des comptes chez lui."""
    begin_card(
        "constituency",
        folder,
        {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr},
        id,
        lang,
        ask=not yes,
    )


@new.command()
def corridor(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    lon: Word = "",
    lat: Word = "",
    trucks: Word = "",
    cars: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A crossing of the border. / Un passage de la frontière."""
    given = {"title": title, "title_fr": title_fr, "lon": lon, "lat": lat, "trucks": trucks, "cars": cars}
    begin_card("corridor", folder, given, id, lang, ask=not yes)


@new.command()
def persona(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    style: Word = "",
    suits: Names = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A player that the computer plays. / Un joueur que joue l’ordinateur."""
    words = {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr}
    given = words | {"style": style, "suits": suits}
    begin_card("persona", folder, given, id, lang, ask=not yes)


@new.command()
def scenario(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    text: Text = "",
    text_fr: TextFr = "",
    seats: Names = "",
    rounds: Word = "",
    months: Word = "",
    first: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A scenario: who sits down, and for how long. / Un scénario : qui s’assoit, et pour combien de temps."""
    words = {"title": title, "title_fr": title_fr, "text": text, "text_fr": text_fr}
    given = words | {"seats": seats, "rounds": rounds, "months": months}
    begin_card("scenario", folder, given | {"first": first}, id, lang, ask=not yes)


@new.command()
def pack(
    folder: Folder = "",
    title: Title = "",
    title_fr: TitleFr = "",
    authors: Names = "",
    licence: Word = "",
    id: Id = "",
    yes: Yes = False,
    lang: Language = "",
) -> None:
    """A pack: a folder of cards to share. / Un paquet : un dossier de cartes à partager."""
    given = {"title": title, "title_fr": title_fr, "authors": authors, "licence": licence}
    begin_pack(folder, given, id, lang, ask=not yes)
