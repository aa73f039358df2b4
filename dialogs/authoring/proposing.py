"""Whether ``prefill`` can be followed: fields of this form, and fields of the right kind in some edition of the form named."""

from collections.abc import Iterator, Mapping, Sequence

from dialogs.authoring.finding import Mistake, Report, hint
from dialogs.form import Field, Form, Kind
from dialogs.prefill import source_name

_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_CHOICES = frozenset({Kind.CHOICE, Kind.CHOICES})


def check_prefill(report: Report, form: Form, families: Mapping[str, Sequence[Form]], broken: frozenset[str]) -> None:
    """Note proposals for what the form lacks, or from where no fitting answer can come. ``families`` are all forms by family."""
    for name, sources in form.prefill.items():
        at = f"prefill.{name}"
        fields = _fields(form, name)
        if not fields and name.partition(".")[0] not in broken:
            message = f"'prefill' names {name!r}, which is no field: {hint(name, [*form.fields, *form.questions])}"
            report.add(at, Mistake.UNKNOWN_TARGET, message)
        for i, source in enumerate(sources if fields else ()):
            _check_source(report, f"{at}.{i}", fields, source, families)


def _fields(form: Form, name: str) -> Mapping[str, Field]:
    """Return the fields of a name by what comes behind it: one field, or all of a question with several."""
    if name in form.fields:
        return {"": form.fields[name]}
    question = form.questions.get(name)
    return {each.id.removeprefix(name): each for each in question.fields} if question else {}


def _check_source(
    report: Report, at: str, fields: Mapping[str, Field], source: str, families: Mapping[str, Sequence[Form]]
) -> None:
    family, name = source_name(source)
    if family not in families:
        message = f"'prefill' names {source!r}, but no form's texts are called {family!r}: {hint(family, list(families))}"
        report.add(at, Mistake.UNKNOWN_SOURCE, message)
        return
    pairs = [pair for form in families[family] for pair in _pairs(fields, _fields(form, name))]
    if not pairs:
        known = list(dict.fromkeys(known for form in families[family] for known in (*form.fields, *form.questions)))
        message = f"'prefill' names {source!r}, which no edition of {family!r} has: {hint(name, known)}"
        report.add(at, Mistake.UNKNOWN_SOURCE, message)
    for here, there in pairs:
        if not _fit(here, there):
            message = f"{source!r} ({_what(there)}) gives no answer to {here.id!r} ({_what(here)}): drop it, or name another"
            report.add(at, Mistake.UNFIT_SOURCE, message)
            break


def _pairs(here: Mapping[str, Field], there: Mapping[str, Field]) -> Iterator[tuple[Field, Field]]:
    yield from ((field, there[part]) for part, field in here.items() if part in there)


def _fit(here: Field, there: Field) -> bool:
    if here.kind is not there.kind:
        is_county = here.kind is Kind.CHOICE and there.kind is Kind.MUNICIPALITY
        return is_county or {here.kind, there.kind} == _TEXTS
    names = {option.name for option in here.options}
    return here.kind is not Kind.FILE and (here.kind not in _CHOICES or any(option.name in names for option in there.options))


def _what(field: Field) -> str:
    return f"{field.kind.value} of {', '.join(option.name for option in field.options)}" if field.options else field.kind.value
