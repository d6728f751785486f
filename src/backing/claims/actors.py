"""Who is spoken of: known actors, persons, offices and unnamed groups; and what pronouns stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.proper import proper_names
from backing.vocabulary.actor import Actor
from backing.vocabulary.actors import find_actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 160
"""Words over which a pronoun points back; no name is as long."""
_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves"})
_PERSONAL = frozenset({"he", "his", "him", "she", "her", "himself", "herself"})
_LOOSE = frozenset("several many most few other own more at least only about dozens hundreds thousands".split())
_WHERE = frozenset("in to at into near from toward towards around outside inside across through".split())
_GENERIC = frozenset({"this", "that", "these", "those", "such", "certain", "the", "some", "its", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of somebody, tokens first to last.

    ``name`` is the usual name, ``surface`` the one in the text; ``sort`` is actor, person, office, country or collective.
    """

    name: str
    surface: str
    sort: str
    first: int
    last: int
    plural: bool
    subject: bool
    actor: str | None = None

    def covers(self, token: Token) -> bool:
        """Whether the token is part of the name."""
        return self.first <= token.i <= self.last


def read_mentions(
    doc: Doc,
    actors: Mapping[tuple[int, int], Actor],
    countries: Iterable[tuple[int, int, str]],
    places: Iterable[tuple[int, int]],
) -> tuple[Mention, ...]:
    """Everybody whom the text names, in order.

    ``actors`` are the known ones by first and last token, ``countries`` those that act: first, last token and name;
    ``places`` are the tokens of all names of places.
    """
    places = tuple(places)
    known = [_mention(doc, first, last, actor.name, "actor", actor.id) for (first, last), actor in actors.items()]
    known += [_mention(doc, first, last, name, "country", None) for first, last, name in countries]
    ground = _tokens(places)
    named = [m for m in _read_entities(doc, known) if ground.isdisjoint(range(m.first, m.last + 1))]
    full = [_full_name(m, named) for m in named]
    mentions = known + full
    mentions += _read_unknown(doc, ground | _tokens((m.first, m.last) for m in mentions))
    covered = ground | _tokens((m.first, m.last) for m in mentions if m.sort != "country")
    mentions += [m for m in _read_nouns(doc) if m.last not in covered]
    return tuple(sorted(mentions, key=lambda m: (m.first, -m.last)))


def _tokens(runs: Iterable[tuple[int, int]]) -> set[int]:
    """The tokens of runs, each given by its first and last."""
    return {token for first, last in runs for token in range(first, last + 1)}


def name_of(token: Token, mentions: tuple[Mention, ...]) -> str:
    """The name of whoever a noun or pronoun stands for, in its fullest form; the words themselves when unknown."""
    found = mention_of(token, mentions)
    return found.surface if found is not None else noun_phrase(token)


