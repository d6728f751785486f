"""The consequence model as Mesa agents, one run at a time: written from docs/consequences.md, not from the code that it checks.

Each run takes its luck from the arrays that ours draws, so that every outcome can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import mesa
from scipy.special import expit, logit, ndtr, ndtri

from backing.consequences.action import Policy, Step
from backing.consequences.scenario import Scenario, State

LONG_AGO = -7


class Trust:
    """Good and bad experiences with somebody."""

    def __init__(self, good: float, bad: float) -> None:
        self.good, self.bad = good, bad

    @property
    def level(self) -> float:
        return (self.good + 1) / (self.good + self.bad + 2)

    def remember(self, good: float, bad: float, memory: float) -> None:
        self.good = self.good * memory + max(good, 0) + max(-bad, 0)
        self.bad = self.bad * memory + max(bad, 0) + max(-good, 0)


def pushed(share: float, by: float) -> float:
    """A share moved by a part of what it lacks or, below 0, of what it has."""
    return share + by * (1 - share) if by > 0 else share + by * share


class Outsider(mesa.Agent):
    """An outside state: it sees, speaks, and remembers."""

    def __init__(self, model: World, number: int, state: State) -> None:
        super().__init__(model)
        p = model.p
        self.number, self.state = number, state
        self.channel, self.evidence, self.estimate = 0.5, p["evidence"], math.log(model.scenario.threat)
        self.in_me = Trust(model.scenario.goodwill, model.scenario.grievance)
        self.in_authority = Trust(model.scenario.goodwill, model.scenario.grievance)
        self.credibility = Trust(1, 1)
        self.committed = self.shown = 0.0
        self.kept = 0
        self.made: list[tuple[bool, bool] | None] = []  # whether the threat was real, and whether it was denied
        self.waiting: list[tuple[bool, bool]] = []
        self.right = self.wrong = self.denials_false = self.denials_true = self.mistaken = self.alarms = 0

    @property
    def access(self) -> float:
        return self.channel * self.in_me.level

    def see(self) -> None:
        p, luck = self.model.p, self.model.luck
        error = self.state.error / math.sqrt(1 + p["access"] * self.access * self.evidence)
        signal = math.log(max(self.model.members, 1)) + self.state.bias + error * luck["sight"][self.number]
        self.estimate += p["learning"] * (signal - self.estimate)

    def speak(self) -> None:
        step: Step | None = self.model.step_now
        self.sent = self.named = False
        self.public = self.condemning = self.depth = self.verified = self.aid = self.doubt = self.shows = 0.0
        if step is None:
            return
        action = step.action
        error = max(self.state.error, 1e-9)
        sure = ndtr((self.estimate - math.log(self.model.scenario.threat)) / error)
        alarm, miss = self.state.cost_of_alarm, self.state.cost_of_miss
        enough = alarm / (alarm + miss) if alarm + miss else 0.5
        wanted = enough if action.belief is None else action.belief
        self.sent = bool(sure >= wanted) and not (step.unless_kept and self.kept)
        self.named = self.sent and bool(action.public > 0 or sure >= enough)
        if self.sent:
            self.public, self.condemning, self.depth = action.public, action.condemning, action.depth
            self.verified, self.aid = action.verified, action.aid
            unknown = -action.public * math.expm1(-(self.state.error**2))
            self.shows = unknown * action.substantiated * self.evidence
            self.doubt = unknown - self.shows

    def hear(self) -> None:
        """What the authority answers, and whether it keeps it."""
        p, luck, world = self.model.p, self.model.luck, self.model
        self.complied = self.denied = self.retaliated = self.keeps = False
        self.asked = self.depth if self.depth > 0 else p["unasked"]
        if not self.sent:
            return
        quiet = 1 - expit(logit(p["counter"]) + logit(world.word.level))
        heard = self.public * self.credibility.level * quiet
        if world.capacity > 1e-9:
            comply = (
                p["willing"] + math.log(world.capacity) + p["leverage_effect"] * self.state.leverage
                + p["trust_effect"] * (2 * self.in_me.level - 1) + p["relation_effect"] * self.state.relation
                + (p["public_effect"] + p["public_relation"] * self.state.relation) * heard
                + p["shame_effect"] * self.condemning * quiet + p["doubt_effect"] * self.doubt
                - p["entrenching"] * self.committed - p["backlash_effect"] * world.backlash * self.public
                - p["depth_cost"] * self.asked / world.capacity
            )  # fmt: skip
            weights = [math.exp(comply)]
        else:
            weights = [0.0]
        weights += [math.exp(p["denial"] + p["denial_effect"] * self.public), 1.0]
        weights += [
            math.exp(
                p["retaliation"] - p["relation_effect"] * self.state.relation
                + p["backlash_effect"] * world.backlash * self.public
            )
        ]  # fmt: skip
        point, total = luck["answer"][self.number], sum(weights)
        if point < weights[0] / total:
            self.complied = True
            chance = world.capacity * expit(p["honour"] + p["verified_effect"] * self.verified)
            self.keeps = bool(luck["keeping"][self.number] < chance)
        elif point < (weights[0] + weights[1]) / total:
            self.denied = True
        elif point >= (weights[0] + weights[1] + weights[2]) / total:
            self.retaliated = True

    def book(self) -> None:
        p, luck, world = self.model.p, self.model.luck, self.model
        alleged = self.sent and self.public > 0
        self.made.append((world.real, self.denied) if alleged else None)
        self.alarms += alleged and not world.real
        self.mistaken += self.named and not self.public and not world.real
        came = world.number - round(p["lag"])
        if came >= 0 and self.made[came]:
            self.waiting.append(self.made[came])
        found = []
        self.shown = max(self.shown, self.shows)
        if luck["inquiry"][self.number] < min(p["resolution"] * (1 + p["showing"] * self.shown), 1):
            found, self.waiting = self.waiting, []
        self.now_right = sum(real for real, _ in found)
        self.now_wrong = len(found) - self.now_right
        self.now_false = sum(real and denied for real, denied in found)
        self.now_true = sum(denied and not real for real, denied in found)
        self.right += self.now_right
        self.wrong += self.now_wrong
        self.denials_false += self.now_false
        self.denials_true += self.now_true

    def remember(self) -> None:
        p = self.model.p
        private = (1 - self.public) if self.sent else 0
        seen = p["promise"] * max(self.verified, self.channel)
        broken = self.complied and not self.keeps
        self.evidence += (1 - self.evidence) * p["inquiry"] * self.access
        self.in_me.remember(
            p["courtesy"] * private + p["vindication"] * self.now_right + p["doubt_trust"] * self.doubt,
            p["offence"] * self.condemning + p["disproof"] * self.now_wrong,
            p["memory"],
        )
        self.in_authority.remember(
            seen * self.keeps + p["exposure"] * self.now_true,
            seen * broken + p["exposure"] * self.now_false + p["reprisal"] * self.retaliated,
            p["memory"],
        )
        self.credibility.remember(self.now_right + p["doubt_credit"] * self.doubt, self.now_wrong, p["memory"])
        self.committed *= p["denial_decay"]
        if self.denied:
            self.committed += self.public + p["quiet_denial"] * private
        self.channel = pushed(self.channel, -p["channel_loss"] * self.condemning)
        self.channel = pushed(self.channel, p["channel_gain"] * private)
        if self.retaliated:
            self.channel *= 1 - p["reprisal_loss"]
        self.kept += self.keeps


class World(mesa.Model):
    """One run: the authority and the group are the world's own."""

    def __init__(self, scenario: Scenario, policy: Policy, values: Mapping[str, float], right: float) -> None:
        super().__init__(seed=1)
        self.scenario, self.policy, self.p = scenario, policy, values
        self.members = scenario.large if right < values["true"] else scenario.small
        self.effort, self.capacity, self.backlash = scenario.authority.effort, scenario.authority.capacity, 0.0
        self.word = Trust(1, 1)
        self.number = 0
        self.sums: dict[str, float] = dict.fromkeys(
            (
                "attacks",
                "commitments",
                "deep commitments",
                "kept",
                "depth kept",
                "denials",
                "retaliations",
                "missed months",
            ),
            0.0,
        )
        self.named = LONG_AGO
        self.began: int | None = None
        self.noticed: int | None = None
        self.outsiders = [Outsider(self, number, state) for number, state in enumerate(scenario.states)]

    @property
    def delay(self) -> int:
        if self.began is None:
            return 0
        return (self.scenario.months if self.noticed is None else self.noticed) - self.began

    def month(self, luck: Mapping[str, Any]) -> None:
        self.luck, self.step_now = luck, self.policy.step_in(self.number)
        self.real = self.members > self.scenario.threat
        if self.real and self.began is None:
            self.began = self.number
        for task in ("see", "speak", "hear", "book"):
            self.agents.do(task)
        self._count()
        members = self._grown()
        self._strike()
        self._act()
        self.agents.do("remember")
        self.members = members
        self.number += 1

    def _count(self) -> None:
        for each in self.outsiders:
            self.sums["commitments"] += each.complied
            self.sums["deep commitments"] += each.complied and each.asked >= 0.5
            self.sums["kept"] += each.keeps
            self.sums["depth kept"] += each.keeps * each.asked
            self.sums["denials"] += each.denied
            self.sums["retaliations"] += each.retaliated
        if any(each.named for each in self.outsiders):
            self.named = self.number
            if self.began is not None and self.noticed is None:
                self.noticed = self.number
        self.sums["missed months"] += self.real and self.named < self.number - 6

    def _grown(self) -> float:
        p = self.p
        change = p["growth"] - p["removal"] * self.effort * self.capacity + p["unrest"] * self.luck["unrest"]
        return min(self.members * math.exp(change) + p["inflow"], 1e9)

    def _strike(self) -> None:
        if self.luck["silence"] >= self.p["quiet"]:
            p = self.p
            mean = p["attacks"] * self.members * (max(self.members, 1) / self.scenario.threat) ** (p["exponent"] - 1)
            self.sums["attacks"] += _poisson(self.luck["attacks"], mean * _gamma(self.luck["burst"], p["dispersion"]))

    def _act(self) -> None:
        p = self.p
        deed = max(each.keeps * each.asked for each in self.outsiders)
        warned = any(each.now_right for each in self.outsiders)
        effort = pushed(pushed(self.effort, p["carry_out"] * deed), p["warning"] * warned)
        self.effort = effort + (self.scenario.authority.usual_effort - effort) * p["relapse"]
        if self.capacity > 0:
            self.capacity += (1 - self.capacity) * p["aid_effect"] * max(each.aid for each in self.outsiders)
        stirred = p["backlash_gain"] * max(each.condemning for each in self.outsiders)
        stirred += p["backlash_doubt"] * max(each.doubt for each in self.outsiders)
        self.backlash = self.backlash * p["backlash_decay"] + stirred
        self.word.remember(
            p["exposure"] * sum(each.now_true for each in self.outsiders),
            p["exposure"] * sum(each.now_false for each in self.outsiders),
            p["memory"],
        )


