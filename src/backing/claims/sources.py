"""Predicates that relay: who is said to have said what."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import Voice, has_own_auxiliary, has_subject, joined, subject_of, subtree_ids

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOUT = frozenset({"regarding", "about", "of", "on", "concerning", "over"})
_SILENT = frozenset({"what", "which", "this", "nobody", "nothing", "none", "who", "that"})
_MAKING = frozenset({"make", "issue", "repeat", "raise", "level", "release", "publish", "air", "voice", "spread"})
_ACCOUNTS = frozenset(
    "account count reckoning telling estimate admission words version view reading tally own logic figure".split()
)
_WITH_NOUN = cues.DENY | {
    "describe",
    "allege",
    "claim",
    "confirm",
    "document",
    "admit",
    "report",
    "predict",
    "estimate",
}
_WITH_INFINITIVE = cues.DENY | cues.ADMIT | {"claim", "promise", "threaten", "vow", "pledge"}
_PREPOSITIONS = {
    "blame": "for", "credit": "with", "hint": "at", "boast": "of", "warn": "of", "speak": "of", "accuse": "of",
    "suspect": "of", "complain": "of", "talk": "of", "tell": "of", "convict": "of",
}  # fmt: skip
_NEEDS_THAT = frozenset("hold find show observe know record reveal point".split())
_CONTENT_PARTS = ("VERB", "AUX", "NOUN", "ADJ", "PROPN")
_EMPTY = frozenset(
    "claim account charge report allegation that accusation responsibility this it version assertion same so "
    "suggestion "
    "credit victory much statement figure number story anonymity finger them him her otherwise".split()
)


def source_of(head: Token) -> Voice | None:
    """The voice that a predicate introduces; None when it is not a saying, or the author's own."""
    return _by_phrase(head) or _by_noun(head) or _by_verb(head)


def contents_of(voice: Voice, head: Token) -> list[Token]:
    """The predicates or nouns that a predicate relays for a voice."""
    if voice.cue in [*joined(head), *_continued(head)]:
        return _told(voice.cue)
    return nominal_contents(voice.cue)


def phrase_ids(voice: Voice) -> set[int]:
    """The tokens of "according to X", which are no part of what X says; empty for a voice that a verb introduces."""
    return subtree_ids(voice.cue) if is_phrase(voice) else set()


def is_phrase(voice: Voice) -> bool:
    """Whether a phrase such as "according to X" or "by X's count" introduces the voice."""
    return voice.cue.lower_ == "according" or voice.cue.dep_ == "prep" or _is_as_put(voice.cue) or _is_tag(voice.cue)


def is_plain(voice: Voice) -> bool:
    """Whether a voice is introduced by a word that only relays: what it relays is then the only claim."""
    return is_phrase(voice) or voice.cue.lemma_ in ("say", "tell", "put", "add", "write", "state", "note", "explain")


def is_statable(content: Token) -> bool:
    """Whether a relayed noun or gerund says anything itself ("the army's account" does not)."""
    if content.dep_ == "dobj" and content.head.lemma_ == "put" and _valued(content, content.head):
        return True  # "put the number at 2,000"
    words = {content.lemma_.lower(), content.lower_}
    return content.pos_ in ("NOUN", "VERB", "PROPN") and not words & _EMPTY


def nominal_contents(noun: Token) -> list[Token]:
    """What "allegations regarding X and Y" or "the claim that X" relays; the parser may hang it on the noun's head."""
    found = [
        p for c in noun.children if c.i > noun.i and _is_about(c) for p in c.children if p.dep_ in ("pobj", "pcomp")
    ]
    found += [c for c in noun.children if c.i > noun.i and _opens_with_that(c)]
    for above in list(noun.ancestors)[:2]:
        for child in above.children:
            if child.i == noun.i + 1 and _is_about(child):
                found += [p for p in child.children if p.dep_ in ("pobj", "pcomp")]
            elif (
                child.i > noun.i and child.dep_ in ("acl", "ccomp") and above.pos_ == "NOUN" and _opens_with_that(child)
            ):
                found.append(child)
    more = [c for t in found if t.pos_ in ("NOUN", "PROPN") for c in t.conjuncts if c.i > t.i]
    return [*found, *(c for c in more if c not in found)]


