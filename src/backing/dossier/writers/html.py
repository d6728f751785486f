"""One HTML file that needs nothing else: no script, no request, readable offline and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from backing.dossier.charts import draw
from backing.dossier.dossier import Argument, Dossier
from backing.dossier.name import chance, day
from backing.dossier.pictures.argument import draw_argument
from backing.dossier.pictures.picture import amount
from backing.dossier.reveal import reveal
from backing.evidence.finding import Exhibit


def write_html(dossier: Dossier) -> str:
    """The dossier as a page. The environment escapes every text in it and makes hidden characters visible."""
    environment = _environment()
    return environment.get_template("page.html.j2").render(
        dossier=dossier, picture=_pictures(), argument_map=_argument(dossier.argument), version=_version()
    )


@cache
def _environment() -> jinja2.Environment:
    """The templates and what they call, kept for the whole process: compiling them takes longer than filling them in."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("backing.dossier", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_show,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "amount": amount,
        "chance": chance,
        "day": day,
        "percent": _percent,
        "cell": _cell,
        "site": _site,
    }
    environment.tests["link"] = lambda text: str(text).startswith(("https://", "http://"))
    return environment


def _show(value: Any) -> Any:
    """Applied to whatever a template prints; only what we made ourselves is already safe."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else reveal(value)


def _pictures() -> Callable[[Exhibit], Markup | None]:
    """Draws exhibits, each with ids of its own within one page."""
    numbers = count(1)

    def picture(exhibit: Exhibit) -> Markup | None:
        svg = draw(exhibit, prefix=f"figure-{next(numbers)}")
        return Markup(svg) if svg else None  # noqa: S704 - cleaned by svg.clean

    return picture


def _argument(argument: Argument) -> Markup | None:
    svg = draw_argument(argument, prefix="argument")
    return Markup(svg) if svg else None  # noqa: S704 - cleaned by svg.clean


def _percent(p: float) -> str:
    """A probability as a length in a style sheet."""
    return f"{100 * min(max(p, 0.0), 1.0):.2f}%"


def _cell(value: Any) -> str:
    """A value of an exhibit's row in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return amount(value) if isinstance(value, float) else str(value)


def _site(address: str) -> str:
    """Whose page an address leads to, for a narrow cell; the address itself where that cannot be told."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return address
    return host.removeprefix("www.") if host else address


def _version() -> str:
    try:
        return version("backing")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "unreleased"
