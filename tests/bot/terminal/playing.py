"""What a person types who fills in a form at a terminal."""

from collections.abc import Callable

FORM = "report-2021"
SHORT = ["Ung i jobb", "NAV Volda", "post@nav-volda.example", "møre og r", "305 000", "0", "0", "0", "305 000", "1", "avslutt"]
"""The lines of a whole report, of a measure that has not started."""
Play = Callable[..., tuple[int, str]]
"""Pipes lines in, with options; gives the exit code and all that was printed."""
