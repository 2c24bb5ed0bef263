"""The command line: `factcheck check` for articles in files, `factcheck rules` and `explain` for what is looked for.

The exit status is 0 where nothing is refuted, 1 where something is, and 2 where the call or an input is wrong.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from factcheck.articles import sample_article
from factcheck.checker import Checker
from factcheck.consistency import Rule, find_rules, rule_page
from factcheck.document import publication_day
from factcheck.errors import FactcheckError, UnknownRuleError
from factcheck.formats import FORMATS
from factcheck.gazetteer import Candidate, Gazetteer, NameIndex
from factcheck.integrations.configuration import find_configuration
from factcheck.languages import LANGUAGES, load_pack
from factcheck.messages import reader_locale
from factcheck.rates import CsvRates, EcbRates, FirstOf
from factcheck.report import Report
from factcheck.starter import sample_store
from factcheck.stores import Store, open_names, open_store
from factcheck.verdict import Verdict
from factcheck.version import __version__

_STANDARD_INPUT = "-"
_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
_COLOURS = {
    Verdict.SUPPORTED: "green",
    Verdict.REFUTED: "red",
    Verdict.CONFLICTING_EVIDENCE: "yellow",
    Verdict.NOT_ENOUGH_EVIDENCE: "bright_black",
}
# What a text says must not steer the terminal: control characters are shown as escapes.
_CONTROLS = {point: f"\\x{point:02x}" for point in (*range(0x20), *range(0x7F, 0xA0)) if chr(point) not in "\n\t"}

_language = click.option(
    "--language", metavar="CODE", default="pt", show_default=True, help=f"Language of the text: {', '.join(LANGUAGES)}."
)
_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report."
)
_locale = click.option(
    "--locale", metavar="LOCALE", default="en", show_default=True, help="Language to write in: en or pt."
)
_select = click.option("--select", metavar="CODES", help="Rules to use, such as C,M301; by default all.")
_ignore = click.option("--ignore", metavar="CODES", help="Rules to leave out, such as S or C105.")


class _Refused(click.ClickException):
    """A call or an input that is wrong."""

    exit_code = 2


@click.group(no_args_is_help=False)
@click.version_option(__version__, prog_name="factcheck")
def _commands() -> None:
    """Check what a news text asserts against a store of sourced facts."""


@_commands.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@_language
@click.option("--published", metavar="DATE", help="Day of publication, such as 2025-01-22: what “ontem” refers to.")
@click.option("--facts", metavar="PATH", help="Folder, file or database of facts; by default those of the package.")
@click.option("--no-facts", is_flag=True, help="Hold the text against itself alone.")
@click.option(
    "--markup", type=click.Choice(FORMATS), help="How the texts are written; by default as the ending of FILE says."
)
@_select
@_ignore
@click.option("--rates", metavar="FILE", help="CSV file of exchange rates (PTAX or plain), asked before the ECB's.")
@_format
def check(
    files: tuple[str, ...],
    language: str,
    published: str | None,
    facts: str | None,
    no_facts: bool,
    markup: str | None,
    select: str | None,
    ignore: str | None,
    rates: str | None,
    form: str,
) -> int:
    """Check the texts in files, or on standard input where FILE is "-".

    Exit status: 0 nothing refuted, 1 something refuted, 2 wrong call or unreadable input.
    """
    if no_facts and facts is not None:
        raise click.UsageError("--facts and --no-facts exclude each other.")
    try:
        code, day = load_pack(language).language, publication_day(published)
        chosen = _chosen(select, ignore)
        own_rates = None if rates is None else FirstOf(CsvRates(rates), EcbRates())
        store = None if no_facts else sample_store() if facts is None else open_store(facts)
        names = None if store is None else _open_names(store)
        checker = Checker(store, rates=own_rates, rules=chosen, names=names)
    except (FactcheckError, OSError) as error:
        raise _Refused(_reason(error)) from error
    statuses = [_check_file(file, checker, code, day, markup or _markup(file), form) for file in files]
    return max(statuses)


@_commands.command()
@click.argument("name")
@click.option("--facts", metavar="PATH", help="Folder, file or database of facts; by default those of the package.")
@click.option("--language", metavar="CODE", help="Language whose names are meant; by default every language.")
@click.option(
    "--type", "types", metavar="ID", multiple=True, help="Class that the entities belong to; may be repeated."
)
@click.option("--limit", metavar="N", default=5, show_default=True, type=click.IntRange(1), help="How many to show.")
@_format
def find(name: str, facts: str | None, language: str | None, types: tuple[str, ...], limit: int, form: str) -> int:
    """Look up a NAME in the facts, well or badly written, and show what tells against each candidate.

    Exit status: 0 something found, 1 nothing found, 2 wrong call or unreadable facts.
    """
    try:
        gazetteer = Gazetteer(_open_names(sample_store() if facts is None else open_store(facts)), language)
    except (FactcheckError, OSError) as error:
        raise _Refused(_reason(error)) from error
    found = gazetteer.look_up(name, types=types, limit=limit, least=1)
    if form == "json":
        click.echo(json.dumps([_candidate(candidate) for candidate in found]))
    for candidate in found if form == "text" else ():
        why = "; ".join(" ".join((f.name, str(f.points), *f.detail)) for f in candidate.features)
        _echo(
            f"{candidate.score:4}  {candidate.name.text} ({', '.join(candidate.name.entities)}): {why or 'as written'}"
        )
    return 0 if found else 1


def _candidate(candidate: Candidate) -> dict[str, object]:
    features = [{"name": f.name, "points": f.points, "detail": list(f.detail)} for f in candidate.features]
    entities = list(candidate.name.entities)
    return {"name": candidate.name.text, "entities": entities, "score": candidate.score, "features": features}


def _open_names(store: Store) -> NameIndex:
    """The names of a store, with a bar on the terminal while they are compiled, and a word on odd ones."""
    with _Bar() as bar:
        names = open_names(store, progress=bar.show)
    for odd in names.odd[:_ODD_SHOWN]:
        _complain(f"{odd.entity}: no text is searched for the name {odd.text!r}: {odd.problem}")
    if len(names.odd) > _ODD_SHOWN:
        _complain(f"no text is searched for {len(names.odd) - _ODD_SHOWN} more names")
    return names


_ODD_SHOWN = 10
_SECONDS_UNSEEN = 1.0


class _Bar:
    """A progress bar on standard error, shown once the work has taken a second, if a person is looking."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def show(self, share: float) -> None:
        """Shows how much is done, from 0 to 1."""
        if self._bar is None and time.monotonic() - self._began > _SECONDS_UNSEEN and sys.stderr.isatty():
            self._bar = click.progressbar(length=1000, label="Compiling names", file=sys.stderr)
        if self._bar is not None:
            self._bar.update(round(1000 * share) - self._bar.pos)


