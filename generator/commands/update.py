"""``explainer update``: the update file that explains what changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import click
from msgspec.structs import replace

from generator.authoring import update as authoring
from generator.authoring.rename import new_ids, rename
from generator.commands.options import CONTENT
from generator.commands.reporters import ContentError, write_problems
from generator.commands.waiting import Waiting, waiting, waiting_to_amend
from generator.history.draft import completed
from generator.history.update_file import UpdateWords, fields_asked, missing, write
from generator.model.asked_again import MENDING, asked_again, mended_alone
from generator.model.update import ASKED, UpdateKind
from generator.problems import Report
from generator.reading.line_numbers import locate
from generator.reading.one_incident import read_alone
from generator.reading.surroundings import read_newsroom
from generator.standards.translations import how_to_mend, what_is_asked

FLAGS = {"now": "--now-says", "looked_into": "--looked-into"}
"""Where a flag is not called as its field is."""

ASKED_FIELDS = {key for keys in ASKED.values() for key in keys}

QUESTIONS = {
    "kind": "What kind of update is it",
    "headline": "What changed, in one line",
    "why": "Why did it change",
    "was": "What did the page say",
    "now": "What does it say now",
    "learned": "How did we learn of it",
    "whose": "Whose error was it (ours or source)",
    "what": "What kind of thing had to go (not the thing itself)",
    "authority": "On whose authority",
    "looked_into": "Which questions were looked into (ids, with commas)",
}


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--since", help="Explain what changed since this revision.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(get_args(UpdateKind)),
    help="What kind of update it is; may be given again.",
)
@click.option("--apart", is_flag=True, help="Write a second update beside one not committed yet.")
@click.option("--headline", default="", help="What changed, in one line.")
@click.option("--why", default="", help="Why it changed.")
@click.option("--covers", multiple=True, help="Explain only this item; may be given again.")
@click.option("--at", default="", help="When it was published; default: now.")
@click.option("--was", default="", help="For a correction: what the page said.")
@click.option("--now-says", "now", default="", help="For a correction: what it says now.")
@click.option("--learned", default="", help="For a correction: how we learned of it.")
@click.option("--whose", default="", type=click.Choice(["", "ours", "source"]))
@click.option("--what", default="", help="For removed: what kind of thing went, not the thing.")
@click.option("--authority", default="", help="For removed: on whose authority.")
@click.option(
    "--rename",
    is_flag=True,
    help="For removed: give ids that hold what was removed neutral ones, in the whole folder.",
)
@click.option("--looked-into", default="", help="For checked: ids of questions, with commas.")
def update(incident_id: str, content: Path, since: str | None, **said: Any) -> None:  # noqa: ANN401 - click's flags, by name
    """Write the update that explains what changed: kind proposed, covers filled in.

    What no flag says is asked for: in $EDITOR where there is one, else question by question. An
    update that is not committed yet is extended. So is one whose commit is not in the upstream
    branch yet: the command then prints how to amend that commit. --apart writes another one.
    """
    apart, covers, is_renaming = (said.pop(key) for key in ("apart", "covers", "rename"))
    may_amend = not (since or apart or "removed" in said["kinds"])
    amended = waiting_to_amend(content, incident_id) if may_amend else None
    found = amended or waiting(content, incident_id, since)
    if is_renaming and "removed" in said["kinds"]:
        renamed = _rename(content, found)
        found = waiting(content, incident_id, since, renamed)
    found = found.narrowed(covers)
    kinds, headline, why, at = (said.pop(key) for key in ("kinds", "headline", "why", "at"))
    if said["looked_into"]:
        said["looked_into"] = f"[{said['looked_into']}]"
    fields = {key: text for key, text in said.items() if text}
    wanted = UpdateWords(at, headline, why, kinds, fields)
    _refuse(found, wanted.kinds, content)
    if "removed" in wanted.kinds:
        found = _by_digest(found)
    if found.is_extended and not apart:
        path = _extend(content, found, wanted)
        click.echo(f"{'rewrote' if found.amends else 'extended'} {path}")
        _say_amend(content, found)
    else:
        _say_reasons(found, wanted)
        name, text = _completed(found, wanted)
        folder = content / "incidents" / found.incident.id
        path = authoring.write_update(folder, found.incident, name, text)
        click.echo(f"wrote {path}")
    file = path.relative_to(content).as_posix()
    report = Report.of(authoring.faults(path.read_text(encoding="utf-8"), file))
    write_problems(report, content)
    _say_other_languages(content, found.incident.id, path.stem)
    sys.exit(1 if report.errors else 0)


def _say_other_languages(content: Path, incident_id: str, name: str) -> None:
    """Say what a correction asks of the other languages in which the incident is told."""
    newsroom, _ = read_newsroom(content)
    reading = read_alone(content / "incidents" / incident_id, newsroom) if newsroom else None
    if reading is None or reading.incident is None:
        return
    incident = reading.incident
    for asked in asked_again(incident):
        if asked.update == name:
            click.echo(what_is_asked(asked), err=True)
            click.echo(f"    {how_to_mend(incident, asked)}", err=True)
    updates = (one for one in incident.updates if one.id == name and MENDING & set(one.kind))
    for language in (each for one in updates for each in mended_alone(one)):
        said = f"This corrects {language} alone; see whether {incident.language} says it right."
        click.echo(said, err=True)


def _rename(content: Path, found: Waiting) -> dict[str, str]:
    """Give ids that hold what is removed others, and say which files were written.

    Returns:
        The new ids, by what ``covers`` would call the items.
    """
    incident = found.incident
    ids = new_ids(incident, authoring.taken_out(incident, found.changes))
    for path in rename(content / "incidents" / incident.id, ids):
        click.echo(f"renamed ids in {path}")
    return ids


def _by_digest(found: Waiting) -> Waiting:
    """Let the update name an id that held what was removed by its digest alone."""
    sought = authoring.taken_out(found.incident, found.changes)
    covers = authoring.covers_of_removal(found.drafted.covers, sought)
    return replace(found, drafted=replace(found.drafted, covers=covers))


def _say_amend(content: Path, found: Waiting) -> None:
    """Say how an update gets into its commit as it was rewritten."""
    if found.amends is None:
        return
    folder = content / found.incident.folder
    if found.amends.is_last:
        click.echo("It is committed, and not in the upstream branch yet. Amend the commit:")
        click.echo(f"  git add {folder} && git commit --amend --no-edit")
        return
    commit = found.amends.commit[:10]
    since = "--root" if found.amends.is_first else f"{commit}^"
    click.echo(f"It is in {commit}, which is not in the upstream branch yet. Amend that commit:")
    click.echo(f"  git add {folder} && git commit --fixup={commit}")
    click.echo(f"  git -c sequence.editor=: rebase -i --autosquash --autostash {since}")


def _say_reasons(found: Waiting, wanted: UpdateWords) -> None:
    """Say why each kind is proposed, where no flag says the kind."""
    for kind, reason in found.drafted.reasons.items() if not wanted.kinds else ():
        if kind in found.drafted.kinds:
            click.echo(f"{kind}, since {reason}", err=True)


def _extend(content: Path, found: Waiting, wanted: UpdateWords) -> Path:
    """Let the update that nobody has seen yet explain what changed since it was written."""
    (name,) = found.uncommitted
    update = next(one for one in found.incident.updates if one.id == name)
    kinds = completed((*update.kind, *wanted.kinds), found.changes)
    asked = replace(wanted, kinds=tuple(one for one in kinds if one not in update.kind))
    path = content / found.incident.update_file(update)
    unsaid = [each for each in missing(found.drafted, asked) if each in ASKED_FIELDS]
    if unsaid:
        raise click.UsageError(f"Still to be said: {_flags(unsaid)}.")
    text = path.read_text(encoding="utf-8")
    more = fields_asked(found.drafted, asked)
    if found.changes:
        kinds = tuple(dict.fromkeys(kinds))
        text = authoring.extended(text, kinds, found.drafted.covers, more)
    later = {one.was: one.now for one in found.edits if one.was == update.now and one.now}
    said = {"headline": wanted.headline, "why": wanted.why, "now": later.get(update.now or "", "")}
    for key, words in said.items():
        text = authoring.with_words(text, key, words) if words else text
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _flags(unsaid: Iterable[str]) -> str:
    return ", ".join(FLAGS.get(name, f"--{name}") for name in unsaid)


def _fitting(found: Waiting) -> str:
    """Which kinds fit the changes, where the kind is still to be said."""
    kinds = found.drafted.choices or found.drafted.kinds
    return f" These fit: {', '.join(kinds)}; --kind may be given again." if kinds else ""


def _refuse(found: Waiting, kinds: tuple[UpdateKind, ...], content: Path) -> None:
    """Stop where the kinds that were asked for cannot explain the changes."""
    is_idle = not found.changes and not found.is_extended
    if is_idle and not {"checked", "published", "removed"} & set(kinds):
        click.echo("Nothing waits to be explained.", err=True)
        click.echo("Say --kind checked where open questions were looked into.", err=True)
        sys.exit(1)
    refused = found.refusals(kinds) if kinds and found.changes and not found.is_extended else ()
    if "removed" in kinds:
        refused += locate(authoring.names_left_over(found.incident, found.changes), content)
    if refused:
        fitting = completed(kinds, found.changes)[len(kinds) :]
        hint = f"Add --kind {' --kind '.join(fitting)} beside it." if fitting else ""
        raise ContentError(Report.of(refused), content, hint)


def _completed(found: Waiting, wanted: UpdateWords) -> tuple[str, str]:
    """The update with everything said that its kind asks for."""
    now = datetime.now(UTC)
    unsaid = missing(found.drafted, wanted)
    if not unsaid:
        return _compose(found, wanted, now)
    if not sys.stdin.isatty():
        fitting = _fitting(found) if "kind" in unsaid else ""
        raise click.UsageError(f"Still to be said: {_flags(unsaid)}.{fitting}")
    name, text = _compose(found, wanted, now)
    edited = _in_editor(text)
    if edited is not None:
        return name, edited
    return _compose(found, _asked(found, wanted), now)


def _in_editor(text: str) -> str | None:
    """Let an editor complete the file; None where there is no editor to open."""
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        return None
    edited = click.edit(text, extension=".yaml")
    if edited is None:
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    return edited


def _asked(found: Waiting, wanted: UpdateWords) -> UpdateWords:
    """Ask for what is missing, one question after the other."""
    while unsaid := missing(found.drafted, wanted):
        name = unsaid[0]
        if name == "kind":
            choices = found.drafted.choices or get_args(UpdateKind)
            kind = click.prompt(QUESTIONS[name], type=click.Choice(choices))
            wanted = replace(wanted, kinds=completed((kind,), found.changes))
            continue
        answer = click.prompt(QUESTIONS[name])
        if name == "headline":
            wanted = replace(wanted, headline=answer)
        elif name == "why":
            wanted = replace(wanted, why=answer)
        else:
            text = f"[{answer}]" if name == "looked_into" else answer
            wanted = replace(wanted, fields={**wanted.fields, name: text})
    return wanted


def _compose(found: Waiting, wanted: UpdateWords, now: datetime) -> tuple[str, str]:
    """Compose the update: its file's name, and its text; what is not said is left empty."""
    at = wanted.at or authoring.moment_now(now, found.incident.zone)
    text = write(found.drafted, replace(wanted, at=at))
    headline = wanted.headline or found.drafted.headline or "say what changed"
    if "removed" in (wanted.kinds or found.drafted.kinds):
        headline = "something was removed"  # whatever the headline says
    return authoring.file_name(at, headline), text
