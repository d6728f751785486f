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
    r"|unrest|impact|desertions?|releases?|rains?|visit)"
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
    rf"\b{NUMBER}\s+(?:hour|{UNIT})s?\s+(?:earlier|later|before|on\b(?!\s+(?:the\s+)?(?:\d|{WEEKDAY})))(?!\w)",
    (
        r"\b(?:in|during|over)\s+the\s+(?:hours|days|weeks|months|years)\s+"
        r"(?:that followed|since|afterwards?|following|before|prior)\b(?!\s+the\b)"
    ),
    rf"\bin\s+the\s+{NUMBER}\s+(?:hour|{UNIT})s?\s+(?:prior|earlier|before|that followed)\b(?!\s+the\b)",
    r"\b(?:at|by) night\b(?!-)|\b(?:tomorrow|tonight|this (?:morning|afternoon|evening))\b",
    (
        rf"\bas of (?:this (?:morning|afternoon|evening|week|month|writing)|today|{WEEKDAY}"
        r"(?:\s+(?:evening|morning|night|afternoon))?)\b"
    ),
    r"\bsince(?=\s*(?:[.;,)]|$))",
    r"\bfrom (day|week|month|year) to \1\b",
    rf"\b(?:within|inside)\s+(?:the|an?)\s+(?:hour|season|{UNIT})\b",
    r"\buntil further notice\b|\bat any (?:time|moment)\b(?!\s+since)",
    rf"\bby\s+(?:the\s+)?next\s+(?:harvest|season|rains|elections?|{_SEASON})\b",
    rf"\b(?:all|the whole(?:\s+of)?|the entire)\s+(?:{_SEASON}|night|day|week|month|year|season)\b",
    (
        r"\b(?:in|over|during|throughout|for)\s+(?:(?:that|this|the same)\s+(?:[\w-]+\s+){0,2}?(?:time|period)"
        r"|(?:all\s+)?(?:these|those)\s+(?:[\w-]+\s+){0,2}?(?:days|weeks|months|years)"
        r"|the\s+(?:[\w-]+\s+)?reporting\s+period|the\s+(?:period|fortnight|week|month)\s+in\s+question)\b"
    ),
    rf"\bfor (?:the better part|much|most) of (?:an?|the) (?:hour|{UNIT})\b",
    rf"\bfor\s+(?:about\s+|some\s+|nearly\s+)?{NUMBER}\s+(?:minute|season|night)s\b(?!\s+(?:a|per|each|every)\b)",
    r"\bat the time(?: of (?:the )?[\w-]+)?\b",
    rf"\bfor\s+(?:another\s+|half\s+an?\s+)(?:{UNIT}|century)\b|\bwithin (?:hours|days|weeks|months)\b",
    rf"\bafter\s+(?:about\s+|some\s+)?(?:half\s+an?|{NUMBER})\s+{UNIT}s?\b(?!\s+of\s+the\b)",
    r"\bin (?:a|one|a single) (?:night|day|weekend)\b",
    r"\b(?:before|after|until|since|by)\s+(?:then|that (?:date|point|time|day))\b|\bat that time\b",
    rf"\bbefore\s+(?:another|the|the next)\s+(?:{_SEASON}|(?:\w+\s+)?season)\b",
    r"\bat (?:Christmas|Easter|New Year)\b|\buntil (?:midnight|noon|dawn|dusk|nightfall)\b|\bon weekends\b",
    r"\beach (?:day|night|morning|week|month|year)\b|\bevery (?:fortnight|weekend|spring|summer|autumn|winter)\b",
    r"\b(?:at|around|about|by) \d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|o'clock)",
    rf"\bovernight on {WEEKDAY}\b",
    r"\b(?:(?:since|until|by|before|after)\s+)?(?:last|this|next) (?:Ramadan|Eid|Easter|Christmas|New Year)\b",
    r"\b(?:long|days|weeks|months|years)\s+(?:before|earlier|afterwards|later)(?=\s*(?:[,.;:]|$))",
    (
        r"\bon the (?:(?:night|morning|evening) of the )?\d{1,2}(?:st|nd|rd|th)"
        r"(?: (?:and|or) the \d{1,2}(?:st|nd|rd|th))?(?=\s*(?:[,.;:)]|$)"
        r"|\s+(?:and|in|at|by|that|when|near|was|were|the|a|our|their|they|he|she|we)\b)"
    ),
    r"\bonce\s+(?:the|its|his|their|it|they|he|she|we|you|an?)\s+[\w'’-]+(?:\s+[\w'’-]+){0,5}?(?=\s*(?:[,.;:]|$))",
    rf"\b(?:on|for) (?:all|each) (?:of (?:the|those|these) )?{NUMBER} days\b",
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
