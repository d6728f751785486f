"""One exhibit of every kind that is drawn, with made-up numbers in the form in which ``evidence`` gives them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from backing.evidence.finding import Exhibit

POSTED = date(2024, 5, 3)


def timeline() -> Exhibit:
    """The six-week window for each possible day of posting, and what was claimed around it."""
    days = [POSTED + timedelta(days=offset) for offset in range(8)]
    windows = [
        {"posted": d.isoformat(), "start": (d - timedelta(days=41)).isoformat(), "end": d.isoformat()} for d in days
    ]
    rows = (
        {"date": "2024-01-20", "label": "truce announced", "type": "event", "in_window": False},
        {"date": "2024-02-11", "label": "bridge at Tal, claimed the same day", "type": "event", "in_window": False},
        {
            "date": "2024-04-02",
            "label": "depot at Harun town, claimed by the group",
            "type": "counter-example",
            "in_window": True,
        },
        {
            "date": "2024-04-19",
            "label": "checkpoint at Miran, claimed by the group",
            "type": "counter-example",
            "in_window": True,
        },
        {"date": "2024-06-01", "label": "market at Tal, claimed by the group", "type": "event", "in_window": False},
    )
    return Exhibit(
        kind="timeline",
        title="Attacks the River Front claimed, and the six weeks of the text",
        data=rows,
        notes={"windows": windows, "measure": "claimed attacks"},
    )


def forks() -> Exhibit:
    """Twelve ways to ask whether raids fell."""
    choices = {
        "base": ["six months", "a year"],
        "date": ["as claimed", "1 month later"],
        "meaning": ["0.5", "0.75", "0.9"],
    }
    ways = [dict(zip(choices, way, strict=True)) for way in product(*choices.values())]
    return Exhibit(
        kind="forks",
        title="Did raids fall, by every admissible choice",
        data=tuple({"way": n, "p": round(n / 13, 3)} | way for n, way in enumerate(ways, start=1)),
        notes={"choices": choices, "measure": "probability that they fell"},
    )


def exhibits() -> dict[str, Exhibit]:
    """One exhibit of every kind that can be drawn, by kind."""
    months = [date(2022 + m // 12, m % 12 + 1, 1) for m in range(28)]
    series = tuple(
        {
            "date": d.isoformat(),
            "value": 14 - (8 if d >= date(2024, 1, 1) else 0) + (n * 7) % 5,
            "fitted": 16.0 - (8.2 if d >= date(2024, 1, 1) else 0),
        }
        for n, d in enumerate(months)
    )
    placebo = [{"date": d.isoformat(), "effect": -((n * 5) % 7) / 10} for n, d in enumerate(months[4:-2])]
    return {
        "timeline": timeline(),
        "estimates": Exhibit(
            kind="estimates",
            title="How many members, by source",
            data=(
                {
                    "label": "claimed by the governor",
                    "low": 3000,
                    "mid": 3000,
                    "high": 3000,
                    "unit": "armed members",
                    "published": None,
                    "knowable": True,
                    "kind": "claim",
                },
                {
                    "label": "observer mission, 2023",
                    "low": 900,
                    "mid": 1200,
                    "high": 1600,
                    "unit": "fighters",
                    "published": "2023-07-01",
                    "knowable": True,
                    "kind": "published",
                },
                {
                    "label": "observer mission, families taken out",
                    "low": 300,
                    "mid": 480,
                    "high": 800,
                    "unit": "fighters",
                    "published": "2023-07-01",
                    "knowable": True,
                    "kind": "converted",
                },
                {
                    "label": "neighbouring ministry, 2024",
                    "low": 2000,
                    "mid": 2450,
                    "high": 3000,
                    "unit": "members",
                    "published": "2024-08-01",
                    "knowable": False,
                    "kind": "published",
                },
                {
                    "label": "all of these together",
                    "low": 600,
                    "mid": 1300,
                    "high": 2900,
                    "unit": "fighters",
                    "published": None,
                    "knowable": True,
                    "kind": "pooled",
                },
            ),
            notes={"unit": "armed members (logarithmic)", "claimed": 3000.0},
        ),
        "curve": Exhibit(
            kind="curve",
            title="What “large” would have to mean",
            data=tuple(
                {"threshold": t, "p": round(1 / (1 + (t / c) ** 3), 4), "series": s, "central": s == "all sources"}
                for s, c in (("all sources", 1300), ("observers", 1000), ("ministries", 1900))
                for t in range(200, 5001, 200)
            ),
            notes={"x": "at least this many members", "y": "probability of the claim"},
        ),
        "before_after": Exhibit(
            kind="before_after",
            title="Attacks a month around the truce",
            data=series,
            notes={"break": "2024-01-20", "placebo": placebo, "effect": -0.62, "rank": 0.08},
        ),
        "forks": forks(),
        "tipping": Exhibit(
            kind="tipping",
            title="Raids now against the 2000s",
            data=tuple({"ratio": r / 4, "adjusted": 2.1 / (r / 4)} for r in range(4, 41)),
            notes={"tipping": 2.1, "plausible": [1.5, 6.0], "measure": "raids then : raids now, after correction"},
        ),
        "ladder": Exhibit(
            kind="ladder",
            title="Six silent weeks if nothing had changed",
            data=(
                {"model": "independent attacks", "p": 2.3e-7, "assumptions": "Poisson"},
                {"model": "clustered by week", "p": 1.9e-3, "low": 4e-4, "high": 8e-3, "assumptions": "k = 0.5"},
                {
                    "model": "one rate for the window",
                    "p": 0.178,
                    "low": 0.05,
                    "high": 0.4,
                    "assumptions": "gamma, k = 0.5",
                },
                {"model": "one in seven claimed", "p": 0.1, "assumptions": "thinned"},
            ),
            notes={"measure": "probability of no claimed attack"},
        ),
        "rates": Exhibit(
            kind="rates",
            title="Claimed attacks before and after the truce",
            data=(
                {
                    "label": "Oct 2023 to Jan 2024",
                    "start": "2023-10-13",
                    "end": "2024-01-19",
                    "count": 27,
                    "days": 99,
                    "rate": 1.91,
                    "low": 1.26,
                    "high": 2.78,
                    "source": "valley-events",
                    "knowable": True,
                },
                {
                    "label": "Feb to Apr 2024",
                    "start": "2024-01-20",
                    "end": "2024-04-27",
                    "count": 8,
                    "days": 99,
                    "rate": 0.57,
                    "low": 0.24,
                    "high": 1.11,
                    "source": "valley-events",
                    "knowable": False,
                },
            ),
            notes={"measure": "attacks a week"},
        ),
        "counts": Exhibit(
            kind="counts",
            title="The same question to each dataset",
            data=(
                counted("valley-events 2", 21, 30),
                counted("hill-events 1", 19, 38),
                counted("each event once", 23, 42),
            ),
            notes={"measure": "deaths", "claimed": 55},
        ),
        "shares": Exhibit(
            kind="shares",
            title="How likely each explanation is",
            data=tuple(
                {
                    "hypothesis": name,
                    "text": "an explanation",
                    "when": when,
                    "prior": 0.3,
                    "low": 0.1,
                    "p": p,
                    "high": 0.9,
                }
                for name, p in (("H1", 0.7), ("H2", 0.2))
                for when in ("as of posting", "with hindsight")
            ),
        ),
        "tornado": Exhibit(
            kind="tornado",
            title="Which single number moves it most",
            data=(
                {"evidence": "E1", "hypothesis": "H1", "at_low": 0.4, "at_high": 0.8},
                {"evidence": "E1", "hypothesis": "H2", "at_low": 0.7, "at_high": 0.65},
            ),
            notes={"central": 0.7, "measure": "probability of H1"},
        ),
    }


def counted(label: str, events: int, deaths: int) -> dict[str, object]:
    """One line of several counts."""
    return {
        "label": label,
        "events": events,
        "in_several": 17,
        "deaths_low": deaths - 5,
        "deaths_best": deaths,
        "deaths_best_at_most": deaths + (4 if label.startswith("each") else 0),
        "deaths_high": deaths + 10,
        "without_deaths": 1,
    }