def sense_of(word: Token) -> str:
    """Whether a word of saying says, denies or admits."""
    lemma = word.lemma_.lower()
    away = any(c.lower_ in ("out", "off", "aside", "away") for c in word.children)
    called = lemma in ("call", "label", "brand", "describe") and any(t.lemma_.lower() in _LIES for t in word.subtree)
    if lemma in cues.DENY or lemma == "denial" or (lemma in ("rule", "brush", "shrug", "wave") and away) or called:
        return "deny"
    return "admit" if lemma in cues.ADMIT or lemma in ("admission", "acknowledgment", "acknowledgement") else "say"


def after_preposition(verb: Token, words: Collection[str]) -> list[Token]:
    """What follows the verb's preposition; the parser may hang it on the object ("accused soldiers of …")."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    near = [*verb.children, *(t for o in objects for t in o.subtree)]
    preps = [t for t in near if t.dep_ == "prep" and t.lower_ in words and t.i > verb.i]
    return [p for t in preps[:1] for p in t.children if p.dep_ in ("pobj", "pcomp")]


def noun_speaker(noun: Token) -> Token | None:
    """Whose "claim" or "line" it is: the owner of the noun, or the agent of the participle after it."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    around = [noun.head, *list(noun.ancestors)[:2]]
    below = [
        *noun.subtree,
        *(t for a in around for c in a.children if c.dep_ == "acl" and c.i > noun.i for t in c.subtree),
    ]
    agents = [
        p for c in below if c.dep_ in ("agent", "prep") and c.lower_ == "by" for p in c.children if p.dep_ == "pobj"
    ]
    return next(iter(owners + agents), None)


def reported_noun(head: Token) -> Token | None:
    """The noun of "made allegations", "issued a statement" when it says what was alleged."""
    if head.lemma_ not in _MAKING:
        return None
    nouns = [c for verb in joined(head) for c in verb.children if c.dep_ == "dobj"]
    return next((n for n in nouns if n.lemma_.lower() in cues.REPORT_NOUNS and nominal_contents(n)), None)


def is_disputed(word: Token) -> bool:
    """Whether the author calls what is relayed false or unproven."""
    near = [c for c in word.children if c.dep_ in ("amod", "advmod")]
    return any(c.lower_ in cues.DISPUTED or c.lower_ in ("falsely", "wrongly") for c in near)


def is_own(subject: Token | None) -> bool:
    """Whether a subject is the author, or nobody in particular."""
    return subject is not None and (subject.lower_ in cues.FIRST_PERSON or subject.lower_ in _SILENT)


_DOCUMENTS = frozenset(
    "assessment panel study document survey letter memo transcript dossier paper communique communiqué newspaper "
    "agency map "
    "investigation inquiry poll audit briefing bulletin release post thread article email cable testimony".split()
)
_LIES = frozenset(
    "fabrication lie false baseless nonsense propaganda hoax fiction untrue invention smear absurd ridiculous".split()
)


def _by_phrase(head: Token) -> Voice | None:
    """As in "according to X", "by X's own account"."""
    for token in head.subtree:
        if token.lower_ == "according" and _verb_over(token) == head:
            speaker = next((t for t in token.subtree if t.dep_ == "pobj"), None)
            return Voice(speaker=speaker, cue=token) if speaker is not None else None
        if _is_tag(token) and token.sent.root == head:
            return Voice(speaker=subject_of(token), cue=token, sense=sense_of(token))
        if token.head == head and _is_as_put(token):
            return Voice(speaker=subject_of(token), cue=token, sense=sense_of(token))
        if token.dep_ == "prep" and token.head == head and token.lower_ in ("by", "in", "on", "to"):
            for noun in token.children:
                owner = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
                if noun.dep_ == "pobj" and noun.lemma_.lower() in _ACCOUNTS and owner is not None:
                    return Voice(speaker=owner, cue=token)
    return None


