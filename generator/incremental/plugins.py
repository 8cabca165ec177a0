"""Whether a build has inputs that nobody here knows: other plugins, files outside the content.

It is asked before anything heavy is imported.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

_OURS = ("pelican_plugin", "generator.pelican_plugin")
_READS_MORE = frozenset({"__import__", "exec", "import_module", "importlib", "open", "runpy"})


def has_other_plugins(conf: Path) -> bool:
    """Whether Pelican's settings name plugins beside ours, or files outside the content.

    Only settings that name our plugin in one plain list are taken to have no other: a list that is
    added to, or settings that come from elsewhere, may hold anything. Plugins that are installed
    and named nowhere count as what is installed.
    """
    if not conf.is_file():
        return False
    try:
        nodes = list(ast.walk(ast.parse(conf.read_bytes())))
    except (SyntaxError, ValueError):
        return True  # Pelican will say what is wrong with it
    if any(_leads_out(node) for node in nodes):
        return True
    plain = [node for node in nodes if isinstance(node, ast.Assign) and _names_only_ours(node)]
    return len(plain) != sum(_is_plugins(node) for node in nodes)


def _leads_out(node: ast.AST) -> bool:
    """Whether settings come from another file of the site, or name a path outside the content."""
    if isinstance(node, ast.Import):
        return not all(_is_known(one.name) for one in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or not _is_known(node.module or "")
    if isinstance(node, ast.Name):
        return node.id in _READS_MORE
    return isinstance(node, ast.Constant) and str(node.value).startswith("..")


def _is_known(module: str) -> bool:
    """Whether a module is ours, Pelican's or Python's, which count in every build."""
    return module.partition(".")[0] in {"generator", "pelican", *sys.stdlib_module_names}


def _is_plugins(node: ast.AST) -> bool:
    """Whether the list of plugins is named here, by itself or in quotation marks."""
    named = node.id if isinstance(node, ast.Name) else getattr(node, "value", None)
    return isinstance(node, ast.Name | ast.Constant) and named == "PLUGINS"


def _names_only_ours(node: ast.Assign) -> bool:
    """Whether this sets the list of plugins, to ours alone."""
    if not isinstance(node.value, ast.List | ast.Tuple):
        return False
    is_list = len(node.targets) == 1 and _is_plugins(node.targets[0])
    return is_list and all(ast.unparse(one).strip("'") in _OURS for one in node.value.elts)
