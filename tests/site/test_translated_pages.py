"""What the reader of a page in Spanish sees, also when the English text has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

from tests.small_site import ID, RECORD, SmallSite, small_site

CLAIMS = {
    "smoke": ("Smoke was seen at noon.", "Se vio humo al mediodía."),
    "doors": ("The doors were shut.", "Las puertas estaban cerradas."),
    "roof": ("The roof fell in.", "El techo se cayó."),
    "guard": ("A guard lay asleep.", "Un guarda dormía."),
    "driver": ("Ida Example drove the van.", "Ida Example conducía la furgoneta."),
}
SPANISH = {
    "headline": ("Fire in Pretend Harbour", "Incendio en el puerto de Pretend"),
    "standfirst": (
        "A fire burned in a warehouse in Pretend Harbour.",
        "Un incendio ardió en un almacén del puerto de Pretend.",
    ),
}
STORY = "Un [incendio](claim:fire-broke-out) comenzó en el Almacén 3 [@gazette-thu].\n"
TRANSLATED = """\
at: 2021-05-02
kind: translation
headline: Published in Spanish
why: Many here read Spanish.
covers: [es]
"""
CHANGED = "2021-05-03"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def incident_es(narrative: str) -> str:
    lines = ["translator: Ana Traductora", f"narrative_of: {digest(narrative.strip())}"]
    for field, (english, spanish) in SPANISH.items():
        lines += [f"{field}: {spanish}", f"{field}_of: {digest(english)}"]
    lines.append("claims:")
    for name, (english, spanish) in CLAIMS.items():
        lines += [f"  {name}:", f"    text: {spanish}", f"    text_of: {digest(english)}"]
    quote = "We got there fast."
    lines += ["quotes:", "  chief-fast:", "    text: Llegamos rápido."]
    lines.append(f"    text_of: {digest(quote)}")
    return "\n".join(lines) + "\n"


def record() -> str:
    claims = "".join(
        f"  - id: {name}\n    text: {english}\n    said_by:\n"
        "      - {who: chief, source: gazette-thu}\n"
        for name, (english, _) in CLAIMS.items()
    )
    return RECORD.replace("\nquotes:", f"{claims}\nquotes:", 1)


def updated(kind: str, covers: str, more: str = "") -> str:
    return (
        f"at: {CHANGED}\nkind: {kind}\nheadline: About {covers}\nwhy: The chief said so.\n"
        f"covers: [{covers}]\n{more}"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The site after six kinds of change of the English text, of which none was translated."""
    made = small_site(tmp_path_factory.mktemp("site"), record())
    newsroom = made.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text() + "languages: [es]\n")
    made.begin()
    narrative = (made.folder / "narrative.md").read_text()
    (made.folder / "incident.es.yaml").write_text(incident_es(narrative), encoding="utf-8")
    (made.folder / "narrative.es.md").write_text(STORY, encoding="utf-8")
    made.update("2021-05-02-in-spanish", TRANSLATED)
    made.commit("2021-05-02T12:00:00+00:00")
    _change(made)
    made.commit("2021-05-03T12:00:00+00:00")
    made.build()
    return made


def _change(made: SmallSite) -> None:
    made.change("Smoke was seen at noon.", "Smoke was sighted at noon.")
    made.update(f"{CHANGED}-a-style", updated("style", "claims/smoke"))
    made.change("The doors were shut.", "The doors were open.")
    was = "was: They were shut.\nnow: They were open.\nlearned: From the chief.\nwhose: ours\n"
    was += "corrects: [doors]\n"
    made.update(f"{CHANGED}-b-correction", updated("correction", "claims/doors", was))
    made.change("The roof fell in.", "That the roof fell in is not so.")
    made.change(
        "not so.\n    said_by:\n      - {who: chief",
        "not so.\n    standing: retracted\n    said_by:\n      - {who: chief",
    )
    made.update(f"{CHANGED}-c-retraction", updated("retraction", "claims/roof"))
    made.change("A guard lay asleep.", "A guard lay asleep.\n    withdrawn: Nobody stands by it.")
    made.update(f"{CHANGED}-d-withdrawn", updated("retraction", "claims/guard"))
    driver = f"  - id: driver\n    text: {CLAIMS['driver'][0]}\n    said_by:\n"
    made.change(driver + "      - {who: chief, source: gazette-thu}\n", "")
    english, spanish = CLAIMS["driver"]
    gone = f"  driver:\n    text: {spanish}\n    text_of: {digest(english)}\n"
    made.change(gone, "", "incident.es.yaml")
    why = "what: the name of a private person\nauthority: managing editor\n"
    made.update(f"{CHANGED}-e-removed", updated("removed", "claims/driver", why))
    new = "  - id: boats\n    text: Two boats burned too.\n    said_by: chief\n"
    made.change("\nquotes:", f"{new}\nquotes:")
    made.update(f"{CHANGED}-f-new", updated("new-information", "claims/boats"))


def page(site: SmallSite, name: str = "") -> BeautifulSoup:
    return site.page(f"es/incidents/{ID}/{name}index.html")


