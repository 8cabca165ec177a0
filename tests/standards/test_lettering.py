"""Letters that nobody sees, and words that look like others: found, and no false alarm."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.problems import Level
from generator.reading.hidden import hidden_letters
from generator.reading.look_alikes import look_alikes
from generator.standards import judge_incident
from generator.standards.lettering import judge_newsroom_letters
from tests.standards.records import found, newsroom, problems, with_item
from tests.whole_site import read_site

CONTENT = Path(__file__).parents[2] / "content"

HIDDEN = {
    "a zero-width space": "Hart\u200bford",
    "a zero-width non-joiner": "Hart\u200cford",
    "a zero-width joiner": "Hart\u200dford",
    "a word joiner": "Hart\u2060ford",
    "an invisible separator": "Hart\u2063ford",
    "a soft hyphen": "Hart\u00adford",
    "a mark of direction within a word": "Hart\u200eford",
    "a mark of direction in a Latin text": "(Hart)\u200f ford",
    "an Arabic mark of direction in a Latin text": "Hartford\u061c",
    "a mark of direction within a Latin word of a Hebrew text": "שלום Hart\u200eford",
    "tags behind a word": "Hartford\U000e0068\U000e0069",
    "tags in a flag that is none": "🏴\U000e0068\U000e0069",
    "a language tag": "\U000e0001Hartford",
    "a variation of a Latin letter": "Hart\ufe0fford",
    "a variation for ideographs on a Latin letter": "Hart\U000e0101ford",
    "two variations of an ideograph": "葛\U000e0100\U000e0101城",
    "two joiners in a row": "می\u200c\u200cخواهم",
    "a joiner between an emoji and a word": "😀\u200dHart",
    "a filler of Korean": "Hart\u3164ford",
    "a halfwidth filler": "Hart\uffa0ford",
    "a filler of old Korean": "Hart\u115fford",
    "a combining joiner": "Hart\u034fford",
    "an inherent vowel of Khmer": "Hart\u17b4ford",
    "a separator of Mongolian": "Hart\u180eford",
    "a Braille pattern without dots": "Hart\u2800ford",
    "a sign of musical notation": "Hart\U0001d173ford",
    "a shorthand control": "Hart\U0001bca0ford",
}
ALIKE = {
    "a Cyrillic capital": "Нartford",
    "a Cyrillic letter within": "Hаrtford",
    "a Latin letter in a Cyrillic word": "Mосква",
    "two Cyrillic letters": "pаypаl",
    "a Greek capital": "Ηartford",
    "a Greek letter within": "Hartfοrd",
    "an Armenian letter": "Hartfօrd",
    "a Cherokee letter": "Ꮋartford",
    "Cyrillic and Greek": "Мοсква",
    "Hebrew and Arabic": "שלוםع",
    "Devanagari and Gujarati": "नમस्ते",
    "a name all of doubles": "Ray Сох",
    "a name all of doubles, first": "Сох, Ray",
    "a name all of Greek doubles": "ΑΝΝΑ Smith",
    "an initial": "Ray С. Smith",
    "bold letters of mathematics": "𝐇𝐚𝐫𝐭𝐟𝐨𝐫𝐝",
    "script letters of mathematics": "Hartford 𝓅𝑜𝓁𝒾𝒸𝑒",
    "letters in circles": "ⒽⒶⓇⓉ",
    "wide letters in a Latin text": "Ｈａｒｔｆｏｒｄ",
    "a name all of Armenian doubles": "Ray Տօս",
    "a name all of Cherokee doubles": "ᎪᎠᎬ Smith",
    "a name all of Lisu doubles": "ꓮꓠꓠꓮ Smith",
    "a name all of Coptic doubles": "Ray ⲤⲞⲬ",
    "a name in syllables of Canada": "ᗪᗅᗞ Smith",
    "a syllable of Canada within": "Hartforᑯ",
    "small capitals": "ʜᴀʀᴛꜰᴏʀᴅ police",
    "a mixed word behind a zero-width letter": "Hа\u200brtford",
    "a mixed word with an accent of its own": "Hа\u0301rtford",
}
SOUND = {
    "Persian joiners": "می‌خواهم خانه‌ها و کار‌ها را ببینم",
    "an Arabic joiner that shows a form": "سنة ١٤٤٥ ه‍",
    "Kurdish and Urdu": "په‌نجه‌ره آپ کی‌",
    "Hindi, Malayalam, Bengali, Sinhala, Kannada": "क्‍ष ന്‍ র‍্য ක්‍ෂ ರ್‌ಕ",
    "Hebrew with a Latin name and a mark of direction": "אמרה (NATO)‎ היום",
    "Arabic with a Latin name and a mark of direction": "قالت LRM\u200f.",
    "Hebrew and Arabic prefixes": "הAPI של Google في الAPI",
    "Hebrew with vowels": "שָׁלוֹם בַּבַּיִת",
    "Arabic with vowels": "السَّلَامُ عَلَيْكُمْ",
    "a family, a firefighter, a heart": "👩‍👩‍👧‍👦 👨🏽‍🚒 ❤️‍🔥 👩‍❤️‍💋‍👨",
    "flags": "🏳️‍🌈 🏴‍☠️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁵󠁳󠁴󠁸󠁿 🇺🇸",
    "keycaps and signs": "1️⃣ #️⃣ ℹ️ ©️ ™️ ‼️ ↔️ 〰️ Ⓜ️ ㊗️ 🙂‍↔️",
    "plain signs": "☎︎ ❤︎",
    "Thai, Khmer, Burmese breaks": "ไทย\u200bภาษา ភាសា\u200bខ្មែរ မြန်မာ\u200bစာ",
    "an old form of an ideograph": "葛󠄀城市",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ᠎ᠠ",
    "Japanese with Latin": "Tシャツ IT業界 ＮＨＫ東京 スーパーA",
    "Chinese with Latin": "ABC公司在Hartford的办公室",
    "Korean with Latin": "KBS가 카카오톡으로",
    "Chinese with Cyrillic": "中文Русский",
    "Russian": "Ньютон А. и его сын, Москва и Hartford, IT-компания, COVID-19",
    "Serbian in both scripts": "Ђорђе Đorđe Његош",
    "Greek": "Η Αθήνα, ο Hartford και το IT",
    "Georgian, Armenian, Amharic": "ქართული IT-ის Հայաստան ኢትዮጵያ",
    "Armenian, Greek and Russian in an English text": "In Երևան, in Αθήνα, in Москва",
    "Cherokee in an English text": "In Cherokee ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "Georgian and Lisu by themselves": "თბილისი საქართველო",
    "Lisu by itself": "ꓡꓲ-ꓢꓴ ꓮꓠ",
    "Inuktitut": "Iqaluit, ᐃᖃᓗᐃᑦ",
    "spellings of sounds": "Worcester (/ˈwʊstər/, [ʁaˈbɪɴ], /ʙʏː/)",
    "units and quantities": "0.11 μSv/h, ΔT, 3 kΩ, α-helix, the α variant, π",
    "Vietnamese, Polish, Turkish, Icelandic": "Nguyễn Łódź İstanbul Şırnak Þór",
    "decomposed accents": unicodedata.normalize("NFD", "Nguyễn Łódź Açaí"),
    "Yoruba, Igbo, Hawaiian, Uzbek, Azeri": "Ẹ̀kọ́ Ọjọ́ Kāneʻohe Oʻzbekiston Əliyev",
    "a formula": "𝑥 = 2, 1º, 2ª, x², ﬁne, № 3, ½, 20 ℃",
    "French and German punctuation": "« Hartford » – „Hartford“, l’École 12 h",
}


DOUBLES = {
    "Cyrillic": "Рау Сох",
    "small Cyrillic": "аррӏе",
    "Greek": "ΑΝΝΑ ΤΟΜΕ",
    "Armenian": "Տօս օո",
    "Cherokee": "ᎪᎠᎬ ᎳᎪ",
    "Lisu": "ꓮꓠꓠꓮ",
    "Coptic": "ⲤⲞⲬ",
    "Cyrillic beside Greek": "Сох ΑΝΝΑ",
    "a word that is one": "МОСКВА",
    "a short name that is one": "ТАСС",
    "a word with a number": "СССР 1991",
}
LIVING = {
    "Russian": "Владимир Путин",
    "Ukrainian": "Київ",
    "Serbian": "Београд",
    "Greek": "Αθήνα",
    "Greek in capitals": "ΑΕΚ ΑΘΗΝΩΝ",
    "Armenian": "Երևան",
    "Cherokee": "ᎦᏬᏂᎯᏍᏗ",
    "a short word beside another": "СССР распался",
    "Georgian": "თბილისი",
    "Chinese": "哈特福德",
    "Arabic": "هارتفورد",
}


@pytest.mark.parametrize("text", DOUBLES.values(), ids=DOUBLES)
def test_a_text_all_of_doubles_is_advice_in_a_language_of_latin_letters(text: str) -> None:
    for record in (with_item("people", "chief", name=text), {"headline": text}):
        told = [one for one in problems(record) if one.code == "standards.look-alike"]
        assert told
        assert {one.level for one in told} == {Level.ADVICE}
        assert "where it is really written so, leave it" in told[0].hint


@pytest.mark.parametrize("text", LIVING.values(), ids=LIVING)
def test_living_writing_is_no_false_alarm_in_a_latin_record(text: str) -> None:
    record = with_item("people", "chief", name=text) | {"headline": text}
    assert [one for one in problems(record) if one.code == "standards.look-alike"] == []


@pytest.mark.parametrize("text", DOUBLES.values(), ids=DOUBLES)
@pytest.mark.parametrize("language", ["ru", "el", "sr", "uz-Cyrl", "chr", "hy"])
def test_a_record_in_another_script_may_be_written_in_it(text: str, language: str) -> None:
    record = with_item("people", "chief", name=text) | {"language": language}
    assert [one for one in problems(record) if one.code == "standards.look-alike"] == []


@pytest.mark.parametrize(("language", "count"), [("ru", 0), ("sr-Latn", 1), ("es", 1)])
def test_the_words_as_they_were_spoken_are_of_their_own_language(
    language: str, count: int
) -> None:
    spoken = {"language": language, "text": "Сара"}
    record = with_item("quotes", "gone", original=spoken, translator="Ada Ember")
    told = [one for one in problems(record) if one.code == "standards.look-alike"]
    assert [one.location.field for one in told] == ["quotes/gone/original/text"] * count


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_a_letter_that_nobody_sees_is_found_in_a_name_and_refused(text: str) -> None:
    (problem,) = [
        one
        for one in problems(with_item("agencies", "fire-service", name=text))
        if one.code == "standards.hidden-letter"
    ]
    assert problem.level is Level.ERROR
    assert problem.location.field == "agencies/fire-service/name"
    letter = next(one for one in text if f"U+{ord(one):04X}" in problem.message)
    assert unicodedata.name(letter, "a letter without a name") in problem.message


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE)
def test_a_word_that_looks_like_another_is_found_in_a_name_and_refused(text: str) -> None:
    found_in = problems(with_item("people", "chief", name=text))
    (problem,) = [one for one in found_in if one.code == "standards.look-alike"]
    assert problem.level is Level.ERROR
    assert problem.location.field == "people/chief/name"


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_a_writing_needs_is_no_false_alarm(text: str) -> None:
    assert list(hidden_letters(text)) == []
    assert list(look_alikes(text)) == []


@pytest.mark.parametrize("text", [*HIDDEN.values(), *ALIKE.values()])
def test_elsewhere_it_is_advice(text: str) -> None:
    found_in = problems(with_item("questions", "why", text=f"What set {text} on fire?"))
    codes = {"standards.hidden-letter", "standards.look-alike"}
    levels = {one.level for one in found_in if one.code in codes}
    assert levels == {Level.ADVICE}


def test_the_letter_and_its_place_are_told() -> None:
    (problem,) = problems(with_item("questions", "why", text="Who burnt the old pi\u00ader?"))
    assert problem.message == (
        "Behind “Who burnt the old pi” stands a letter that nobody sees: SOFT HYPHEN (U+00AD)."
    )
    (problem,) = problems(with_item("questions", "why", text="Who burnt the рier?"))
    assert problem.message == (
        "“рier” mixes scripts: its “р” is CYRILLIC SMALL LETTER ER (U+0440) among Latin letters."
    )


def test_in_the_narrative_it_is_told_to_the_letter_even_between_marks() -> None:
    narrative = "[The pier burnt](claim:pier-burnt). [@herald]\n\nIt was the **р**ier. [@herald]\n"
    (problem,) = problems(narrative=narrative)
    assert (problem.code, problem.level) == ("standards.look-alike", Level.ADVICE)
    assert (problem.location.line, problem.location.column) == (3, 14)


def test_an_address_in_the_narrative_is_refused() -> None:
    narrative = "[The pier burnt](claim:pier-burnt). [See](https://pаypal.example/). [@herald]\n"
    errors = [one for one in problems(narrative=narrative) if one.level is Level.ERROR]
    assert [one.code for one in errors] == ["standards.look-alike"]


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (with_item("sources", "herald", url="https://hеrald.example"), "sources/herald/url"),
        (with_item("sources", "herald", publisher="Hеrald"), "sources/herald/publisher"),
        (with_item("places", "pier", name="The old рier"), "places/pier/name"),
        (with_item("places", "pier", locality="Рort Nowhere, Texas"), "places/pier/locality"),
        (with_item("people", "keeper", called="the рier keeper"), "people/keeper/called"),
        (with_item("agencies", "fire-service", short="the сhief"), "agencies/fire-service/short"),
        ({"ids": {"court": "СV-2031"}}, "ids/court/0"),
    ],
)
def test_every_name_and_address_of_a_record_is_held_to_it(
    record: dict[str, object], field: str
) -> None:
    assert ("look-alike", field) in found(record)


def test_a_brand_that_is_spelt_so_can_be_waived_and_a_hidden_letter_cannot() -> None:
    name = with_item("agencies", "fire-service", name="Pоrt Nowhere Fire Service")
    waiver = {"field": "agencies/fire-service/name", "by": "editor", "reason": "Spelt so."}
    assert found(name | {"waive": [{"code": "standards.look-alike", **waiver}]}) == []
    name = with_item("agencies", "fire-service", name="Port\u200b Nowhere Fire Service")
    told = found(name | {"waive": [{"code": "standards.hidden-letter", **waiver}]})
    assert told == [
        ("hidden-letter", "agencies/fire-service/name"),
        ("waiver-refused", "waive/0/code"),
    ]


def test_the_newsroom_is_held_to_the_same() -> None:
    given = newsroom(name="Nowhеre Explainer", kinds={"fire": "Fi\u00adre"}, license="CC-ΒΥ or СС")
    told = [(one.code, one.location.field, one.level) for one in judge_newsroom_letters(given)]
    assert told == [
        ("standards.look-alike", "name", Level.ERROR),
        ("standards.look-alike", "license", Level.ADVICE),
        ("standards.hidden-letter", "kinds/fire", Level.ERROR),
    ]


def test_a_label_in_another_script_is_of_the_language_of_its_key() -> None:
    labels = {"fire": {"en": "Fire", "ru": "РОСА"}, "storm": {"en": "РОСА"}}
    given = newsroom(name="СОХ", kinds=labels, languages=["ru"])
    told = [(one.location.field, one.level) for one in judge_newsroom_letters(given)]
    assert told == [("name", Level.ADVICE), ("kinds/storm/en", Level.ADVICE)]


def test_the_incidents_of_this_site_raise_no_alarm() -> None:
    site = read_site(CONTENT).site
    assert site is not None
    codes = {"standards.hidden-letter", "standards.look-alike"}
    told = [one for each in site.incidents for one in judge_incident(each, site.newsroom)]
    assert [one for one in told if one.code in codes] == []
    assert len(site.incidents) >= 3
    assert list(judge_newsroom_letters(site.newsroom)) == []
