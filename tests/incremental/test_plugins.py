"""Where Pelican's settings may bring in what nobody knows, nothing is taken to be unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.incremental.plugins import has_other_plugins

OURS = "PLUGINS = [pelican_plugin]\n"


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "PATH = 'content'\n",
        OURS,
        "PLUGINS = ['generator.pelican_plugin']\n",
        f"import os.path\nfrom pathlib import Path\nfrom generator import pelican_plugin\n{OURS}",
    ],
    ids=["empty", "no list", "ours", "ours by name", "imports"],
)
def test_settings_that_name_ours_alone_have_no_other(tmp_path: Path, settings: str) -> None:
    conf = tmp_path / "pelicanconf.py"
    conf.write_text(settings)
    assert not has_other_plugins(conf)
    assert not has_other_plugins(tmp_path / "missing.py")


@pytest.mark.parametrize(
    "settings",
    [
        "PLUGINS = [pelican_plugin, other]\n",
        f"{OURS}PLUGINS += [other]\n",
        f"{OURS}PLUGINS.append(other)\n",
        f"{OURS}PLUGINS: list = [other]\n",
        f"{OURS}globals()['PLUGINS'] = [other]\n",
        f"{OURS}if other:\n    PLUGINS = [*PLUGINS, other]\n",
        "PLUGINS = chosen()\n",
        f"from elsewhere import *\n{OURS}",
        f"from site_settings import PAGE_URL\n{OURS}",
        f"from . import site_settings\n{OURS}",
        f"import os, site_settings\n{OURS}",
        f"{OURS}STATIC_PATHS = ['../map']\n",
        "PLUGINS = [\n",
    ],
)
def test_settings_that_may_bring_in_more_have_others(tmp_path: Path, settings: str) -> None:
    conf = tmp_path / "pelicanconf.py"
    conf.write_text(settings)
    assert has_other_plugins(conf)
