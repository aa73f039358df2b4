"""Whether the settings of years are right, and have all the texts that they name and no others."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ruamel.yaml.error import YAMLError

from dialogs.authoring.finding import Finding, Mistake
from dialogs.authoring.texts import YEARS, Texts, check_names
from dialogs.errors import FormError
from dialogs.prompts import Wording
from dialogs.years import TOPICS, Year, line_of, read_year


def check_years(paths: Iterable[Path], texts: Texts) -> Iterator[Finding]:
    """Yield what is wrong with the settings in these files, and with the texts of what they name."""
    years: dict[Path, Year] = {}
    findings: list[Finding] = []
    for path in paths:
        try:
            years[path] = read_year(path)
        except FormError as error:
            findings += (_from_line(path, line) for line in error.findings)
        except (YAMLError, TypeError, ValueError) as error:
            problem = str(error).partition("\n")[0]
            findings.append(Finding(path, 1, f"not the settings of a year: {problem}", Mistake.WRONG_YEAR))
    yield from findings
    for path, year in years.items():
        yield from _check(path, year, texts)
    if years and not findings:
        yield from _leftover({each for year in years.values() for key in TOPICS for each in _named(year, key)}, texts)


def _from_line(path: Path, line: str) -> Finding:
    number, _, message = line.removeprefix(f"{path}:").partition(": ")
    return Finding(path, int(number), message, Mistake.WRONG_YEAR)


def _named(year: Year, key: str) -> Iterator[str]:
    """Yield the ids of the texts that a year names under a key."""
    yield from (each.id for each in getattr(year, key) or () if isinstance(each, Wording))


def _check(path: Path, year: Year, texts: Texts) -> Iterator[Finding]:
    if path.stem != str(year.year):
        message = f"the year is {year.year}, but the file {path.name!r}: give both the same number"
        yield Finding(path, line_of(path, "year"), message, Mistake.WRONG_YEAR)
    written = {each.id for catalog in texts.values() for each in catalog if not each.obsolete}
    for key in TOPICS:
        missing = [name for name in _named(year, key) if name not in written]
        if missing:
            message = f"missing in both languages: {', '.join(missing)}: write what people shall read"
            yield Finding(path, line_of(path, key), message, Mistake.MISSING_TEXT)


def _leftover(named: Collection[str], texts: Texts) -> Iterator[Finding]:
    """Yield texts that no year names, and names of parameters that nothing fills."""
    for each in (each for catalog in texts.values() for each in catalog if each.id.startswith(tuple(TOPICS.values()))):
        yield from check_names(each, YEARS)
        if each.id not in named and not each.obsolete:
            yield each.finding(Mistake.LEFTOVER_TEXT, f"no year names the text {each.id!r}: drop it, or mend its id")