@_commands.command()
@_language
@_format
def demo(language: str, form: str) -> int:
    """Check an article that comes with the package.

    Errors are planted in it; the exit status is 0 all the same.
    """
    try:
        article = sample_article(language)
    except FactcheckError as error:
        raise _Refused(_reason(error)) from error
    if form == "text":
        _echo(article.text)
    report = Checker(sample_store()).check(article.text, language=article.language, published=article.published)
    _print(article.name, report, form)
    return 0


@_commands.command()
@_select
@_ignore
@_locale
def rules(select: str | None, ignore: str | None, locale: str) -> int:
    """List the rules that hold a text against itself: code, name, severity, what it looks for."""
    try:
        chosen = _chosen(select, ignore)
    except FactcheckError as error:
        raise _Refused(_reason(error)) from error
    width = max((len(rule.name) for rule in chosen), default=0)
    for rule in chosen:
        severity = rule.severity.value
        _echo(f"{rule.code}  {rule.name:{width}}  {severity:7}  {rule.summary.render(reader_locale(locale))}")
    return 0


@_commands.command()
@click.argument("code", metavar="CODE")
@_locale
def explain(code: str, locale: str) -> int:
    """Show the page of a rule, by its code or its name."""
    try:
        known = {key: rule for rule in find_rules(plugins=True) for key in (rule.code.casefold(), rule.name)}
        if code.casefold() not in known:
            raise UnknownRuleError(f"no rule has the code {code!r}; `factcheck rules` lists them")
        page = rule_page(known[code.casefold()], locale)
    except FactcheckError as error:
        raise _Refused(_reason(error)) from error
    _echo(page.rstrip())
    return 0


