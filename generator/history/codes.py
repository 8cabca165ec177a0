"""What each problem of history means, as ``explainer check --explain CODE`` prints it."""

from __future__ import annotations

EXPLAINED = {
    "history.broken": """A repository that git itself cannot read.

Without history nobody can prove that nothing was changed in silence. ``git status`` and ``git
fsck`` say more.""",
    "history.closing": """Advice. An explainer that is being closed, with what stands from now on.

A page that is closed is not looked at again, and is cited for years. So headline, standfirst and
every claim that stands are read once more, against their sources. It is said while the change
is not committed yet, and with ``--since`` for a whole branch.""",
    "history.covers-nothing": """An update that covers what did not change.

The log would say something that is not so. Name what changed; where nothing did and open
questions were looked into, write it as ``checked``.""",
    "history.deleted": """A published item that is gone.

Others may have cited it. Restore it and add ``withdrawn:`` with the reason; only an update of
kind ``removed`` lets one go.""",
    "history.folder-deleted": """A published incident whose folder is gone.

Its address stays, as does its log. Restore the folder with the command of the hint. To take the
page down, set ``status: withdrawn`` and say why in an update of that kind.""",
    "history.ignored": """A content file that git ignores.

Its changes would be published, and no one could see them. Take it out of .gitignore, or move it
out of the content folder.""",
    "history.kind": """An update whose kind cannot explain a change.

A correction is labelled a correction (AP): a number, a name or a standing is never changed as
``style``, and a quote's words never as ``new-information``. Write the kind that the hint names, or
add another update beside it.""",
    "history.left-in-translation": """\
A translation of words that had to go, and that may hold them still.

What an update of the kind removed took out of the record is taken out of every language. Mend the
translation, and say with ``explainer translate ID LANG --done FIELD`` that it is right.""",
    "history.moved": """A published incident that has another id now.

Ids never change. Move it back, or keep the old address alive with ``aliases``.""",
    "history.no-manifest": """A manifest of the published site that cannot be read.

Name the site-manifest.json of the output that is published, or ``live`` for the one at
newsroom.yaml's ``url``.""",
    "history.renumbered": """A published version whose number would show other words.

Versions are counted along the branch that is published, and others may have cited one by its
number. A merge in the other direction, as a plain ``git pull`` makes, puts commits before those
that were published. Merge the other way round: take the published branch, and merge yours in.""",
    "history.rewritten": """A published commit that is not in this history.

Somebody has rewritten it, or this is not the repository that was published. What had to go
from git itself is told by an update of kind ``removed`` that names the commit.""",
    "history.shallow": """A clone that holds only the latest commits.

The log cannot be proved from it. ``git fetch --unshallow`` brings the whole history; in a
workflow, give actions/checkout ``fetch-depth: 0``.""",
    "history.uncovered": """A published change that no update explains.

No published word, number, pin or picture changes in silence. ``explainer update ID`` writes the
update for it; where you have no terminal, paste the file that the hint shows.""",
    "history.unpublished": """A published incident that is a draft again; it would disappear.

Set ``status: withdrawn`` and say why in an update of that kind.""",
}
"""Every code of history, with a first line that names it."""
