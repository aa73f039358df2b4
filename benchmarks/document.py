"""How long a PDF of a full report or application takes, warm: `.venv/bin/python -m benchmarks.document`. Goal: 100 ms (median).

typst remembers what it has laid out, so each run gets a report that differs in every text: a new document is measured, not a
repeated one. "Cold" is the first document of the process, with the imports, catalogs and fonts.
"""

import statistics
import time
from collections.abc import Callable

GOAL_MS = 100
RUNS = 40
STARTED = time.perf_counter()

from bot.document.data import to_json  # noqa: E402 - imports are part of what "cold" measures
from bot.document.pdf import preview, render  # noqa: E402
from bot.document.report import report  # noqa: E402
from bot.document.wording import Wording  # noqa: E402
from bot.i18n import load_catalogs  # noqa: E402
from dialogs.language import Language  # noqa: E402
from dialogs.load import load_form  # noqa: E402
from dialogs.submission import Submission, TextValue  # noqa: E402
from tests.samples import full_report  # noqa: E402
from tests.samples.filed import sample  # noqa: E402

FORM = load_form("report-2021")
APPLICATION = load_form("application-2027")


def new_report(run: int, language: Language = Language.NYNORSK) -> Submission:
    """Return a full report whose texts all differ from those of the other runs; the long ones have some 600 characters."""
    return renewed(run, full_report(language))


def new_application(run: int) -> Submission:
    """Return a whole application, of a continuation, whose texts all differ from those of the other runs."""
    return renewed(run, sample("application-continuation.nn"))


def renewed(run: int, filing: Submission) -> Submission:
    """Return the filing with texts of its own."""
    answers = {
        name: value.model_copy(update={"value": f"{run} {value.value}" if value.kind != "long_text" else grown(run, value.value)})
        if isinstance(value, TextValue) and value.kind in {"text", "long_text"}
        else value
        for name, value in filing.answers.items()
    }
    return filing.model_copy(update={"answers": answers, "number": f"2021-{run:04}"})


def grown(run: int, text: str) -> str:
    """Return a text of 600 characters or a little more, another in each run."""
    return " ".join([f"{run}. {text}"] * (1 + 600 // len(text)))


def timed(make: Callable[[int], object]) -> list[float]:
    """Return the milliseconds of each run, after three to warm up."""
    for run in range(3):
        make(1_000_000 + run)
    found = []
    for run in range(RUNS):
        before = time.perf_counter()
        make(run)
        found.append((time.perf_counter() - before) * 1000)
    return sorted(found)


def main() -> None:
    """Print the figures, and fail where the goal is missed."""
    catalogs = load_catalogs()
    nynorsk = catalogs[Language.NYNORSK]
    first = render(new_report(-1), FORM, nynorsk)
    print(f"cold, with imports: {(time.perf_counter() - STARTED) * 1000:.0f} ms")
    filings = {run: new_report(run) for run in [*range(RUNS), *range(1_000_000, 1_000_003)]}
    whole = timed(lambda run: render(filings[run], FORM, nynorsk))
    applications = {run: new_application(run) for run in filings}
    application = timed(lambda run: render(applications[run], APPLICATION, nynorsk))
    words = timed(lambda run: report(filings[run], FORM, Wording(nynorsk, FORM)))
    data = timed(lambda run: to_json(filings[run], FORM))
    again = timed(lambda _run: render(filings[0], FORM, nynorsk))
    blank = timed(lambda _run: preview(FORM, nynorsk))
    for name, figures in {
        "a new full report": whole,
        "  of it: the words": words,
        "  of it: the JSON": data,
        "a new application": application,
        "the same report again": again,
        "the preview again": blank,
    }.items():
        median, most = statistics.median(figures), figures[int(RUNS * 0.95)]
        print(f"{name:24} median {median:6.1f} ms, 95 % {most:6.1f} ms, least {figures[0]:6.1f} ms")
    print(f"a full report has {len(first):,} bytes")
    for name, figures in (("report", whole), ("application", application)):
        assert statistics.median(figures) < GOAL_MS, f"a new full {name} takes more than {GOAL_MS} ms"


if __name__ == "__main__":
    main()
