"""The registry of the model's variables: the vocabulary of effects, the dials, the indicators."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variable:
    """One quantity of the model.

    axis: world, corridor, actor or dyad. kind: driver (no memory: base plus what acts now), stock (has memory),
    result (computed each step), indicator (0 to 100, part of a score). `start` is its value in the autumn of 2001.
    """

    name: str
    axis: str
    kind: str
    unit: str
    low: float
    high: float
    start: float
    en: str
    fr: str
    source_en: str
    source_fr: str
    """Where the start value comes from."""


ASSUMED = ("assumption", "hypothèse (assumption)")
SOURCES = {
    "trade": (
        "US Census, converted month by month: C$587.8 billion in 2001",
        "US Census, converti mois par mois\u00a0: 587,8\u00a0G$ CA en 2001",
    ),
    "travel_us": (
        "Statistics Canada: 42.871 million in 2001 (sum of published parts)",
        "Statistique Canada\u00a0: 42,871 millions en 2001 (somme des parties publiées)",
    ),
    "travel_ca": (
        "Statistics Canada: about 38.4 million in 2001 (memory-medium)",
        "Statistique Canada\u00a0: environ 38,4 millions en 2001 (de mémoire)",
    ),
}
"""Where start values come from; the others are assumptions."""


def _rows(axis: str, kind: str, *rows: tuple[str, str, float, float, float, str, str]) -> tuple[Variable, ...]:
    return tuple(
        Variable(name, axis, kind, unit, low, high, start, en, fr, *SOURCES.get(name, ASSUMED))
        for name, unit, low, high, start, en, fr in rows
    )


VARIABLES: tuple[Variable, ...] = (
    *_rows(
        "world",
        "driver",
        ("depth", "1 = 2000", 0.2, 4, 1, "How deep inspections go", "Profondeur des inspections"),
        ("documents", "0-1", 0, 1, 0.05, "Documents asked of travellers", "Documents exigés des voyageurs"),
        ("technology", "0-1", 0, 1, 0.1, "Technology at the ports", "Technologie dans les postes"),
        (
            "trader_pull",
            "0-1",
            0,
            1,
            0.05,
            "Push for trusted-trader enrolment",
            "Incitation à l’inscription des négociants",
        ),
        (
            "traveller_pull",
            "0-1",
            0,
            1,
            0.05,
            "Push for trusted-traveller enrolment",
            "Incitation à l’inscription des voyageurs",
        ),
        ("intelligence", "effort", 0, 3, 0.3, "Intelligence effort", "Effort de renseignement"),
        ("perimeter", "effort", 0, 3, 0.2, "Perimeter effort", "Effort de périmètre"),
        ("critical", "effort", 0, 3, 0.2, "Protection of critical sites", "Protection des sites essentiels"),
        ("visible", "effort", 0, 3, 0.2, "Visible security spending", "Dépenses de sécurité visibles"),
        ("compliance", "% of goods value", 0, 2, 0.1, "Paperwork of trade", "Paperasse du commerce"),
        ("demand", "log", -1, 1, 0, "Shift of trade demand", "Décalage de la demande commerciale"),
        ("mood_us", "log", -1, 1, 0, "US residents’ wish to travel", "Envie de voyager des Américains"),
        ("mood_ca", "log", -1, 1, 0, "Canadians’ wish to travel", "Envie de voyager des Canadiens"),
    ),
    *_rows(
        "corridor",
        "driver",
        ("staffing", "share of 2000", -0.6, 2, 0, "Officers and booths", "Agents et guérites"),
        ("capacity", "share of 2000", -0.6, 3, 0, "Lanes and roads", "Voies et routes"),
        ("patrol", "effort", 0, 3, 0.2, "Patrols between the ports", "Patrouilles entre les postes"),
        ("ports", "effort", 0, 3, 0.3, "Security at the ports", "Sécurité dans les postes"),
        ("disruption", "share of time", 0, 0.9, 0, "Closed or blocked", "Fermé ou bloqué"),
    ),
    *_rows("actor", "driver", ("police", "effort", 0, 3, 0.2, "Local police effort", "Effort de police locale")),
    *_rows(
        "world",
        "stock",
        ("terror", "1 = 2000", 0, 6, 1.6, "Terrorist threat", "Menace terroriste"),
        ("crime", "1 = 2000", 0, 6, 1, "Organised crime", "Crime organisé"),
        ("health", "1 = 2000", 0, 6, 1, "Public-health threat", "Menace sanitaire"),
        (
            "alarm",
            "0-100",
            0,
            100,
            40,
            "Alarm in the capital and the public",
            "Inquiétude dans la capitale et le public",
        ),
        ("congress", "0-100", 0, 100, 45, "Appetite for mandates in Congress", "Appétit du Congrès pour des mesures"),
        (
            "expectation",
            "0-100",
            0,
            100,
            30,
            "What the public expects of security",
            "Ce que le public attend de la sécurité",
        ),
        ("reassurance", "0-100", 0, 100, 40, "Belief that the neighbour is reliable", "Foi en la fiabilité du voisin"),
        ("interop", "0-100", 0, 100, 25, "How well agencies work together", "Travail commun des organismes"),
        (
            "diversification",
            "share",
            0,
            0.3,
            0.02,
            "Exporters that left this market",
            "Exportateurs ayant quitté ce marché",
        ),
        ("trusted_trader", "% of trade", 0, 80, 2, "Trade by trusted traders", "Commerce des négociants fiables"),
        ("trusted_traveller", "% of trips", 0, 60, 1, "Trips by trusted travellers", "Voyages des voyageurs fiables"),
        ("trade", "C$ billion a year", 50, 2000, 588, "Two-way goods trade", "Échanges bilatéraux de biens"),
        ("travel_us", "million trips a year", 1, 120, 42.9, "Trips by US residents", "Voyages de résidents américains"),
        (
            "travel_ca",
            "million trips a year",
            1,
            120,
            38.4,
            "Trips by Canadian residents",
            "Voyages de résidents canadiens",
        ),
        ("outrage", "0-100", 0, 100, 20, "Outrage at failures of security", "Indignation devant les échecs"),
    ),
    *_rows(
        "actor",
        "stock",
        ("opinion", "0-100", 0, 100, 52, "Opinion at home", "Opinion publique"),
        ("sovereignty", "0-100", 0, 100, 60, "Control over own decisions", "Maîtrise de ses décisions"),
        ("autonomy", "0-100", 0, 100, 50, "Room to act", "Marge de manœuvre"),
        ("local_economy", "0-100", 0, 100, 55, "Border towns", "Villes frontalières"),
        ("burden", "C$ million a year", 0, 5000, 0, "Contribution, smoothed", "Contribution lissée"),
    ),
    *_rows("dyad", "stock", ("trust", "0-100", 0, 100, 50, "Trust", "Confiance")),
    *_rows(
        "world",
        "result",
        ("pressure", "0-100", 0, 100, 24, "Pressure to thicken the border", "Pression pour durcir la frontière"),
        ("interdiction", "%", 0, 100, 50, "Chance to stop a plot in time", "Chance de déjouer un complot"),
        ("risk", "expected loss", 0, 100, 30, "Expected loss", "Perte attendue"),
        ("incidents", "a round", 0, 9, 0, "Incidents in the round", "Incidents du tour"),
        ("border_cost", "% of goods value", 0, 10, 0.5, "Cost of crossing", "Coût du passage"),
    ),
    *_rows(
        "corridor",
        "result",
        ("wait_truck", "minutes", 0, 600, 15, "Wait of trucks", "Attente des camions"),
        ("wait_car", "minutes", 0, 600, 10, "Wait of cars", "Attente des voitures"),
        ("flow_truck", "thousand a year", 0, 100_000, 0, "Trucks southbound", "Camions vers le sud"),
        ("flow_car", "thousand a year", 0, 100_000, 0, "Cars southbound", "Voitures vers le sud"),
    ),
    *_rows(
        "actor",
        "indicator",
        ("safety", "0-100", 0, 100, 50, "Safety from expected loss", "Sûreté selon la perte attendue"),
        ("commerce", "0-100", 0, 100, 50, "Trade and its cost", "Commerce et son coût"),
        ("mobility", "0-100", 0, 100, 50, "Travel and its waits", "Voyages et leurs attentes"),
        ("standing", "0-100", 0, 100, 50, "Trust of the others", "Confiance des autres"),
        (
            "fairness",
            "0-100",
            0,
            100,
            50,
            "Contribution against benefit and need",
            "Contribution selon l’avantage et le besoin",
        ),
        ("assurance", "0-100", 0, 100, 40, "Reassurance given or felt", "Fiabilité reconnue, à soi ou à l’autre"),
    ),
)
"""Every quantity, grouped by axis and kind; the order is the order of the model's cells and dials."""

