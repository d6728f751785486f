"""Patterns for the words that both dates and occasions are made of: numbers of units, units, days of the week."""

from __future__ import annotations

NUMBER = (
    r"(?:\d+|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    r"|(?:an? |two |three )?hundred|several|few|couple of)"
)
UNIT = r"(?:hour|day|week|fortnight|month|quarter|year|decade)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
