"""The consequence model in plain NumPy, one run at a time, an array over states: from docs/consequences.md, not the code.

Each run takes its luck from the arrays that ours draws, so that every outcome can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.special import expit, logit, ndtr, ndtri

from backing.consequences.action import Policy
from backing.consequences.scenario import Scenario

Array = np.ndarray[Any, Any]
BACK = 6
"""Months after one in which a threat was named in which it still counts as named."""


def level(trust: Array) -> Array:
    """Trust (2, ...) as good and bad experiences."""
    return (trust[0] + 1) / (trust[0] + trust[1] + 2)


def remembered(trust: Array, good: Array | float, bad: Array | float, memory: float) -> Array:
    new = np.array([good + 0 * trust[0], bad + 0 * trust[0]])
    return trust * memory + np.maximum(new, 0) + np.maximum(-new[::-1], 0)


def pushed(share: Any, by: Any) -> Any:
    return share + by * np.where(by > 0, 1 - share, share)


def attacks_of(threat: float, members: float, p: Mapping[str, float], luck: Any, run: int) -> float:
    if luck.silence[run] < p["quiet"]:
        return 0
    k, normal = p["dispersion"], luck.burst[run]
    mean = p["attacks"] * members * (max(members, 1) / threat) ** (p["exponent"] - 1)
    mean *= max(1 - 1 / (9 * k) + normal / (3 * np.sqrt(k)), 0) ** 3
    point = luck.attacks[run]
    if mean > 10:
        z = ndtri(max(point, 1e-300))
        return max(np.floor(mean + np.sqrt(mean) * z + (z * z - 1) / 6 + 0.5), 0)
    chances = np.exp(-mean) * np.cumprod(np.concatenate([[1], mean / np.arange(1, 81)]))
    return min(int(np.searchsorted(np.cumsum(chances), point)), 80)


def run_one(  # noqa: PLR0915 - one run from end to end, in the order of the card
    scenario: Scenario, policy: Policy, p: Mapping[str, float], right: float, months: Any, run: int
) -> dict[str, float]:
    """What one run came to."""
    states, authority, threat = scenario.states, scenario.authority, scenario.threat
    error, bias, relation, leverage, alarm, miss = (
        np.array([getattr(state, name) for state in states])
        for name in ("error", "bias", "relation", "leverage", "cost_of_alarm", "cost_of_miss")
    )
    enough = np.where(alarm + miss > 0, alarm / np.where(alarm + miss > 0, alarm + miss, 1), 0.5)
    n, nothing = len(states), np.zeros(len(states))
    members = scenario.large if right < p["true"] else scenario.small
    effort, capacity, backlash, word = authority.effort, authority.capacity, 0.0, np.ones(2)
    estimate, evidence = np.full(n, np.log(threat)), np.full(n, p["evidence"])
    channel, committed, shown, kept_to = np.full(n, 0.5), nothing.copy(), nothing.copy(), nothing.copy()
    in_state = np.array([[scenario.goodwill] * n, [scenario.grievance] * n])
    in_authority, credibility = in_state.copy(), np.ones((2, n))
    made, denials = np.zeros((scenario.months, n)), np.zeros((scenario.months, n), dtype=bool)
    waiting, resolved = np.zeros((4, n)), np.zeros((4, n))  # right, wrong, denials of what is right, of what is wrong
    false, mistaken, sums = nothing.copy(), nothing.copy(), np.zeros(8)
    named_in, began, noticed = -BACK - 1, None, None
    for month, luck in enumerate(months):
        real, access = members > threat, channel * level(in_state)
        sight = error / np.sqrt(1 + p["access"] * access * evidence) * luck.sight[:, run]
        estimate = estimate + p["learning"] * (np.log(max(members, 1)) + bias + sight - estimate)

        step = policy.step_in(month)
        sent = named = np.zeros(n, dtype=bool)
        public = condemning = depth = verified = aid = doubt = shows = nothing
        if step is not None:
            a, sure = step.action, ndtr((estimate - np.log(threat)) / np.maximum(error, 1e-9))
            sent = sure >= (enough if a.belief is None else a.belief)
            if step.unless_kept:
                sent = sent & (kept_to == 0)
            named = sent & ((a.public > 0) | (sure >= enough))
            public, condemning, depth, verified, aid = (
                sent * each for each in (a.public, a.condemning, a.depth, a.verified, a.aid)
            )
            unknown = -public * np.expm1(-(error**2))
            shows = unknown * a.substantiated * evidence
            doubt = unknown - shows
        private, shown = sent * (1 - public), np.maximum(shown, shows)

        asked = np.where(depth > 0, depth, p["unasked"])
        left = 1 - expit(logit(p["counter"]) + logit(level(word)))
        utility = np.zeros((4, n))
        if capacity > 1e-9:
            utility[0] = (
                p["willing"] + np.log(capacity) + p["leverage_effect"] * leverage
                + p["trust_effect"] * (2 * level(in_state) - 1) + p["relation_effect"] * relation
                + (p["public_effect"] + p["public_relation"] * relation) * public * level(credibility) * left
                + p["shame_effect"] * condemning * left + p["doubt_effect"] * doubt - p["entrenching"] * committed
                - p["backlash_effect"] * backlash * public - p["depth_cost"] * asked / capacity
            )  # fmt: skip
        else:
            utility[0] = -np.inf
        utility[1] = p["denial"] + p["denial_effect"] * public
        utility[3] = p["retaliation"] - p["relation_effect"] * relation + p["backlash_effect"] * backlash * public
        reached = np.cumsum(np.exp(utility), axis=0) / np.exp(utility).sum(axis=0)
        answer = (luck.answer[:, run] >= reached[:3]).sum(axis=0)
        complied, denied, retaliated = (sent & (answer == each) for each in (0, 1, 3))

        made[month], denials[month] = (sent & (public > 0)) * (1 if real else -1), denied
        false += (made[month] < 0) if not real else 0
        mistaken += named & (public == 0) & (not real)
        if (came := month - round(p["lag"])) >= 0:
            old, was = made[came], denials[came]
            waiting = waiting + np.array([old > 0, old < 0, (old > 0) & was, (old < 0) & was])
        inquiry = luck.inquiry[:, run] < np.minimum(p["resolution"] * (1 + p["showing"] * shown), 1)
        now_right, now_wrong, exposed, upheld = found = waiting * inquiry
        waiting, resolved = waiting * ~inquiry, resolved + found

        keeping = capacity * expit(p["honour"] + p["verified_effect"] * verified)
        kept = complied & (luck.keeping[:, run] < keeping)
        if real and began is None:
            began = month
        if named.any():
            named_in = month
            noticed = month if began is not None and noticed is None else noticed
        sums += [
            attacks_of(threat, members, p, luck, run), complied.sum(), (complied & (asked >= 0.5)).sum(),
            kept.sum(), (kept * asked).sum(), denied.sum(), retaliated.sum(), real and named_in < month - BACK,
        ]  # fmt: skip

        change = p["growth"] - p["removal"] * effort * capacity + p["unrest"] * luck.unrest[run]
        members = min(members * np.exp(change) + p["inflow"], 1e9)
        effort = pushed(pushed(effort, p["carry_out"] * (kept * asked).max()), p["warning"] * bool(now_right.any()))
        effort += p["relapse"] * (authority.usual_effort - effort)
        if capacity > 0:
            capacity += (1 - capacity) * p["aid_effect"] * aid.max()
        seen, memory = p["promise"] * np.maximum(verified, channel), p["memory"]
        in_state = remembered(
            in_state,
            p["courtesy"] * private + p["vindication"] * now_right + p["doubt_trust"] * doubt,
            p["offence"] * condemning + p["disproof"] * now_wrong,
            memory,
        )
        in_authority = remembered(
            in_authority,
            seen * kept + p["exposure"] * upheld,
            seen * (complied & ~kept) + p["exposure"] * exposed + p["reprisal"] * retaliated,
            memory,
        )
        credibility = remembered(credibility, now_right + p["doubt_credit"] * doubt, now_wrong, memory)
        word = remembered(word, p["exposure"] * upheld.sum(), p["exposure"] * exposed.sum(), memory)
        committed = committed * p["denial_decay"] + denied * (public + p["quiet_denial"] * private)
        channel = pushed(pushed(channel, -p["channel_loss"] * condemning), p["channel_gain"] * private)
        channel = channel * (1 - p["reprisal_loss"] * retaliated)
        evidence = evidence + (1 - evidence) * p["inquiry"] * access
        backlash = backlash * p["backlash_decay"] + p["backlash_gain"] * condemning.max()
        backlash += p["backlash_doubt"] * doubt.max()
        kept_to = kept_to + kept

    names = (
        "attacks",
        "commitments",
        "deep commitments",
        "kept",
        "depth kept",
        "denials",
        "retaliations",
        "missed months",
    )
    alarms, missed, made_in_all = false + p["quiet_alarm"] * mistaken, sums[7], np.count_nonzero(made)
    until = scenario.months if noticed is None else noticed
    closed = dict(
        zip(
            ("proved right", "proved wrong", "denials proved false", "denials proved true"),
            resolved.sum(axis=1),
            strict=True,
        )
    )
    return dict(zip(names, sums, strict=True)) | closed | {
        "militants": members,
        "backlash": backlash,
        "trust in states": level(in_state).mean(),
        "trust in the authority": level(in_authority).mean(),
        "trust gap": np.abs(level(in_state) - level(in_authority)).mean(),
        "credibility": level(credibility).mean(),
        "word of the authority": level(word),
        "denial": committed.mean(),
        "channel": channel.mean(),
        "allegations": made_in_all,
        "never resolved": made_in_all - resolved[:2].sum(),
        "false alarms": false.sum(),
        "mistaken demands": mistaken.sum(),
        "mistaken warnings": (false + mistaken).sum(),
        "delay": 0 if began is None else until - began,
        "loss of states": (alarm * alarms + miss * missed).mean(),
        "loss of the authority": authority.cost_of_alarm * alarms.sum() + authority.cost_of_miss * missed,
    }  # fmt: skip
