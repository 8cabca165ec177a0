"""The words of English by which texts are judged, with the addresses of other countries.

What is written of streets, homes, plates and offices elsewhere stands here too, since a text in
English tells of all countries.
"""

from __future__ import annotations

import re

from generator.model.word_lists.lists import Ages, Houses, WordLists

_NUMBERS = re.compile(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety|hundred|thousand|million|billion|dozen|half|both|twice|first|second|third|fourth"
    "|fifth|several|many|few|no|none|nobody|all|some"
)
_TURNING = re.compile(
    "not|never|nor|neither|without|cannot|[a-z]+n't|before|after|alleged|allegedly"
)
_SMALL = frozenset(("a", "an", "the", "where", "who", "what", "which"))
_SAYS = re.compile(
    r"\b(?:say|says|said|tell|tells|told|report|reports|according to|by \S+ account)\b",
    re.IGNORECASE,
)
# Before what a book or a headline is called, which nobody said.
_TITLED = re.compile(
    r"(?i)\b(?:titled|entitled|headlined|headline|title|book|film|movie|song|album|article|paper|essay"
    r"|novel|episode|podcast|documentary|poem|series|exhibition|painting)[\s:,(*_]*[“„«»「『\"‘]?$"
)
_TITLES = frozenset(
    ["dr", "mr", "mrs", "ms", "miss", "prof", "rev", "sir", "sgt", "lt", "capt", "det", "officer"]
)
# Offices say their number because it is to be called.
_OFFICE = re.compile(
    r"(?i)\b(?:911|999|112|988|police|sheriff|troopers?|dispatch|(?:non-)?emergency|hot-?line"
    r"|help-?line|life-?line|tip-?line|tips?|crime\s*stoppers|crisis|office|department|dept|bureau"
    r"|agency|authority|council|city hall|clerk|hospital|clinic|school|university|fbi|fire"
    r"|red cross|embassy|consulate|newsroom|press|media|switchboard|reception|information line"
    r"|polizei|notruf|policía|emergencias|mairie|préfecture|comune)\b"
)
_ROLE = re.compile(
    r"(?i)(?:info|press|media|news|newsroom|tips?|contact|office|editors?|corrections?|hello|help"
    r"|support|service|privacy|security|abuse|admin|webmaster|postmaster|no-?reply|redaktion"
    r"|presse|prensa|kontakt|contacto|git|user|you|name|someone|me)(?:[._+-].*)?@.*"
    r"|.*@(?:[\w-]+\.)*(?:gov|mil|police\.uk|gov\.[a-z]{2})"
)
_SIGN = r"(?-i:(?=[A-ZÄÖÜ0-9 ·•-]{0,14}\d)[A-ZÄÖÜ0-9]{1,4}(?:[ ·•-]?[A-ZÄÖÜ0-9]{1,4}){1,2})"
_PLATE = re.compile(
    rf"""(?ix)
    (?:\b(?:(?:licen[cs]e|number|registration|vehicle)[ ]?(?:plates?|tags?)|plates?|tag[ ]number
        |registration(?:[ ]number)?|kennzeichen|matr[ií]cula|immatriculation|targa)
      (?:[ ](?:numbers?|no\.?|reading|reads?|is|was|with|bearing|of|lautet)){{0,2}}
      [ :,“"‘']{{1,3}} (?P<told>{_SIGN}) (?!\w)
    |\b(?P<before>{_SIGN}) [ ]? (?:licen[cs]e[ ]|number[ ])?plates?\b
    |\b(?P<british>(?-i:[A-Z]{{2}}[0-9]{{2}}[ ][A-Z]{{3}}))\b
    |\b(?:car|truck|van|suv|sedan|pickup|motorcycle|minivan|vehicle|honda|toyota|ford|chevrolet
        |nissan|bmw|audi|volkswagen|kia|hyundai|jeep|dodge|tesla)\b
      [^.;\n]{{0,30}}? [ (,] (?P<beside>(?-i:[A-Z]{{1,3}}[ -]?[A-Z]{{0,2}}[ -]?\d{{3,4}}
        |\d{{1,3}}[ -]?[A-Z]{{3}}[ -]?\d{{0,3}})) (?![\w-])
    )"""
)
_IDENTITY = re.compile(
    r"""(?ix)
    (?:\bssn|social[ -]security(?:[ ](?:number|no\.?))?)\W{0,3}(?:is|was|:)?\W{0,2}
      (?P<told>\d{9}|\d{3}\W\d{2}\W\d{4})(?!\d)
    """
)