def claim(site: SmallSite, name: str) -> Tag:
    found = page(site).find(id=f"claim-{name}")
    assert isinstance(found, Tag)
    return found


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def in_english(tag: Tag) -> list[str]:
    return [text(one) for one in tag.find_all(lang="en")]


def test_after_a_style_edit_the_translation_stands_and_says_that_it_is_older(
    site: SmallSite,
) -> None:
    told = text(claim(site, "smoke"))
    older = "El texto en inglés cambió el 3 de mayo de 2021; este es anterior."
    assert f"Se vio humo al mediodía. {older}" in told
    assert "sighted" not in told


def test_after_a_correction_the_original_stands_in_place_of_what_was_wrong(
    site: SmallSite,
) -> None:
    assert in_english(claim(site, "doors")) == ["The doors were open."]
    assert "cerradas" not in text(page(site))


def test_after_a_retraction_the_original_stands_as_retracted(site: SmallSite) -> None:
    assert in_english(claim(site, "roof")) == ["That the roof fell in is not so."]
    assert "El techo se cayó" not in text(page(site))


def test_after_a_withdrawal_the_words_are_gone_and_the_reason_is_there(site: SmallSite) -> None:
    told = text(claim(site, "guard"))
    assert "Nobody stands by it." in told
    assert "Un guarda dormía" not in text(page(site))


def test_after_a_removal_the_translation_is_nowhere(site: SmallSite) -> None:
    files = [path for path in (site.root / "output").rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        data = path.read_bytes()
        assert b"Ida Example" not in data, path
        assert "conducía".encode() not in data, path


def test_a_new_item_stands_in_english_and_is_marked_as_english(site: SmallSite) -> None:
    assert in_english(claim(site, "boats")) == ["Two boats burned too."]


def test_what_did_not_change_is_in_spanish_without_a_mark(site: SmallSite) -> None:
    heading = page(site).h1
    assert heading is not None
    assert heading.decode_contents() == SPANISH["headline"][1]
    story = page(site).select_one(".prose")
    assert story is not None
    assert story.get("lang") is None
    assert "comenzó en el Almacén 3" in text(story)


def test_the_page_says_its_language_and_leads_to_the_other(site: SmallSite) -> None:
    for path, here in (
        (f"incidents/{ID}/index.html", "en"),
        (f"es/incidents/{ID}/index.html", "es"),
    ):
        soup = site.page(path)
        assert soup.html is not None
        assert soup.html["lang"] == here
        ways = soup.select(".languages a")
        assert [(one["hreflang"], one.get_text()) for one in ways] == [
            ("en", "English"),
            ("es", "español"),
        ]
        assert [one["hreflang"] for one in ways if one.get("aria-current")] == [here]
        links = {one["hreflang"]: one["href"] for one in soup.select("head link[hreflang]")}
        assert links == {
            "en": f"https://gazette.example/incidents/{ID}/",
            "es": f"https://gazette.example/es/incidents/{ID}/",
            "x-default": f"https://gazette.example/incidents/{ID}/",
        }


def test_a_quote_has_its_translation_its_original_and_who_translated_it(site: SmallSite) -> None:
    alone = page(site, "quotes/chief-fast/")
    told = text(alone)
    assert "Llegamos rápido." in told
    assert "Ana Traductora" in told
    original = alone.select_one(".quote-original [lang=en]")
    assert original is not None
    assert original.get_text() == "We got there fast."


def test_every_link_of_a_translated_page_leads_somewhere(site: SmallSite) -> None:
    root = site.root / "output"
    links = [
        (path, target)
        for path in (root / "es").rglob("index.html")
        for target in _local_targets(path)
    ]
    assert len({path for path, _ in links}) > 3
    for path, target in links:
        found = (path.parent / target).resolve()
        assert found.is_file() or (found / "index.html").is_file(), f"{path}: {target}"


def _local_targets(path: Path) -> Iterator[str]:
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    for tag in soup.find_all(["a", "link", "img"]):
        target = str(tag.get("href") or tag.get("src") or "")
        bare = target.partition("#")[0].partition("?")[0]
        if bare and ":" not in bare and not bare.endswith(".png") and "/search/" not in bare:
            yield bare


def test_every_anchor_that_a_translated_page_links_to_is_on_it(site: SmallSite) -> None:
    soup = page(site)
    ids = {str(one["id"]) for one in soup.find_all(id=True)}
    inside = {str(one["href"])[1:] for one in soup.select("a[href^='#']")}
    assert inside <= ids


def test_the_front_page_in_spanish_lists_what_is_told_in_spanish(site: SmallSite) -> None:
    front = site.page("es/index.html")
    titles = [text(one) for one in front.select(".card-headline")]
    assert titles == [SPANISH["headline"][1]]
    ways = site.page("index.html").select(".languages a")
    assert [one["href"] for one in ways] == ["./", "es/"]


def test_the_feed_in_spanish_has_entries_of_its_own(site: SmallSite) -> None:
    atom = "{http://www.w3.org/2005/Atom}"

    def ids(path: str) -> set[str]:
        root = ET.parse(site.root / "output" / path).getroot()  # noqa: S314 - our own
        return {str(one.text) for one in root.iter(f"{atom}id")}

    english, spanish = ids(f"incidents/{ID}/feed.atom"), ids(f"es/incidents/{ID}/feed.atom")
    assert len(english) == len(spanish)
    assert not english & spanish


def test_the_sitemap_names_every_language_at_every_page(site: SmallSite) -> None:
    root = ET.parse(site.root / "output" / "sitemap.xml").getroot()  # noqa: S314 - our own
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    named = {}
    for url in root.findall("s:url", namespace):
        loc = url.findtext("s:loc", "", namespace)
        ways = url.findall("{http://www.w3.org/1999/xhtml}link")
        if f"/incidents/{ID}/" in loc and "history" not in loc:
            named[loc] = {one.get("hreflang") for one in ways}
    assert f"https://gazette.example/es/incidents/{ID}/" in named
    assert [loc for loc, languages in named.items() if languages != {"en", "es"}] == []


@pytest.fixture
def bilingual(tmp_path: Path) -> SmallSite:
    """A site without history whose incident is told in Spanish too."""
    made = small_site(tmp_path, record())
    newsroom = made.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text() + "languages: [es]\n")
    narrative = (made.folder / "narrative.md").read_text()
    (made.folder / "incident.es.yaml").write_text(incident_es(narrative), encoding="utf-8")
    (made.folder / "narrative.es.md").write_text(STORY, encoding="utf-8")
    made.update("2021-05-02-in-spanish", TRANSLATED)
    return made


