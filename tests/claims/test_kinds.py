"""One sentence, one kind."""

from __future__ import annotations

import pytest

from backing.claims.claim import Kind
from tests.claims.reading import claim_of

SENTENCES = [
    (Kind.EVENT, "Gunmen attacked a convoy near Maiduguri on Tuesday."),
    (Kind.EVENT, "There was an attack in Dhaka in July 2016."),
    (Kind.EVENT, "At least one attack happened in Dhaka in March 2019."),
    (Kind.EVENT, "The army retook the town of Bama in March."),
    (Kind.COUNT, "Gunmen killed 14 farmers near Maiduguri on Tuesday."),
    (Kind.COUNT, "Islamic State carried out 19 attacks on civilians from 2015 to 2018."),
    (Kind.COUNT, "The movement has between 2,000 and 3,000 fighters in the Lake Chad basin."),
    (Kind.EVENT, "JNIM claimed an attack near Gao in May."),
    (Kind.COUNT, "JNIM claimed 19 attacks in May."),
    (Kind.COUNT, "The coalition flew 70 sorties in March."),
    (Kind.ABSENCE, "There was no attack in Dhaka between July 2016 and August 2017."),
    (Kind.ABSENCE, "The Houthis have not hit a single ship since January."),
    (Kind.ABSENCE, "Its fighters have yet to take a town."),
    (Kind.ABSENCE, "The strait has been quiet since June."),
    (Kind.ABSENCE, "No group said it was behind the attack."),
    (Kind.TREND, "Attacks on shipping have declined this year."),
    (Kind.TREND, "Traffic through the strait has slowed to a trickle."),
    (Kind.TREND, "The raids grow bolder by the month."),
    (Kind.BEFORE_AFTER, "Attacks fell after the raid of July 2016."),
    (Kind.BEFORE_AFTER, "After the ceasefire, shelling all but stopped."),
    (Kind.PERIOD_COMPARISON, "More people were killed in 2015 than in 2018."),
    (Kind.PERIOD_COMPARISON, "July 2016 was the deadliest month of the conflict in Bangladesh since 2013."),
    (Kind.PERIOD_COMPARISON, "2016 was not the bloodiest year there since 2010."),
    (Kind.PERIOD_COMPARISON, "The army recorded 120 ambushes in 2022, compared with 45 in 2023."),
    (Kind.PRESENCE, "The group still runs training camps in the Mandara mountains."),
    (Kind.PRESENCE, "There is no Iranian base in Sudan."),
    (Kind.SUBSTANTIATION, "The ministry has offered no evidence for that."),
    (Kind.PERIOD_COMPARISON, "The mission logged 61 raids in May, up from twenty the month before."),
    (Kind.BEFORE_AFTER, "Before the raid, jets flew daily from Gao; afterwards they were rarely seen."),
    (Kind.PERIOD_COMPARISON, "In Nduga there were nineteen raids in 2023; in 2024 there were seven."),
    (Kind.BEFORE_AFTER, "Each of the past suspensions was followed by a spike in attacks."),
    (Kind.EVENT, "Two rival camp leaders were arrested in Gao in June."),
    (Kind.COUNT, "The army dismantled some 500 military sites in Sudan in June."),
    (Kind.TREND, "The blockade of Gaza is tightening."),
    (Kind.TREND, "Attacks on troops are flat."),
    (Kind.PREDICTION, "Expect more bombs in Gao in late October."),
    (Kind.PREDICTION, "By 2030 the militia will have overtaken the army in Sudan."),
    (Kind.NORMATIVE, "A return to the table is the only sane course."),
    (Kind.ABSENCE, "No aircraft flew on 15 October owing to fog."),
    (Kind.ATTRIBUTION, "The governor claimed that the insurgents were finished."),
    (Kind.ATTRIBUTION, "Tehran rejects the charge."),
    (Kind.ATTRIBUTION, "The general accused Rwanda of arming the rebels."),
    (Kind.CONDITIONAL, "If the group had 5,000 men, we would see attacks every week."),
    (Kind.CONDITIONAL, "Had the army held the town, the road would be open."),
    (Kind.CAUSAL, "The blockade caused the fuel shortage."),
    (Kind.CAUSAL, "Insurance costs rose because of the attacks."),
    (Kind.NORMATIVE, "The government should publish the list."),
    (Kind.NORMATIVE, "Don't take the figures at face value."),
    (Kind.PREDICTION, "The truce will not hold."),
    (Kind.PREDICTION, "Shipping is going to return to the canal by spring."),
    (Kind.EVENT, "M23 took Goma in January 2025 and Bukavu in February."),
    (Kind.EVENT, "The regime fell in eleven days."),
    (Kind.COUNT, "I have seen video of at least seven burned villages."),
    (Kind.COUNT, "The militants are believed to number about 2,000."),
    (Kind.ABSENCE, "Not a single airstrike has been recorded in Tigray since the November 2022 agreement."),
    (Kind.ABSENCE, "There the shelling of towns has stopped."),
    (Kind.TREND, "The group's attacks have almost ceased."),
    (Kind.TREND, "Deaths have halved in a year."),
    (Kind.TREND, "ISWAP has doubled the number of its attacks."),
    (Kind.TREND, "Cultivation fell by 95 percent the following year."),
    (Kind.BEFORE_AFTER, "Premiums are five times what they were before the war."),
    (Kind.PERIOD_COMPARISON, "Compared with the same period last year, kidnappings rose by 30 percent."),
    (Kind.PRESENCE, "Despite the pressure, massacres continue."),
    (Kind.CAUSAL, "Owing to the rains, fighting has slowed down."),
    (Kind.CAUSAL, "The raid did not reduce civilian deaths."),
    (Kind.EVENT, "The truce has held since October."),
    (Kind.CONDITIONAL, "One would expect at least some footage of the fighting."),
    (Kind.CONDITIONAL, "A group of this size would leave traces."),
    (Kind.OTHER, "This is a disgrace."),
    (Kind.OTHER, "A press conference is not a battlefield."),
]


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_kind(kind: Kind, sentence: str) -> None:
    claim = claim_of(sentence)
    assert claim.kind is kind
    assert claim.checkable == (kind not in {Kind.NORMATIVE, Kind.PREDICTION, Kind.OTHER} and claim.reason is None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The allegation is baseless.",
        "Officials gave no evidence for the toll.",
        "No proof has been presented.",
        "It has offered nothing to back that up.",
        "Such figures are wildly exaggerated.",
        "The claim rests on a single anonymous source.",
    ],
)
def test_missing_proof_is_a_claim_of_its_own(sentence: str) -> None:
    claim = claim_of(sentence)
    assert claim.kind is Kind.SUBSTANTIATION
    assert claim.negative


