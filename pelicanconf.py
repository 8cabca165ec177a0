"""Pelican's settings for this site: incidents come from our own Generator, pages from Pelican."""

from generator import pelican_plugin

PLUGINS = [pelican_plugin]
THEME = pelican_plugin.THEME
JINJA_ENVIRONMENT = pelican_plugin.SETTINGS["JINJA_ENVIRONMENT"]

PATH = "content"
ARTICLE_PATHS = []
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_PAGE_SAVE_AS = ""
STATIC_PATHS = THEME_STATIC_PATHS = []
READERS = {"html": None, "htm": None, "rst": None}
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = DELETE_OUTPUT_DIRECTORY = False
MARKDOWN = pelican_plugin.SETTINGS["MARKDOWN"]
TIMEZONE = "UTC"