BY_NAME = {variable.name: variable for variable in VARIABLES}
AXES = ("world", "corridor", "actor", "dyad")
INDICATORS = (
    "safety",
    "commerce",
    "mobility",
    "local_economy",
    "sovereignty",
    "autonomy",
    "opinion",
    "standing",
    "fairness",
    "assurance",
)
"""What an actor's weights may name. Four of them are stocks of the actor that are already 0 to 100."""
HIDDEN = ("burden",)
"""Stocks that are bookkeeping: no card may move them, no dial shows them."""
TARGETS = tuple(
    v.name
    for v in VARIABLES
    if v.kind in ("driver", "stock")
    and v.name not in (*HIDDEN, "trusted_trader", "trusted_traveller", "trade", "travel_us", "travel_ca", "outrage")
)
"""What the effect of a card may move."""
DIALS = tuple(v.name for v in VARIABLES if v.kind != "driver" and v.name not in HIDDEN)
"""What is shown to players and read by the rules."""
THREATENING = ("terror", "crime", "health")
"""The stocks that are threats."""
DEEDS = ("kept", "broken", "initiative", "comply", "blame", "joint")
LAYERS = ("intelligence", "perimeter", "critical", "ports", "patrol", "police")
"""The layers of security; the first three are the world's, then the corridors' and the actors'."""


def sites(axis: str, actors: tuple[str, ...], corridors: tuple[str, ...]) -> tuple[str, ...]:
    """The places of an axis, as they are written behind "@"; the world has one without a name."""
    if axis == "world":
        return ("",)
    if axis == "corridor":
        return corridors
    if axis == "actor":
        return actors
    return tuple(f"{a}~{b}" for i, a in enumerate(actors) for b in actors[i + 1 :])


def dial_names(actors: tuple[str, ...], corridors: tuple[str, ...]) -> tuple[str, ...]:
    """Every dial of a table in order: "alarm", "wait_truck@<corridor>", "trust@<actor>~<actor>" ..."""
    return tuple(
        f"{name}@{site}" if site else name for name in DIALS for site in sites(BY_NAME[name].axis, actors, corridors)
    )