# The suffixes of streets in USPS Publication 28 that are common, and what other countries write.
_STREET = (
    r"(?:street|st|avenue|aven?|road|rd|lane|ln|drive|dr|court|ct|circle|cir|boulevard|blvd|place"
    r"|pl|terrace|ter|way|parkway|pkwy|highway|hwy|square|sq|trail|trl|close|crescent|cres|row"
    r"|mews|loop|alley|aly|turnpike|pike|tpke|expressway|expy|freeway|fwy|plaza|plz|grove|grv"
    r"|gardens?|gdns|hill|heights|hts|cove|cv|point|pt|run|path|pass|bend|ridge|rdg|creek|crossing"
    r"|xing|landing|manor|view|walk|quay|wharf|broadway|bypass|causeway|commons?|esplanade)"
)
_DIRECTION = r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|North|South|East|West|(?:North|South)(?:east|west))"
_NUMBER = (
    r"(?<![\w.,$€£#:/-])(?i:(?<!route )(?<!highway )(?<!exit )(?<!mile )(?<!interstate )"
    r"(?<!flight ))(?<!the (?=(?:19|20)\d\d ))(?<!in (?=(?:19|20)\d\d ))"
    r"\d{1,6}(?:[ -]?[A-Z]|-\d{1,4}|[ ]?½)?(?![\w.,-]*\d)"
)
_NAMED = r"(?:[A-ZÀ-Þ][\w’'.-]{0,40}|\d{1,3}(?:st|nd|rd|th))"
NUMBER_FIRST = re.compile(
    rf"{_NUMBER},?\s+(?![Bb]l(?:oc)?k\b)(?:{_DIRECTION}\s+)?(?:{_NAMED}\s+){{1,4}}?(?i:{_STREET})\b"
    rf"|{_NUMBER}\s+(?:{_DIRECTION}\s+)?(?:Broadway|Avenue\s+(?:of\s+the\s+\w+|[A-Z]\b)"
    r"|(?:County|State|Farm|Ranch)\s+(?:Road|Route|Highway)\s+\d+|(?:US|U\.S\.|State|SR|CR|FM|RR)"
    r"[ -]?(?:Highway|Hwy|Route|Rte)?[ -]?\d+|(?:Highway|Hwy|Route|Rte|Road)\s+\d+)\b"
    rf"|{_NUMBER},?\s+(?:bis\s+)?(?i:rue|avenue|boulevard|place|chemin|impasse|allée|quai|calle|via|rua)\s+"
    r"(?:(?:de|du|des|la|le|les|del|della|da|do)\s+|(?:de\s+)?l[’'])*[A-ZÀ-Þ]\w+"
)
"""A number with its street behind it, as in English and French."""
_IN_ONE_WORD = (
    r"\b[A-ZÄÖÜ][\wäöüß-]{0,40}(?:straße|strasse|str\.|gasse|allee|weg|platz|ufer|damm|straat|gatan|vej)"
    r"\s+\d{1,4}\s?[a-z]?\b"
)
NUMBER_LAST_IN_ONE_WORD = re.compile(_IN_ONE_WORD)
"""A street in one word, as in German, with its number behind it."""
_NUMBER_LAST = re.compile(
    rf"{_IN_ONE_WORD}"
    r"|\b(?:[Cc]alle|[Cc]/|[Vv]ia|[Rr]ua|[Aa]venida|[Aa]vda\.|[Pp]laza|[Pp]iazza|[Cc]orso|[Uu]lica|ul\.)\s?"
    r"(?:(?:de|del|la|las|los|el|da|do|dos|della|dei)\s+)*[A-ZÀ-Þ]\w+(?:\s+[A-ZÀ-Þ]\w+){0,2},?\s+"
    r"(?:n[.ºo°]*\s?)?\d{1,4}\b"
)
_UNIT = re.compile(r"\b(?:[Aa]pt|[Aa]partment|[Ff]lat|[Uu]nit)\.?\s+#?(?:\d+[A-Z]?|[A-Z]\d*)\b")
_STARTS_WITH_NUMBER = re.compile(
    r"(?:^|,\s*)\d{1,6}[A-Za-z]?(?:-\d+)?\s+(?!bl(?:oc)?k\b)(?!hours?\b)[^\W\d_]{2,}",
    re.IGNORECASE,
)
_ENDS_WITH_NUMBER = re.compile(
    r"(?<!county )(?<!state )\b(?:street|st|avenue|ave|lane|drive|road)\.?,?\s+"
    r"(?:no\.?\s*)?\d{1,5}[a-z]?$",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"\b(?:block|blk)\b", re.IGNORECASE)
