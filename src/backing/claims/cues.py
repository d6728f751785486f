"""The words that the rules of this stage look for, by what they tell; lemmas, lower case."""

from __future__ import annotations

import re

from backing.vocabulary.cues import claim_words, cue_words

DENY = cue_words("verbs", "denies")
ADMIT = cue_words("verbs", "admits") | {"articulate"}
REPORT_VERBS = DENY | ADMIT | claim_words("verbs")
TAKES_OBJECT = DENY | claim_words("object")
"""Words of saying that need no clause: "blamed the rebels", "claimed responsibility", "rejected the account"."""

REPORT_NOUNS = claim_words("nouns")
STORY_NOUNS = REPORT_NOUNS | claim_words("stories")
"""Nouns that relay when "is that …" follows: "the ministry's line is that …"."""

DISPUTED = frozenset(
    "unsubstantiated baseless unfounded false so-called groundless unproven bogus debunked fabricated exaggerated "
    "implausible supposed purported untrue fanciful inflated misleading spurious alarmist".split()
)
"""Words by which an author says that what he relays is not so, or not shown."""

OBLIGATION_ADJECTIVES = frozenset(
    "essential important crucial vital necessary imperative advisable urgent critical incumbent better wise best "
    "appropriate time overdue prudent".split()
)
NOTING = frozenset(
    "note acknowledge recognise recognize remember stress emphasise emphasize say assert mention observe add recall "
    "conclude assume argue think believe suppose point understand see tell report".split()
)
"""Verbs that only introduce what follows: "it is worth noting that …"."""

HEDGES = frozenset(
    "reasonable likely probable plausible possible think believe guess suspect suppose assume seem appear doubt "
    "apparently probably perhaps arguably presumably possibly reckon fair conceivable view impression hunch "
    "bet".split()
)
WRAPPING_NOUNS = frozenset(
    "fact truth point guess view sense problem question reality bet impression hunch answer result upshot irony "
    "trouble "
    "catch difference conclusion".split()
)
FORESEEING = frozenset({"expect", "anticipate"})
SUPPOSING = frozenset({"suppose", "imagine", "assume"})
"""Verbs that, told to the reader, open a forecast or a supposition."""
FIRST_PERSON = frozenset("i we my our me us mine".split())

SIGN_VERBS = frozenset(
    "indicate suggest show demonstrate signal signify mean imply prove reveal reflect point confirm".split()
)
CAUSE_VERBS = frozenset(
    "cause force disrupt drive trigger prompt provoke undermine stem fuel enable allow prevent deter lead "
    "result spur  "
    "exacerbate weaken empty sink derail bring spark produce contribute worsen curb cripple hasten push influence "
    "affect "
    "explain choke starve doom embolden deprive halt paralyse paralyze fuel foment sow inflame scare frighten "
    "bankrupt".split()
)
STRONG_CAUSES = frozenset(
    "cause disrupt trigger prompt provoke undermine stem exacerbate derail result spur foment embolden hasten "
    "explain  "
    "contribute deter".split()
)
"Verbs that say  whatever their subject is; the others do so only with an event or a thing as subject."

