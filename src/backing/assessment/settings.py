"""The locked numbers that turn evidence into labels, and the digest that proves they were locked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backing.provenance import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Three priors, the limits of the labels, and the SHA-256 of the file that they came from."""

    sceptical: float
    even: float
    enthusiastic: float
    settled: float
    leans: float
    conflicting_db: float
    digest: str


@cache
def settings() -> Settings:
    """The settings that ship with Backing."""
    content = files("backing.assessment").joinpath("data/priors.toml").read_bytes()
    table = tomllib.loads(content.decode())
    return Settings(**table["priors"], **table["labels"], digest=digest(content))