_HOME = re.compile(
    r"(?i)\b(?:homes?|residences?|apartments?|flats?|dwellings?|bedrooms?|backyards?|trailers?"
    r"|mobile home|foster home|wohnung|wohnhaus|domicilio|vivienda|casa de|domicile)\b"
    r"|['’]s?\s+house\b|\b(?:family|private|her|his|their)\s+house\b"
)
_NO_HOME = re.compile(r"(?i)\b(?:nursing|funeral|care|retirement|detention|home depot)\b")
_IN_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen"
)
_AGE = rf"(?:1[0-7]|[1-9]|{_IN_WORDS})"
_DASH = r"[-\s\u2010-\u2015]"
_AGE_IN_WORDS = re.compile(
    rf"(?:{_IN_WORDS})(?:{_DASH}+(?:(?:years?|años|ans)\b|jährig)|[),;.]|\s*$)",
    re.MULTILINE,
)
_OLD = (
    rf"(?i:{_AGE}{_DASH}years?{_DASH}old|\d{{1,2}}{_DASH}(?:month|week|day)s?{_DASH}old"
    rf"|{_AGE}-jährige[rn]?)"
)
_KIN = (
    r"(?:boy|girl|teen(?:ager)?|student|pupil|resident|child|youth|male|female|man|woman|suspect"
    r"|victim|driver|passenger|native|citizen|cyclist|pedestrian|son|daughter|brother|sister)"
)
_GIVEN = r"[A-ZÀ-Þ][\wà-ÿ’'-]{1,40}"
_FULL = rf"(?P<name>{_GIVEN}(?:\s+(?:[A-Z]\.|de|la|van|von|bin|al|{_GIVEN})){{0,3}}\s+{_GIVEN})"
_AGED = re.compile(
    rf"\b{_OLD}\s+(?:(?!from|in|of|at|to|who|was|is|and|has|had|were|with|by\b)[a-zà-ÿ’'-]+,?\s+)"
    rf"{{0,3}}(?P<after>{_GIVEN}(?:\s+(?:[A-Z]\.\s+)?{_GIVEN}){{0,3}})(?![\wà-ÿ’'-]|\s+{_KIN}\b)"
    rf"|\b{_FULL}(?:,\s+(?:who\s+(?:is|was)\s+)?|\s+(?:was|is)\s+|\s+\(|,?\s+aged?\s+|,?\s+de\s+)"
    rf"(?:(?:(?i:aged?)\s+)?{_AGE}(?:\)|[,;](?!\d)|\.(?!\d)|\s*$|\s+(?:years|años|ans)\b)"
    rf"|(?:an?\s+|the\s+)?{_OLD})",
    re.MULTILINE,
)
_NO_NAME = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|section|chapter|figure"
    r"|article|route|grade|highway|interstate|flight|group|level|version|part|rule|street|avenue"
    r"|road|county|district|university|police|city|department)\b"
)

LISTS = WordLists(
    numbers=_NUMBERS,
    turning=_TURNING,
    small=_SMALL,
    says=_SAYS,
    titled=(_TITLED,),
    titles=_TITLES,
    offices=(_OFFICE,),
    roles=(_ROLE,),
    at=("at", "arroba"),
    dot=("dot", "punto"),
    plates=(_PLATE,),
    identity=(_IDENTITY,),
    houses=Houses(
        addresses=(NUMBER_FIRST, _NUMBER_LAST),
        names=(_UNIT, _STARTS_WITH_NUMBER, _ENDS_WITH_NUMBER),
        block=(_BLOCK,),
        homes=(_HOME,),
        no_homes=(_NO_HOME,),
    ),
    ages=Ages(in_words=(_AGE_IN_WORDS,), beside_names=(_AGED,), no_names=(_NO_NAME,)),
)
"""English."""
