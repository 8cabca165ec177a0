"""What an editor sees in the browser while they write: the page, always, and a bar beside it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
ID = "key-bridge-collapse"
ADDRESS = f"incidents/{ID}/"
LONG = 120_000  # milliseconds until a build must show

pytestmark = [pytest.mark.browser, pytest.mark.long]


class Desk:
    """The example newsroom in a repository of its own, one incident of it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        (folder / "content/incidents").mkdir(parents=True)
        newsroom = (ROOT / "content/newsroom.yaml").read_text(encoding="utf-8")
        # in one language, so that an edit leaves no translation behind
        alone = newsroom.replace("languages: [es]\n", "")
        (folder / "content/newsroom.yaml").write_text(alone, encoding="utf-8")
        self.folder = folder / "content/incidents" / ID
        of_translation = shutil.ignore_patterns("*.es.*", "*-can-be-read-in.yaml")
        shutil.copytree(ROOT / "content/incidents" / ID, self.folder, ignore=of_translation)
        record = self.read("incident.yaml")
        self.write("incident.yaml", re.sub(r"\nrelated:.*\n", "\n", record))
        (folder / ".gitignore").write_text(".explainer/\n")
        self.git("init", "--quiet")
        self.commit()

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def git(self, *words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@explainer.example")
        subprocess.run(["git", *who, *words], cwd=self.root, check=True, capture_output=True)

    def commit(self, *options: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "All", *options)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    command = [sys.executable, "-m", "generator", "serve", "--port", "0", "--no-cards"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=desk.root, env=environment, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        yield next(line for line in running.stderr if line.startswith("Serving ")).split()[1]
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(ADDRESS)
    yield page
    context.close()


def test_an_edited_page_is_seen_with_the_bar_and_an_amended_commit_clears_it(
    desk: Desk, page: Page
) -> None:
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("#explainer-preview details").count() == 0
    story = desk.read("narrative.md")
    cited = re.search(r"\[@[a-z0-9-]+\]", story)
    assert cited is not None
    desk.write("narrative.md", f"{story}\nA freshly written sentence. {cited[0]}\n")
    bar = page.locator("#explainer-preview summary")
    expect(page.get_by_text("A freshly written sentence.").first).to_be_visible(timeout=LONG)
    expect(bar).to_contain_text("1 change not yet explained", timeout=LONG)
    bar.click()
    page.get_by_role("button", name="Copy this update").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("at: ")
    assert "\ncovers:\n  - " in copied
    link = page.locator("#explainer-preview a", has_text="narrative.md")
    link.first.click()
    expect(page.get_by_text("A freshly written sentence.")).to_be_visible()
    page.go_back()
    expect(page.locator("#explainer-preview details")).to_have_attribute("open", "")
    desk.commit("--amend")  # no file is touched
    expect(page.locator("#explainer-preview details")).to_have_count(0, timeout=LONG)
    expect(page.get_by_text("A freshly written sentence.").first).to_be_visible()


def test_a_draft_is_seen_and_says_that_it_is_one(desk: Desk, page: Page) -> None:
    draft = desk.folder.with_name("a-new-draft")
    shutil.copytree(desk.folder, draft)
    shutil.rmtree(draft / "updates")
    record = re.sub(r"\nstatus: \w+\n", "\nstatus: draft\n", desk.read("incident.yaml"))
    record = re.sub(r"\naliases:.*\n", "\n", record)
    (draft / "incident.yaml").write_text(record, encoding="utf-8")
    page.goto("/incidents/a-new-draft/")
    expect(page.get_by_text("Draft: readers see it after")).to_be_visible(timeout=LONG)
    expect(page.locator("h1")).to_have_count(1)


def test_a_broken_file_shows_the_last_state_with_the_problem_on_top_and_where_it_is(
    desk: Desk, page: Page
) -> None:
    headline = page.locator("h1").inner_text()
    record = desk.read("incident.yaml")
    desk.write("incident.yaml", record.replace("\nclaims:\n", "\nclaims: {\n"))
    note = page.locator("#explainer-note")
    expect(note).to_contain_text("the last state that could be read", timeout=LONG)
    expect(note).to_contain_text("This is no YAML")
    assert page.locator("h1").inner_text() == headline
    note.locator("a", has_text="incident.yaml").click()
    expect(page.locator("li:target")).to_be_in_viewport()
    page.go_back()
    desk.write("incident.yaml", record)
    expect(note).to_have_count(0, timeout=LONG)


def test_a_problem_leads_to_its_place_on_the_page(desk: Desk, page: Page) -> None:
    record = desk.read("incident.yaml")
    claim = record.split("\nclaims:\n  - id: ", 1)[1].split("\n", 1)[0]
    desk.write("incident.yaml", record.replace(f"- id: {claim}\n", f"- id: {claim}\n    no: x\n"))
    bar = page.locator("#explainer-preview summary")
    expect(bar).to_contain_text("1 problem", timeout=LONG)
    bar.click()
    page.get_by_role("link", name="On the page").first.click()
    expect(page).to_have_url(re.compile(f"#claim-{claim}$"))
    expect(page.locator(f"#claim-{claim}")).to_be_in_viewport()


def test_advice_never_replaces_a_page(desk: Desk, page: Page) -> None:
    story = desk.read("narrative.md")
    desk.write("narrative.md", f"{story}\nIt was a shocking, horrific tragedy.\n")
    expect(page.get_by_text("It was a shocking").first).to_be_visible(timeout=LONG)
    expect(page.locator("#explainer-preview summary")).to_contain_text("of advice")
    expect(page.locator("h1")).to_be_visible()
