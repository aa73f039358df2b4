"""Reads the filings in the YAML files here, and finishes each as a person's own: through the form, its rules, and a freeze.

A file has ``form``, ``language``, ``number``, ``submitted_at``, ``answers`` and, where they are, ``reasons`` by rule and
``past``: other samples that were filed before. ``base`` names a sample to start from. Amounts are kroner, choices their options'
names, rows a list.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dialogs.answers.file import FileInfo
from dialogs.deadlines import day_of
from dialogs.form import MORE, NO, YES, Field, Form, Kind, Layout
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.past import Filed, Past, filed
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.session import Answer, Reason, Session, Status
from dialogs.submission import Submission

FOLDER = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
MEASURE = "measure-1"


@cache
def sample(name: str) -> Submission:
    """Return a finished filing: «application-new.nn». EngineError where something in it is open."""
    return freeze(sample_form(name), finished(name))


def finished(name: str, at: str = "") -> Session:
    """Return the conversation that a sample is made of, finished when the sample was, or at another moment."""
    data = _read(name)
    form, moment = load_form(data["form"]), at or data["submitted_at"]
    session = Session(
        form=form.id,
        number=data["number"],
        language=Language(data["language"]),
        status=Status.SUBMITTED,
        submitted_at=moment,
        answers={field: Answer(value=value, revision=0) for field, value in _values(form, data["answers"])},
        past=Past(measure=MEASURE, filed=tuple(_earlier(each) for each in data.get("past", ()))),
        day=day_of(moment).isoformat(),
    )
    texts: dict[str, str] = data.get("reasons", {})
    found = [each for each in State.of(form, session).findings if each.rule.name in texts]
    return session.with_(reasons={each.rule.name: Reason(text=texts[each.rule.name], values=each.values) for each in found})


def sample_form(name: str) -> Form:
    """Return the form of a sample."""
    return load_form(_read(name)["form"])


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    if "base" not in data:
        return data
    base = _read(data["base"])
    return {**base, **data, "answers": base["answers"] | data["answers"]}


def _earlier(name: str) -> Filed:
    return filed(sample(name), MEASURE, sample_form(name).text)


def _values(form: Form, given: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """Yield every answer; what may be skipped and is not given is skipped. Answers that do not apply do no harm."""
    flat: dict[str, Any] = {}
    for name, each in given.items():
        flat |= _flat(form, name, each)
    unknown = flat.keys() - form.fields.keys()
    assert not unknown, f"the form has no {', '.join(sorted(unknown))}"
    for name, field in form.fields.items():
        if name in flat:
            yield name, _value(field, flat[name])
        elif not field.required:
            yield name, None


def _flat(form: Form, name: str, given: Any) -> dict[str, Any]:
    question = form.questions.get(name)
    if question is None or question.layout is Layout.SINGLE:
        return {name: given}
    if question.layout is not Layout.ROWS:
        return {f"{name}.{part}": each for part, each in given.items()}
    rows = {f"{name}.{n}.{column}": each for n, row in enumerate(given, start=1) for column, each in row.items()}
    return rows | {f"{name}.{n}.{MORE}": n < len(given) for n in range(1, min(len(given), question.rows - 1) + 1)}


def _value(field: Field, given: Any) -> Value:
    codes = {option.name: option.code for option in field.options}
    value: Value = str(given)
    if given is None:
        value = None
    elif field.column == MORE:
        value = YES if given else NO
    elif field.kind is Kind.AMOUNT:
        value = int(Decimal(str(given)) * 100)
    elif field.kind is Kind.CHOICE:
        value = codes[given]
    elif field.kind is Kind.CHOICES:
        value = tuple(codes[name] for name in given)
    elif field.kind is Kind.FILE:
        kind = "pdf" if given["name"].endswith(".pdf") else "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        value = FileInfo(name=given["name"], size=given["size"], sha256="9f86d081" * 8, media_type=f"application/{kind}")
    elif field.kind in {Kind.NUMBER, Kind.MUNICIPALITY}:
        value = given
    return value