def _is_tag(token: Token) -> bool:
    """As in "… for the RSF, a newspaper reported": the parser may hang the tag on the noun before it."""
    if token.dep_ != "relcl" or token.lemma_ not in cues.REPORT_VERBS:
        return False
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    last = next((t for t in reversed(list(token.sent)) if not t.is_punct and not t.is_space), None)
    wh = any(t.tag_ in ("WDT", "WP", "WRB") for t in token.subtree)
    named = subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.i + 1 == token.i
    return named and token == last and not wh and token.doc[token.left_edge.i - 1].text == ","


def _is_as_put(token: Token) -> bool:
    """As in ", as X put it,": the clause around it is what X says, unless a "that" clause follows."""
    if token.dep_ != "advcl" or token.lemma_ not in cues.REPORT_VERBS or is_own(subject_of(token)):
        return False
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in token.children)
    that = any(
        c.dep_ == "ccomp" and c.i > token.i and any(m.lower_ == "that" for m in c.children) for c in token.head.children
    )
    return marked and subject_of(token) is not None and not that


def _by_noun(head: Token) -> Voice | None:
    """As in "X's line is that …", "X made allegations regarding …"."""
    story = next((c for c in head.children if c.dep_ == "nsubj" and c.lemma_.lower() in cues.STORY_NOUNS), None)
    if story is not None and head.lemma_ in ("be", "run", "go") and _told(head):
        speaker = noun_speaker(story)
        return Voice(speaker=speaker, cue=head, sense=sense_of(story), disputed=is_disputed(story)) if speaker else None
    noun = reported_noun(head)
    if noun is None or is_own(subject_of(head)):
        return None
    return Voice(speaker=subject_of(head), cue=noun, sense=sense_of(noun), disputed=is_disputed(noun))


def _by_verb(head: Token) -> Voice | None:
    return next(iter(verbal_voices(head)), None)


def is_sign(verb: Token, subject: Token) -> bool:
    """Whether a thing shows something ("such a silence shows that …"), rather than somebody saying it."""
    if verb.lemma_ not in cues.SIGN_VERBS or subject.pos_ not in ("NOUN", "PRON", "DET") or subject.dep_ == "csubj":
        return False
    lemma = subject.lemma_.lower()
    speaking = cues.ROLE_NOUNS | cues.COLLECTIVE_NOUNS | cues.REPORT_NOUNS | _DOCUMENTS
    return lemma not in speaking and subject.lower_ not in ("he", "she", "they", "who", "it")


def verbal_voices(head: Token) -> list[Voice]:
    """The voices of a predicate and of the verbs joined to it: "condemned the raid and said that …"."""
    found = []
    for verb in [*joined(head), *_continued(head)]:
        subject = subject_of(verb)
        if subject is not None and is_sign(verb, subject):
            continue
        told = verb.pos_ in ("VERB", "AUX") or any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
        if not told or not _can_report(verb) or subject is None:
            continue
        if is_own(subject) or _is_unsaid(verb, subject) or _claims_some(verb):
            continue
        if _told(verb) or _takes_object(verb):
            found.append(Voice(speaker=subject, cue=verb, sense=sense_of(verb), disputed=is_disputed(verb)))
    return found


def _continued(head: Token) -> list[Token]:
    """As in "keeps repeating that …"."""
    going = ("keep", "continue", "go", "begin", "start", "like", "love", "want")
    return [c for v in joined(head) if v.lemma_ in going for c in v.children if c.dep_ == "xcomp" and c.pos_ == "VERB"]