@pytest.mark.parametrize(
    ("sentence", "negative"),
    [
        ("It is not true that the group holds Mosul.", True),
        ("It would be naive to think that the group has disbanded.", True),
        ("Nothing suggests that the attacks were coordinated.", True),
        ("The group no longer holds a single village.", True),
        ("The group lacks the men to hold a city.", True),
        ("Iran has never stopped supplying the Houthis.", False),
    ],
)
def test_polarity(sentence: str, negative: bool) -> None:
    assert claim_of(sentence).negative is negative


MIRRORED = [
    ("There was an attack by ISKP in Kabul in May 2023.", "There was no attack by ISKP in Kabul in May 2023."),
    (
        "Islamic State carried out a lethal attack on civilians in Bangladesh in 2017.",
        "Islamic State carried out no lethal attack on civilians in Bangladesh in 2017.",
    ),
    ("Attacks in Mali decreased after 5 May 2020.", "Attacks in Mali did not decrease after 5 May 2020."),
    (
        "There were more attacks in Mali in 2015 than in 2018.",
        "There were not more attacks in Mali in 2015 than in 2018.",
    ),
]


@pytest.mark.parametrize(("said", "denied"), MIRRORED)
def test_a_denial_differs_in_polarity_and_kind_alone(said: str, denied: str) -> None:
    one, other = claim_of(said), claim_of(denied)
    assert not one.negative
    assert other.negative
    assert (one.actors, one.places, one.period, one.comparison) == (
        other.actors,
        other.places,
        other.period,
        other.comparison,
    )
    assert other.kind in {one.kind, Kind.ABSENCE}