def test_an_update_of_translations_does_not_move_last_updated(bilingual: SmallSite) -> None:
    made = bilingual
    made.build()
    line = made.page().select_one(".status-line time")
    assert line is not None
    assert str(line["datetime"]).startswith("2021-05-01")
    assert "May 2, 2021" in text(made.page())


def test_a_withdrawn_explainer_is_withdrawn_in_every_language(bilingual: SmallSite) -> None:
    bilingual.change("status: developing", "status: withdrawn")
    bilingual.update(f"{CHANGED}-gone", updated("withdrawn", "status"))
    bilingual.build()
    soup = page(bilingual)
    assert "Incendio en el puerto" not in text(soup)
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == f"https://gazette.example/es/incidents/{ID}/"


def test_an_older_story_says_so_and_a_corrected_one_gives_way(bilingual: SmallSite) -> None:
    bilingual.change("broke out in", "began in", "narrative.md")
    bilingual.update(f"{CHANGED}-story", updated("style", "narrative"))
    bilingual.build()
    legend = page(bilingual).select_one(".story-legend")
    assert legend is not None
    assert "El texto en inglés cambió el 3 de mayo de 2021; este es anterior." in text(legend)
    bilingual.update(
        f"{CHANGED}-story",
        updated(
            "correction",
            "narrative",
            "was: A\nnow: B\nlearned: C\nwhose: ours\ncorrects: [cause]\n",
        ),
    )
    bilingual.build()
    story = page(bilingual).select_one(".prose")
    assert story is not None
    assert story["lang"] == "en"
    assert "began in Warehouse 3" in text(story)


def test_what_to_do_is_never_told_in_older_words(bilingual: SmallSite) -> None:
    advice = (
        "what_to_do:\n  for: people at the harbour\n  source: gazette-thu\n"
        "  checked: 2021-05-02\n  steps: [Keep away.]\n"
    )
    bilingual.change("kind: fire", f"{advice}kind: fire")
    path = bilingual.folder / "incident.es.yaml"
    old = "what_to_do:\n  steps: [Quédese en casa.]\n  steps_of: 00000000\n"
    path.write_text(path.read_text("utf-8") + old, encoding="utf-8")
    bilingual.build()
    told = text(page(bilingual))
    assert "Keep away." in told
    assert "Quédese en casa." not in told


def test_the_address_that_an_incident_had_leads_on_in_every_language(bilingual: SmallSite) -> None:
    bilingual.change("kind: fire", "aliases: [old-fire]\nkind: fire")
    bilingual.build()
    moved = bilingual.page("es/incidents/old-fire/index.html")
    refresh = moved.select_one("meta[http-equiv=refresh]")
    assert refresh is not None
    assert str(refresh["content"]).endswith(f"../{ID}/")


@pytest.mark.parametrize("language", ["yua", "arc"])
def test_a_language_that_the_cldr_does_not_know_has_its_page_by_its_tag(
    tmp_path: Path, language: str
) -> None:
    made = small_site(tmp_path)
    newsroom = made.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text() + f"languages: [{language}]\n")
    texts = f"headline: Ts’íib\nheadline_of: {digest(SPANISH['headline'][0])}\n"
    (made.folder / f"incident.{language}.yaml").write_text(texts, encoding="utf-8")
    made.build()
    told = made.page(f"{language}/incidents/{ID}/index.html")
    switch = {link["lang"]: link.text for link in told.select(".languages a")}
    assert switch == {"en": "English", language: language}
    assert told.html is not None
    assert told.html["lang"] == language
    assert told.find(lang="en", dir="ltr") is not None
