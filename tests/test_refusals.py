"""Claims that the bundled records cannot decide must not be decided, however near they are to one that they can.

Each sentence asks for something that no query expresses: another target, weapon, cause of death or subject, a number or a
period that was not understood, a plan, a film. None may come out as supported or refuted, in whatever degree.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from backing.assessment.verdict import Label
from backing.case import assess
from backing.errors import NoClaims
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.statements.read import read_statement

DECIDED = (Label.SUPPORTED, Label.REFUTED, Label.LEANS_SUPPORTED, Label.LEANS_REFUTED)

SENTENCES = """
The police carried out no lethal attack on civilians in Bangladesh in 2016.
Hefazat-e-Islam carried out no lethal attack on civilians in Bangladesh in 2016.
Buddhist monks carried out no lethal attack on civilians in Myanmar in 2013.
Separatists carried out 5 lethal attacks on civilians in Bangladesh in 2016.
The government prevented an attack in Bangladesh in 2016.
There was no lethal attack by Islamic State on civilians in Asia in 2014.
There was no lethal attack by Islamic State on civilians in Bangladesh or Pakistan in 2018.
There was no lethal attack by Islamic State on civilians in Bangladesh except in Dhaka in 2016.
ISKP claimed no attack in Pakistan in March 2023.
ISKP carried out no attack in Afghanistan in April 2023.
ISKP's recruitment has declined since 2022.
ISKP's funding has grown since 2022.
Poppy cultivation by ISKP has declined since 2021.
The popularity of the KIA has not grown since 2012.
Trade with the KNU has risen since 2012.
There was no deadly clash between Islamic State and JMB in Bangladesh in 2016.
There was no lethal attack by Islamic State on police in Bangladesh in 2016.
There was no lethal attack by Islamic State on foreigners in Bangladesh in 2016.
There was no lethal suicide bombing by Islamic State in Bangladesh in 2016.
There was no lethal attack by Islamic State on a mosque in Bangladesh in 2016.
ARSA carried out 2 lethal attacks on the army in Myanmar in 2017.
There was no lethal attack on Islamic State in Bangladesh in 2017.
Islamic State killed 5 soldiers in Bangladesh in 2016.
Seven Japanese citizens were killed in Bangladesh in 2016.
Islamic State carried out 13 lethal attacks on civilians in Bangladesh in 2016 and 2018.
Dengue fever killed 26 people in Bangladesh in 2018.
Road accidents killed 4,000 people in Bangladesh in 2018.
A building collapse killed 1,134 people in Bangladesh in 2013.
A cyclone killed 138,000 people in Bangladesh in 1991.
There were twice as many lethal events in Bangladesh in 2016 as in 2015.
Islamic State attacked civilians in Bangladesh every month in 2016.
The last lethal attack by Islamic State on civilians in Bangladesh was in 2016.
There was no lethal attack by Islamic State on civilians in Bangladesh on Christmas Day 2016.
There was no lethal attack by Islamic State on civilians in Bangladesh during Ramadan 2016.
There was no lethal attack by Islamic State on civilians in Bangladesh under the previous government.
Islamic State planned a lethal attack on civilians in Bangladesh in 2018.
There may have been a lethal attack by Islamic State on civilians in Bangladesh in 2018.
The film about a lethal attack on civilians in Bangladesh was released in 2018.
It is false that Islamic State carried out a lethal attack on civilians in Bangladesh in 2016.
Al-Qaeda was present in Bangladesh in 2015.
There is no evidence that ISKP poisoned wells.
ISKP has 7,000 fighters in northern Afghanistan.
""".strip().splitlines()


@cache
def engine() -> DuckDBEngine:
    return DuckDBEngine(load_catalog())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_the_record_cannot_tell_is_not_decided(sentence: str) -> None:
    day = date(2023, 12, 31) if "ISKP" in sentence else date(2018, 12, 31)
    try:
        case = assess(read_statement(sentence.encode(), name="note", day=day), load_catalog(), engine())
    except NoClaims:
        return  # not even a claim: nothing was decided
    claims = {claim.id: claim.text for claim in case.claims}
    decided = [(claims[v.claim], v.so) for v in case.assessment.verdicts if v.so in DECIDED]
    assert decided == []


def test_as_of_a_day_before_the_release_was_public_no_silence_is_known() -> None:
    sentence = (
        "Islamic State carried out no lethal attack on civilians in Bangladesh between 2 July 2016 and 15 July 2016."
    )
    case = assess(read_statement(sentence.encode(), name="note", day=date(2016, 7, 16)), load_catalog(), engine())
    verdict = case.assessment.verdicts[0]
    assert (verdict.as_of.label, verdict.hindsight.label) == (Label.CANNOT_TELL, Label.SUPPORTED)
