"""``vegvisar play`` without a form: the office's home, and what is chosen there."""

from tests.bot.terminal.playing import SHORT, Play


def choice(out: str, label: str) -> str:
    """Return the number of what is to be chosen, as the list shows it last."""
    return next(line.partition(")")[0] for line in reversed(out.splitlines()) if line.endswith(f") {label}"))


def test_language_form_and_home_again(desk: Play) -> None:
    """The language is asked first; a finished filing leads back home, where its measure stands."""
    _, out = desk(["Nynorsk"])
    report = choice(out, "Nytt tiltak: Rapportering for 2021")
    code, out = desk(["1", "tull", report, *SHORT])
    assert code == 0
    assert "✗ Det står ikkje på lista." in out
    home = out[out.rindex("Tiltaka dykkar") :]
    assert "\nUng i jobb\n✓ Rapport og rekneskap for 2021: Ferdig " in home
    assert ") Ung i jobb: fleire skjema\n" in home


def test_a_draft_is_left_and_gone_on_with(desk: Play) -> None:
    """«Alle tiltak» leads home; what is not finished is kept, where one asks."""
    _, out = desk([], "--language", "nb", "--keep")
    report = choice(out, "Nytt tiltak: Rapportering for 2021")
    code, out = desk([report, "Ung i jobb", "alle tiltak"], "--language", "nb", "--keep")
    assert code == 1
    draft = choice(out, "Fortsett: Ung i jobb: Rapport og regnskap for 2021")
    code, out = desk([draft, *SHORT[1:]], "--keep")
    assert code == 0
    assert "Velkommen tilbake" in out


def test_for_a_measure_that_is_there(desk: Play) -> None:
    """By its name, with proposals from what was filed; a name that is not there is told with those that are."""
    desk(SHORT, "report-2021", "--language", "nn", "--keep")
    code, out = desk(["seinare"], "repayment", "--measure", "ung i jobb", "--language", "nn", "--keep")
    assert code == 1
    assert "Stemmer dette? Forslag frå rapporten for 2021: NAV Volda" in out
    code, out = desk([], "repayment", "--measure", "Ung i jobben", "--keep")
    assert code == 2
    assert "there is no measure 'Ung i jobben'; there is: Ung i jobb" in out


def test_reminders_are_turned_off_and_on(desk: Play) -> None:
    """The home says how it stands, and offers the other; so it is the next time too."""
    desk(SHORT, "report-2021", "--language", "nn", "--keep")
    _, out = desk([], "--keep")
    assert "Påminningar om fristane er slått på.\n" in out
    _, out = desk([choice(out, "Slå av påminningar")], "--keep")
    assert out.rindex("Påminningar om fristane er slått av.") > out.rindex("Påminningar om fristane er slått på.")
    _, out = desk([choice(out, "Slå på påminningar")], "--keep")
    assert "Påminningar om fristane er slått på.\n" in out[out.rindex("Tiltaka dykkar") :]


def test_forms_of_no_year(desk: Play) -> None:
    """For a measure that is there and for a new one they are a list of their own, with a way back."""
    desk(SHORT, "report-2021", "--language", "nb", "--keep")
    _, out = desk([], "--keep")
    assert "Tilskuddsbrev eller avslag" not in out
    more = choice(out, "Ung i jobb: flere skjema")
    _, out = desk([more], "--keep")
    letter, back = choice(out, "Tilskuddsbrev eller avslag"), choice(out, "Tilbake til alle tiltakene")
    _, out = desk([more, back, more, letter], "--keep")
    assert out.count("Tiltakene deres\n") == 2
    assert "Stemmer dette? Forslag fra rapporten for 2021: Ung i jobb" in out
    _, out = desk([], "--keep")
    _, out = desk([choice(out, "Nytt tiltak: annet, når dere har fått tilskudd uten å ha søkt her"), letter], "--keep")
    assert "Forslag fra" not in out
    assert "Hva heter tiltaket?" in out