CAUSE_PHRASES = (
    "as a result", "because", "owing to", "thanks to", "owing to", "as a consequence", "on account of",
    "in response to",
    "proven ineffective", "proved ineffective", "proven effective", "proved effective", "that is why",
    "that's why", "is why",
    "the reason", "the result of", "the product of", "the price of", "a consequence of", "the consequence of",
    "lies behind",
    "is behind", "was behind", "were behind", "brought about", "led to", "leads to", "lead to", "gave rise to",
    "so that",
    "explain why", "explains why", "link between",
    "comes from", "came from the", "owes nothing to",
    "owe nothing to", "owes much to", "owe much to", "owes more to", "the work of", "down to the", "blamed on",
    "can be traced", "is rooted in",
)  # fmt: skip
ABSTRACT_NOUNS = frozenset(
    "campaign sanction policy deal price drought rain cost aid war conflict strike pressure crackdown airstrike "
    "embargo ban "
    "subsidy law corruption poverty hunger fear propaganda rhetoric talk silence diplomacy agreement "
    "truce loss "
    "shortage flood curfew presence absence support arrival lack technology weather winter season money cash "
    "weapon drone".split()
)
UP_VERBS = frozenset(
    "increase grow rise surge double triple treble quadruple soar escalate expand multiply worsen intensify climb "
    "jump spike "
    "spread accelerate mount swell deepen quicken improve strengthen balloon mushroom skyrocket rocket flare widen tighten creep "
    "harden "
    "snowball proliferate rebound recover".split()
)
DOWN_VERBS = frozenset(
    "decrease fall decline drop slow halve shrink dwindle subside ease wane diminish plummet collapse reduce abate "
    "lessen "
    "recede ebb fade taper weaken thin plunge slump dip tumble dry quieten calm cool narrow contract plateau "
    "stabilise  "
    "stabilize crater evaporate tail degrade erode deplete loosen".split()
)
TREND_NOUNS = frozenset(
    "reduction decline decrease increase rise fall growth drop surge uptick slowdown escalation improvement "
    "expansion  "
    "deterioration upsurge spike jump downturn de-escalation rebound fewer".split()
)
TREND_PHRASES = (
    "more and more", "fewer and fewer", "less and less", "gone up", "gone down", "went up",
    "went down", "going up", "going down", "on the rise", "on the wane", "on the decline", "in decline",
    "lost ground",
    "gained ground", "losing ground", "gaining ground", "than ever", "gone quiet", "to a trickle", "died down",
    "dried up", "getting worse", "getting better", "getting weaker", "getting stronger", "ever more",
    "up sharply", "down sharply",
    "dropped off", "fallen off", "more often than", "less often", "its lowest", "its highest", "a record high",
    "their lowest",
    "barely moved", "barely changed", "hardly changed", "not changed", "unchanged", "stayed the same", "are up",
    "are down", "is up", "is down",
    "only one way", "are flat", "is flat", "stayed flat", "remained flat", "held steady",
    "was up", "was down", "were up", "were down", "become rarer", "become rare", "become more", "become less",
    "becoming more", "becoming less", "grown more", "grown less", "remains down", "remain down", "remains up",
    "remain up", "remains lower", "remain lower", "remains higher", "remain higher", "a fraction of what",
)  # fmt: skip
EVENT_NOUNS = frozenset(
    "attack strike raid bombing bomb killing massacre shelling assault ambush explosion clash battle incident "
    "incursion "
    "abduction kidnapping assassination execution shooting airstrike offensive operation blast crossing landing "
    "seizure "
    "capture ceasefire violation protest riot beheading detonation mission sortie drone missile rocket visit meeting "
    "election coup arrest departure withdrawal fall takeover return demise death blockade siege suicide hijacking "
    "interception sinking fire blaze outage drowning atrocity evacuation surrender "
    "desertion defection ceasefire overflight delivery "
    "shipment".split()
)
STATE_VERBS = frozenset(
    "be have exist remain harbor harbour host hold control maintain operate live reside stay lack contain "
    "include own  "
    "possess enjoy shelter run dominate govern rule belong keep support back sponsor train work stand fight "
    "make account comprise constitute occupy number sit lie use retain face depend roam".split()
)
STATE_ADJECTIVES = frozenset(
    "public active present alive open closed armed unarmed operational available dead free intact based full empty absent "
    "abroad inside "
    "able unable deployed shut silent responsible involved loyal independent".split()
)
ABSTAIN_VERBS = frozenset("refrain abstain cease stop desist fail refuse decline avoid neglect halt".split())
ACT_VERBS = frozenset(
    "launch carry conduct commit stage mount execute perpetrate claim make record register report count document "
    "happen occur burn capture take lose fire destroy shoot down hit strike sink bring go seize deploy include flee "
    "desert surrender arrest detain free rescue yield produce total trace earn raise send import export spend "
    "recruit displace cross intercept log tally see account bomb shell attack raid loot torch".split()
)
DEATH_VERBS = frozenset(
    "kill die murder wound injure slay massacre execute perish behead displace abduct kidnap drown".split()
)
EVALUATIVE = frozenset(
    "absurd shameful welcome song shame peace scandal nonsense encouraging hopeful disgraceful "
    "laughable good bad right wrong fair unfair wise foolish reckless irresponsible old enough clear obvious "
    "simple understandable regrettable unfortunate natural tempting easy hard difficult better worse dangerous "
    "invasion same mistake tragedy farce illusion myth lesson intelligence hypocrisy disgrace story luck joke "
    "theatre theater "
    "fantasy excuse distraction matter irony puzzle pity relief victory defeat failure success triumph bluff "
    "gamble".split()
)
ATTITUDE_VERBS = frozenset(
    "matter deserve sound smell feel suit flatter forget ignore love hate care pretend understand want hope "
    "wish like  "
    "prefer doubt wonder trust distrust mistake miss seem miss overlook tempt interest surprise bore worry "
    "puzzle".split()
)
SUBSTANCE_NOUNS = frozenset(
    "evidence proof backing basis substantiation corroboration documentation document verification source data "
    "detail foundation support name photograph particular".split()
)
COLLECTIVE_NOUNS = frozenset(
    "group organisation organization militant fighter militia rebel insurgent mercenary leader civilian "
    "country nation  "
    "government community troop soldier force army gunman jihadist extremist terrorist authority police villager "
    "people "
    "resident diplomat mediator analyst expert investigator official commander faction network separatist "
    "paramilitary recruit refugee worker party state ministry junta shepherd farmer herder trader "
    "partner man woman child family clan tribe donor ally neighbour neighbor instructor pirate smuggler "
    "guerrilla cadre crew sailor shipper navy hunter leadership presidency opposition movement teacher pupil "
    "student doctor aid-worker monk gang gangster bandit cartel vigilante peacekeeper contingent unit brigade battalion "
    "coalition garrison regime administration migrant prisoner hostage detainee driver kidnapper contractor".split()
)
BODIES = frozenset(
    "community army government group junta ministry state authority police force gang coalition garrison regime "
    "administration contingent militia navy brigade faction opposition presidency".split()
)
ROLE_NOUNS = frozenset(
    "spokesman spokeswoman spokesperson minister ambassador president governor general commander secretary envoy "
    "leader "
    "official mayor councillor analyst expert colonel chief director researcher chairman presenter host reporter "
    "interviewer major captain professor senator mp lawmaker diplomat staff ministry monitor adviser advisor "
    "representative delegate admiral bishop imam elder witness resident activist author chairwoman emir premier "
    "commissioner prosecutor judge lieutenant brigadier chancellor king emissary columnist journalist".split()
)
GROUND_VERBS = frozenset(
    "be have exist remain harbor harbour host contain include lack lie face see witness suffer experience fall stay".split()
)
"""Verbs that a country is the ground of, not the doer: "the country hosts", "has seen"."""
ABSTRACT_ENDING = re.compile(r"(?:tion|ment|ance|ence|ism|ity|ship|ure|ness|ing|age)$")
GROUP_WORDS = frozenset("group organisation organization militia movement faction junta outfit network army".split())
DISCOURSE_PREPS = (
    "in addition", "on the contrary", "in contrast", "by contrast", "for example", "for instance", "in short",
    "in fact",
    "of course", "at the same time", "on the other hand", "by my count", "in other words", "despite",
    "in spite of", "amid",
    "even amid", "given", "for its part", "for their part", "for his part", "like", "unlike", "contrary to",
    "besides",
    "apart from", "aside from", "instead of", "as for", "as to", "in my view", "to be fair", "to my mind",
    "in reality",
    "with respect to", "regarding", "during this", "at best", "by doing so", "for all", "beyond",
    "on balance", "what is more", "what's more", "if anything", "in the end", "in sum", "after all",
    "above all", "on that", "in my opinion", "first of all",
)  # fmt: skip