def _chosen(select: str | None, ignore: str | None) -> tuple[Rule, ...]:
    """The rules that the options choose, or else the configuration of the project."""
    project = find_configuration(Path.cwd())
    selected = project.select if select is None else _codes(select)
    ignored = project.ignore if ignore is None else _codes(ignore)
    return find_rules(selected, ignored, plugins=True)


def _codes(option: str) -> tuple[str, ...]:
    return tuple(code for part in option.split(",") if (code := part.strip()))


def _check_file(file: str, checker: Checker, language: str, day: date | None, markup: str, form: str) -> int:
    """The exit status that one file calls for; a file that cannot be read does not keep the others from it."""
    try:
        text = _read(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _complain(f"{file}: not UTF-8 (byte {error.start + 1})")
        return 2
    except OSError as error:
        _complain(f"{file}: {_reason(error)}")
        return 2
    report = checker.check(text, language=language, published=day, format=markup)
    _print("<stdin>" if file == _STANDARD_INPUT else file, report, form)
    return 1 if report.refuted else 0


def _markup(file: str) -> str:
    """The format that the ending of a file's name stands for."""
    return _ENDINGS.get(Path(file).suffix.lower(), "plain")


def _read(file: str) -> bytes:
    if file != _STANDARD_INPUT:
        return Path(file).read_bytes()
    if sys.stdin is None:  # as under `<&-`
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read()


def _print(name: str, report: Report, form: str) -> None:
    if form == "json":
        click.echo(json.dumps({"file": name, "report": report.to_dict()}))
        return
    locale = reader_locale(report.language)
    breaks = [match.start() for match in re.finditer("\n", report.text)]
    for finding in report:
        head, *rest = finding.explain(locale).splitlines()
        place = f"{name}:{_line_and_column(breaks, finding.span.start)}:"
        _echo(f"{place} {head}", mark=head, colour=_COLOURS[finding.verdict])
        _echo("\n".join([*rest, ""]))
    if not len(report):
        _echo(f"{name}: {report.explain(locale)}")


def _line_and_column(breaks: Sequence[int], place: int) -> str:
    """Where an offset stands, both counted from one, as editors do."""
    line = bisect_left(breaks, place)
    return f"{line + 1}:{place - (breaks[line - 1] if line else -1)}"


def _echo(text: str, *, mark: str = "", colour: str | None = None) -> None:
    shown = text.translate(_CONTROLS)
    if mark:
        plain = mark.translate(_CONTROLS)
        shown = shown.removesuffix(plain) + click.style(plain, fg=colour, bold=True)
    click.echo(shown, color=False if os.environ.get("NO_COLOR") else None)


def _complain(message: str) -> None:
    line = " ".join(message.split()).translate(_CONTROLS)
    click.echo(f"factcheck: {line}", err=True)


def _reason(error: Exception) -> str:
    """What was wrong, without the number and the repeated path of an operating system's error."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command and exits with its status.

    Args:
        arguments: The arguments after the program's name; by default those of the process.
    """
    if arguments is None and hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `factcheck … | head` ends as other commands do
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _commands.main(arguments, prog_name="factcheck", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx is not None else "factcheck"
        _complain(f"{error.format_message()} Try '{command} --help'.")
        sys.exit(2)
    except click.ClickException as error:
        _complain(error.format_message())
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    sys.exit(status if isinstance(status, int) else 0)