def mention_of(token: Token, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that a noun is, or that a pronoun or a general noun ("the group") stands for."""
    covering = _covering(token, mentions)
    here = next((m for m in covering if m.last == token.i), None) or next(iter(covering), None)
    person = [m for c in token.children if c.dep_ == "appos" for m in _covering(c, mentions) if m.sort == "person"]
    if here is not None and here.sort == "office" and person:
        return person[0]
    if here is not None and not (here.sort in ("collective", "office") and _is_anaphor(token)):
        return here
    if token.lower_ in _SINGULAR | _PLURAL | _PERSONAL | {"one", "others"} or _is_anaphor(token):
        return resolve(token, mentions) or here
    apposed = [
        m
        for c in token.children
        if c.dep_ in ("appos", "compound")
        for m in _covering(c, mentions)
        if m.sort in ("person", "actor")
    ]
    return apposed[-1] if apposed else here


def resolve(token: Token, mentions: tuple[Mention, ...]) -> Mention | None:
    """What a pronoun or a general noun stands for: the nearest earlier mention that fits, subjects first."""
    doc = token.doc
    start = token.sent.start
    before = [m for m in _near(token, mentions) if m.last < token.i and _fits(token, m, doc)]
    if not before:
        return None
    same = _continued(token)
    if same is not None:
        return resolve(same, mentions)
    distance = {m.first: sum(1 for t in doc[m.last : token.i] if t.is_sent_start) for m in before}

    def score(m: Mention) -> tuple[float, int]:
        near = 2.0 * distance[m.first] if m.first < start else 0.0
        return (near - (1.5 if m.subject else 0.0), -m.first)

    best = min(before, key=score)
    head = doc[best.last]
    return (resolve(head, mentions) or best) if best.sort in ("collective", "office") and _is_anaphor(head) else best


def _near(token: Token, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that begin at the token or at most ``_REACH`` words before it."""
    first = bisect_right(mentions, token.i - _REACH, key=lambda m: m.first)
    return mentions[first : bisect_right(mentions, token.i, key=lambda m: m.first)]


def _covering(token: Token, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [m for m in _near(token, mentions) if m.covers(token)]


def _continued(token: Token) -> Token | None:
    """The pronoun that opened the sentence before: two sentences that start with "their" speak of the same people."""
    opens = token.lower_ in _PLURAL and _is_topic(token)
    if not opens or token.sent.start == 0:
        return None
    return next((t for t in token.doc[token.sent.start - 1].sent if t.lower_ in _PLURAL and _is_topic(t)), None)


def _is_topic(token: Token) -> bool:
    """Whether a pronoun is the subject of its sentence or owns it."""
    top = token.head if token.dep_ == "poss" else token
    return top.dep_ in ("nsubj", "nsubjpass") and top.head.dep_ == "ROOT"


def noun_phrase(token: Token) -> str:
    """A noun with its modifiers and a plain "of" phrase, without articles, numbers and relative clauses."""
    first, last = phrase_bounds(token)
    return " ".join(str(token.doc[first : last + 1].text).split())


def phrase_bounds(token: Token) -> tuple[int, int]:
    """The first and last token of ``noun_phrase``."""
    doc, first, last = token.doc, token.i, token.i
    for child in token.children:
        if child.dep_ in ("compound", "amod", "poss", "nmod") and child.i < token.i:
            first = min(first, child.left_edge.i)
        if child.dep_ == "prep" and child.lower_ in ("of", "around") and child.i == token.i + 1:
            pobj = next((c for c in child.children if c.dep_ == "pobj"), None)
            if pobj is not None and pobj.i - child.i <= 6 and pobj.right_edge.i - child.i <= 6:
                last = pobj.right_edge.i
    while first < token.i and (
        doc[first].pos_ in ("DET", "PUNCT", "SPACE", "PRON")
        or doc[first].like_num
        or doc[first].lower_ in _GENERIC | _LOOSE
    ):
        first += 1
    while last > token.i and doc[last].is_punct:
        last -= 1
    return first, last


def _mention(doc: Doc, first: int, last: int, name: str, sort: str, actor: str | None) -> Mention:
    head = doc[first : last + 1].root
    top = head
    while top.dep_ in ("compound", "poss", "nmod", "amod") and top.head != top and top.head.i <= last + 3:
        top = top.head
    subject = top.dep_ in ("nsubj", "nsubjpass", "agent") or (
        top.dep_ == "conj" and top.head.dep_ in ("nsubj", "nsubjpass")
    )
    return Mention(
        name=name,
        surface=doc[first : last + 1].text if sort in ("actor", "country", "person") else name,
        sort=sort,
        first=first,
        last=last,
        plural=head.tag_ in ("NNS", "NNPS") or sort in ("actor", "country"),
        subject=subject,
        actor=actor,
    )


def _read_entities(doc: Doc, known: list[Mention]) -> Iterator[Mention]:
    taken = _tokens((m.first, m.last) for m in known)
    for entity in doc.ents:
        words = [t for t in entity if t.text not in ("'s", "’s", "the", "The", ",", "'", "&")]
        if entity.label_ not in ("PERSON", "ORG", "NORP") or not words or entity.label_ == "NORP":
            continue
        first, last = words[0].i, words[-1].i
        if not taken.isdisjoint(range(first, last + 1)) or doc[last].pos_ != "PROPN":
            continue
        if doc[last].dep_ == "pobj" and doc[last].head.lower_ in _WHERE and not doc[last].text.isupper():
            continue  # the small model takes towns that it does not know for organisations
        text = doc[first : last + 1].text
        sort = "person" if entity.label_ == "PERSON" or _looks_personal(doc, first, last) else "actor"
        yield _mention(doc, first, last, text, sort, None)


def _read_unknown(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """Names that nothing else explains and that do something: "Ansaru attacked", "a raid by CODECO"."""
    for first, last in proper_names(doc):
        head = doc[last]
        acting = head.dep_ in ("nsubj", "nsubjpass", "poss") or (head.dep_ == "pobj" and head.head.dep_ == "agent")
        free = taken.isdisjoint(range(first, last + 1))
        common = (
            bool(cues.ABSTRACT_ENDING.search(head.lower_))
            or head.lemma_.lower() in cues.EVENT_NOUNS | cues.TREND_NOUNS | cues.COLLECTIVE_NOUNS | cues.ROLE_NOUNS
        )
        sure = head.is_upper or not doc[first].is_sent_start or head.ent_type_ or (head.tag_ == "NNP" and not common)
        if (
            acting
            and free
            and sure
            and head.lemma_.lower() not in cues.ROLE_NOUNS
            and head.ent_type_ not in ("DATE", "TIME", "EVENT", "LAW", "LOC", "FAC")
        ):
            name = doc[first : last + 1].text
            army = find_actor(f"{name} army") if doc[max(0, first - 1)].lower_ == "the" else None
            state = army.name.removeprefix("Government of ") if army is not None else name
            yield _mention(doc, first, last, state, "actor" if army is None else "country", None)


def _looks_personal(doc: Doc, first: int, last: int) -> bool:
    """Names that the small model takes for organisations: one that speaks, has a title, or is "himself"."""
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if after in ("himself", "herself"):
        return True
    words = [t for t in doc[first : last + 1] if t.text.isalpha()]
    if any(t.is_upper or t.lower_ in ("of", "for", "council", "ministry", "front", "party") for t in words):
        return False
    head = doc[last]
    titled = any(t.lemma_.lower() in cues.ROLE_NOUNS for t in doc[max(0, first - 9) : first])
    return titled and len(words) <= 3 and (head.dep_ in ("nsubj", "appos", "dobj", "pobj"))


def _full_name(mention: Mention, others: list[Mention]) -> Mention:
    longer = [o for o in others if o.name.endswith(" " + mention.name) and len(o.name) > len(mention.name)]
    if not longer:
        return mention
    source = longer[0]
    return Mention(
        name=source.name,
        surface=source.name,
        sort=source.sort,
        first=mention.first,
        last=mention.last,
        plural=False,
        subject=mention.subject,
    )


def _read_nouns(doc: Doc) -> Iterator[Mention]:
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        if lemma == "state" and any(c.lower_ == "of" for c in token.children):
            continue  # a state of emergency
        if lemma in cues.ROLE_NOUNS or lemma in cues.COLLECTIVE_NOUNS:
            office = lemma in cues.ROLE_NOUNS and token.tag_ in ("NN", "NNP")
            if (
                not office
                and token.tag_ == "NN"
                and not (lemma == "soldier" and any(c.ent_type_ == "NORP" for c in token.children))
                and lemma not in cues.BODIES
            ):
                continue
            first, _ = phrase_bounds(token)
            found = _mention(doc, first, token.i, noun_phrase(token), "office" if office else "collective", None)
            yield found


def _is_anaphor(token: Token) -> bool:
    """As in "the group", "these groups", "the spokesman": a general noun with nothing but a determiner."""
    lemma = token.lemma_.lower()
    if lemma not in cues.GROUP_WORDS | cues.ROLE_NOUNS | {"country", "state"}:
        return False
    vague = any(c.lower_ in ("certain", "such") for c in token.children)
    modifiers = [
        c
        for c in token.children
        if (
            not (vague and c.dep_ in ("acl", "relcl"))
            and c.dep_ in ("amod", "compound", "poss", "nmod", "nummod", "relcl", "acl", "appos")
        )
        or (not vague and c.dep_ == "prep" and c.lower_ == "of")
    ]
    determiners = [c for c in token.children if c.dep_ == "det" or c.lower_ in _GENERIC]
    return all(m.lower_ in _GENERIC for m in modifiers) and any(d.lower_ in _GENERIC for d in determiners)


def _fits(token: Token, mention: Mention, doc: Doc) -> bool:
    word, lemma = token.lower_, token.lemma_.lower()
    head = doc[mention.last]
    if word in _PERSONAL:
        return mention.sort == "person" or (mention.sort == "office" and not mention.plural and not _is_anaphor(head))
    if word in _SINGULAR:
        return mention.sort in ("actor", "country") or (mention.sort == "collective" and not mention.plural)
    if word in ("one", "others"):
        return mention.sort == "collective" and mention.plural and lemma not in cues.GROUP_WORDS
    if word in _PLURAL:
        return mention.sort in ("actor", "country") or (mention.plural and mention.sort != "person")
    if lemma in cues.ROLE_NOUNS:
        return mention.sort == "office" and head.lemma_.lower() == lemma and not _is_anaphor(head)
    if token.tag_ in ("NNS", "NNPS"):
        return (
            mention.sort == "collective" and mention.plural and head.lemma_.lower() == lemma and not _is_anaphor(head)
        )
    if lemma in ("army", "junta", "network", "militia"):
        return mention.sort == "collective" and head.lemma_.lower() == lemma and not _is_anaphor(head)
    return mention.sort == "actor"