def _verb_over(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX") and has_subject(t)), None)


def _told(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in _CONTENT_PARTS]
    if verb.lemma_ in _PREPOSITIONS:
        found += after_preposition(verb, {_PREPOSITIONS[verb.lemma_]})
    if verb.lemma_ in _WITH_INFINITIVE:
        found += [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ in ("VBG", "VB")]
    if verb.lemma_ == "put":
        found += [c for c in verb.children if c.dep_ == "dobj" and _valued(c, verb)]
    if not found and verb.lemma_ in _WITH_NOUN:
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        found += objects if not _is_nothing(objects) else []
    joint = [c for t in found for c in t.children if c.dep_ == "conj" and _is_second(c, t)]
    return sorted(set(found + joint), key=lambda t: t.i)


def _is_second(conjunct: Token, first: Token) -> bool:
    return has_subject(conjunct) or has_own_auxiliary(conjunct) or first.pos_ == "NOUN"


def _can_report(verb: Token) -> bool:
    if verb.lemma_ in ("rule", "wave"):
        return sense_of(verb) == "deny"
    if verb.lemma_ in _NEEDS_THAT:
        said = [t for t in verb.children if t.dep_ == "ccomp"]
        told = any(t.i < verb.i or any(c.lower_ == "that" for c in t.children) for t in said)
        blamed = verb.lemma_ == "point" and any(c.lower_ in ("finger", "fingers") for c in verb.children)
        return told or blamed
    return verb.lemma_ in cues.REPORT_VERBS


def _is_unsaid(verb: Token, subject: Token) -> bool:
    """A saying that is denied or only possible, or an "it" that says nothing."""
    if any(
        c.dep_ == "neg" or c.lower_ in ("neither", "never") or (c.dep_ == "aux" and c.tag_ == "MD")
        for c in verb.children
    ):
        return True
    if any(c.lower_ in ("no", "neither", "none", "nobody") for c in subject.subtree):
        return True
    return subject.lower_ == "it" and any(c.dep_ in ("acomp", "auxpass") for c in verb.children)


def _takes_object(verb: Token) -> bool:
    """As in "rejected the account", "said the same", "ruled that out", "claimed responsibility", "blamed X for Y"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "oprd", "nsubjpass")]
    if _is_nothing(objects):
        return False
    if verb.lemma_ in ("say", "claim", "argue", "tell") and _says_so(verb):
        return True
    if verb.lemma_ == "call":
        return len(objects) > 1 or any(c.dep_ in ("oprd", "ccomp", "acomp") for c in verb.children)
    if verb.lemma_ in ("brush", "shrug", "wave"):
        return sense_of(verb) == "deny"
    if verb.lemma_ == "point":
        return True
    return verb.lemma_ in cues.TAKES_OBJECT and bool(objects) and not _dismisses(verb, objects)


def _claims_some(verb: Token) -> bool:
    """As in "claimed an attack in May", "claimed 19 attacks": what a group did, rather than what it says."""
    acts = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in cues.EVENT_NOUNS]
    told = any(c.dep_ == "ccomp" for c in verb.children)
    definite = any(
        c.lower_ in ("the", "this", "that", "these", "those") or c.dep_ == "poss" for a in acts for c in a.children
    )
    return verb.lemma_ == "claim" and bool(acts) and not told and not definite


def _is_nothing(objects: list[Token]) -> bool:
    """As in "has claimed no attack", "cites no source": an absence, not a saying."""
    return any(
        c.lower_ in ("no", "neither") or o.lower_ in ("nothing", "none") for o in objects for c in (o, *o.children)
    )


def _says_so(verb: Token) -> bool:
    said = [t for c in verb.children if c.dep_ in ("dobj", "advmod", "npadvmod") for t in c.subtree]
    return any(t.lower_ in ("same", "so", "much", "otherwise") for t in said)


def _dismisses(verb: Token, objects: list[Token]) -> bool:
    """As in "dismissed the army chief": an act, not a word."""
    people = cues.ROLE_NOUNS | cues.COLLECTIVE_NOUNS | {"chief"}
    return verb.lemma_ in ("dismiss", "reject") and any(o.lemma_.lower() in people for o in objects)


def _valued(noun: Token, verb: Token) -> bool:
    """As in "puts losses at 300": the parser hangs "at" on the verb."""
    return any(c.dep_ == "prep" and c.lower_ == "at" for c in (*verb.children, *noun.children))


def _is_about(token: Token) -> bool:
    return bool(token.dep_ == "prep" and token.lower_ in _ABOUT)


def _opens_with_that(token: Token) -> bool:
    marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)
    return token.dep_ in ("acl", "ccomp", "relcl") and marked
