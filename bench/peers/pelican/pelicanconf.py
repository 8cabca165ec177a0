"""The peer Pelican: the same incidents, read by a small reader with PyYAML's C loader."""

from datetime import UTC, datetime
from pathlib import Path

import yaml
from markdown import Markdown
from pelican import signals
from pelican.readers import BaseReader

SITENAME = "Bench Explainer"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
DEFAULT_PAGINATION = 20
ARTICLE_URL = "incidents/{slug}/"
ARTICLE_SAVE_AS = "incidents/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
FEED_ALL_ATOM = None
FEED_ALL_RSS = "index.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags"]


class RecordReader(BaseReader):
    """Reads Markdown with a record as front matter."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012  Pelican's own way

    def read(self, path):  # noqa: ANN001, ANN201  likewise
        """Give the page's HTML and its metadata."""
        _, head, body = Path(path).read_text().split("---\n", 2)
        record = yaml.load(head, Loader=yaml.CBaseLoader)  # noqa: S506  gives text only
        metadata = {
            "title": record["title"],
            "slug": record["slug"],
            "date": datetime.fromisoformat(record["date"]).replace(tzinfo=UTC),
            "tags": self.process_metadata("tags", ",".join(record["tags"])),
            "summary": record["standfirst"],
            "category": self.process_metadata("category", record["kind"]),
            "record": record,
        }
        return Markdown().convert(body), metadata


def _add_reader(readers) -> None:  # noqa: ANN001  Pelican's own way
    readers.reader_classes["md"] = RecordReader


signals.readers_init.connect(_add_reader)
