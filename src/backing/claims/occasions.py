"""Words that tell when without a date: seasons, "that night", "two days later", "before the truce"."""

from __future__ import annotations

from backing.claims.timewords import NUMBER, UNIT, WEEKDAY

_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_OWNER = r"(?:(?:the|its|his|their|our|this|that|those|these)\s+)?"
_HAPPENING = (
    r"(?:truce|ceasefire|coup|elections?|vote|polls?|referendum|raids?|war|talks|attacks?|offensive|mutiny|lockdown"
    r"|withdrawal|pull-?out|killings?|death|rains|monsoon|harvest|strikes?|airstrikes?|accord|deal|agreement|treaty"
    r"|embargo|operation|siege|floods?|drought|invasion|occupation|relocations?|deployment|arrival|departure|return"
    r"|fall|takeover|amnesty|sanctions|earthquake|pandemic|handover|exit|ultimatum|summit|bombing|blockade|massacre"
    r"|transition|uprising|crackdown|closure|expulsion|capture|collapse|change of (?:government|command|guard)|protests?"
    r"|unrest|impact)"
)
"""Events that date a claim without a name of their own: "following the killing of its emir"."""

OCCASIONS = (
    (
        rf"\b(?:(?:over|in|during|for|within|throughout|by|since|until|before)\s+)?"
        rf"(?:last|this|next|the (?:past|previous|following|coming))\s+"
        rf"(?:{_SEASON}|quarter|weekend|season|fortnight|decade|night|day|week|month|year)\b"
    ),
    (
        rf"\b(?:in|since|by|until|before|during|throughout|over)\s+(?:(?:the|early|late)\s+)*"
        rf"(?:{_SEASON}|Christmas|Easter|Ramadan|Eid|the rainy season|the dry season)\b"
    ),
    r"\b(?:on|until|by|before|after|since)\s+(?:Christmas|New Year's|Easter)(?:\s+(?:Eve|Day))?\b",
    r"\bthe whole of Ramadan\b",
    rf"\bthe\s+(?:day|night|week|weekend|month|quarter|year|{_SEASON})\s+(?:before|after|earlier)\b(?!\s+the\b)",
    (
        rf"\b(?:(?:on|at)\s+)?that\s+(?:same\s+)?"
        rf"(?:day|night|evening|morning|afternoon|week|weekend|month|year|{_SEASON})\b"
    ),
    r"\b(?:the same|the very) (?:day|night|evening|morning|week|month|year)\b",
    rf"\b{NUMBER}\s+(?:hour|{UNIT})s?\s+(?:after|before)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){{0,3}}?(?=[,.;:]|$)",
    rf"\b{NUMBER}\s+(?:hour|{UNIT})s?\s+(?:earlier|later|on|before)\b",
    r"\bin the (?:early|small) hours(?: of \w+(?: \w+)?)?\b",
    r"\b(?:over|at) the weekend\b",
    (
        rf"\b(?:(?:shortly|just|soon)\s+)?(?:after|before|at|around)\s+"
        rf"(?:dusk|dawn|midnight|noon|nightfall|sunrise|sunset|midday)\b(?:\s+on\s+{WEEKDAY}\b)?"
    ),
    r"\b(day|week|month|year|night) (?:after|by) \1\b",
    r"\bevery (?:few )?(?:days?|weeks?|months?|years?|nights?)\b",
    r"\bbefore\s+(?:the|this|its)\s+(?:\w+\s+)?\w+\s+(?:is|are)\s+(?:out|over|up)\b",
    r"\bbefore\s+the\s+(?:snow|rains?|winter)\s+\w+\b",
    (
        rf"\b(?:before|after|until|prior to|following|during|in the run-up to|in the wake of)\s+{_OWNER}"
        rf"(?:(?!(?:and|of|to|was|were|had|is)\b)[\w'’-]+\s+){{0,3}}?{_HAPPENING}\b"
        r"(?:\s+(?:of|in|on|by|with)\s+(?:(?:the|its|his)\s+)?[\w-]+)?"
    ),
)
"""Patterns, case ignored. What they match dates nothing by itself: the reader is shown the words."""