def _gamma(normal: float, k: float) -> float:
    return max(1 - 1 / (9 * k) + normal / (3 * math.sqrt(k)), 0) ** 3


def _poisson(point: float, mean: float) -> float:
    if mean > 10:
        z = ndtri(max(point, 1e-300))
        return max(math.floor(mean + math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5), 0)
    chance = reached = math.exp(-mean)
    count = 0
    while reached < point and count < 80:
        count += 1
        chance *= mean / count
        reached += chance
    return count


def run_one(
    scenario: Scenario, policy: Policy, values: Mapping[str, float], right: float, months: list[dict[str, Any]]
) -> dict[str, float]:
    """What one run came to."""
    world = World(scenario, policy, values, right)
    for luck in months:
        world.month(luck)
    states, authority = world.outsiders, scenario.authority
    missed = world.sums["missed months"]
    alarms = [each.alarms + values["quiet_alarm"] * each.mistaken for each in states]
    costs = zip(alarms, states, strict=True)
    return world.sums | {
        "militants": world.members,
        "backlash": world.backlash,
        "trust in states": sum(each.in_me.level for each in states) / len(states),
        "trust in the authority": sum(each.in_authority.level for each in states) / len(states),
        "word of the authority": world.word.level,
        "denial": sum(each.committed for each in states) / len(states),
        "trust gap": sum(abs(each.in_me.level - each.in_authority.level) for each in states) / len(states),
        "channel": sum(each.channel for each in states) / len(states),
        "credibility": sum(each.credibility.level for each in states) / len(states),
        "allegations": sum(len(each.made) - each.made.count(None) for each in states),
        "never resolved": sum(len(each.made) - each.made.count(None) - each.right - each.wrong for each in states),
        "delay": world.delay,
        "proved right": sum(each.right for each in states),
        "proved wrong": sum(each.wrong for each in states),
        "denials proved false": sum(each.denials_false for each in states),
        "denials proved true": sum(each.denials_true for each in states),
        "false alarms": sum(each.alarms for each in states),
        "mistaken demands": sum(each.mistaken for each in states),
        "mistaken warnings": sum(each.alarms + each.mistaken for each in states),
        "loss of the authority": authority.cost_of_alarm * sum(alarms) + authority.cost_of_miss * missed,
        "loss of states": sum(
            each.state.cost_of_alarm * alarm + each.state.cost_of_miss * missed for alarm, each in costs
        )
        / len(states),
    }
