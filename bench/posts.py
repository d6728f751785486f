"""A stream of English posts for measuring: put together from a small grammar, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "tests" / "data" / "gold"
EVERY = 4
"""One post in so many is a paragraph of the annotated texts, where they are present."""

_WORDS = {
    "actor": "ISKP|Al-Shabaab|ISWAP|Boko Haram|the Taliban|M23|JNIM|the Wagner Group|Hezbollah|the RSF|Codeco|the Houthis",
    "group": "the group|the militants|these fighters|the rebels|local militias|the army|government forces|they|unknown gunmen",
    "speaker": "the governor|a police spokesman|the defence minister|a UN official|residents|an analyst|Amina Diallo",
    "place": "Nangarhar|Borno|North Kivu|Gao|Mogadishu|Kunar|Cabo Delgado|Khartoum|Bunia|Hodeidah|Maiduguri|eastern Congo",
    "country": "Afghanistan|Nigeria|Mali|Somalia|Sudan|Yemen|Mozambique|the Democratic Republic of the Congo|Burkina Faso",
    "target": "a convoy|two villages|a checkpoint|the airport|a military base|a market|a school|three lorries|the main road",
    "victim": "civilians|soldiers|people|fighters|policemen|aid workers|villagers|children|traders",
    "act": "attacked|shelled|raided|ambushed|captured|burned|bombed|looted",
    "harm": "killed|wounded|abducted|displaced",
    "said": "said|claimed|denied|reported|admitted|alleged|insisted|told reporters",
    "trend": "fallen by half|doubled|more than tripled|risen sharply|declined|hardly changed",
    "kind": "attacks|kidnappings|airstrikes|battles|protests|drone strikes|clashes",
    "day": "on 3 March 2023|last week|in August 2022|on Tuesday|in the past six months|since the return of the Taliban|in 2021",
    "since": "since January 2020|between May and July 2022|over the last two years|in the first half of 2023|this year",
    "number": "12|at least 40|more than a hundred|around 1,500|dozens of|no|several|between 20 and 30|seven|hundreds of",
    "should": "should withdraw at once|must answer for this|ought to open the road|need to protect the camps",
    "judged": "is a disgrace|makes no sense|was a mistake|deserves more attention|is hardly a surprise",
}
_SENTENCES = (
    "{actor} {act} {target} near {place} {day}, and {number} {victim} were {harm}.",
    "{speaker} {said} that {actor} {act} {target} in {place} {day}.",
    "According to {speaker}, {number} {victim} have been {harm} in {place} {since}.",
    "The number of {kind} by {actor} in {country} has {trend} {since}.",
    "{group} {harm} {number} {victim} when they {act} {target}; {speaker} {said} it was {actor}.",
    "There have been {number} {kind} in {place} {since}.",
    "If {actor} had left {country}, there would be no {kind} in {place}.",
    "No evidence was given for the claim that {actor} {act} {target}.",
    "{actor} still controls most of {place}, although {speaker} {said} otherwise {day}.",
    "{country} {should}, and {speaker} {judged}.",
    "“We have {number} {victim} here,” {speaker} said, “and {group} {act} {target} {day}.”",
    "Because {actor} {act} {target}, {number} {victim} fled {place} {day}.",
    "What happened in {place} {day} {judged}: {group} {act} {target}.",
    "There were more {kind} in {place} {since} than in all of {country} in 2019.",
)


def stream(count: int, seed: int = 1) -> Iterator[str]:
    """``count`` posts of one to four sentences, with paragraphs of the annotated texts between them if there are any."""
    chance = random.Random(seed)  # noqa: S311
    paragraphs = _paragraphs()
    real = cycle(paragraphs)
    for index in range(count):
        yield next(real) if paragraphs and index % EVERY == 0 else _post(chance)


def _post(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))


def _sentence(chance: random.Random) -> str:
    words = {slot: chance.choice(choices.split("|")) for slot, choices in _WORDS.items()}
    sentence = chance.choice(_SENTENCES).format_map(words)
    return sentence[0].upper() + sentence[1:]


def _paragraphs() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    return [line.strip() for text in texts for line in text.splitlines() if len(line) > 40]
