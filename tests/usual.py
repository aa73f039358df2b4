"""What people usually answer, for those who fill in a whole form at once: where a test does not say what to."""

from collections.abc import Mapping

from dialogs.form import Kind

USUAL: Mapping[Kind, str] = {
    Kind.TEXT: "NAV Volda",
    Kind.LONG_TEXT: "Ungdom mellom 18 og 25 år får tett oppfølging av ein fast kontaktperson.",
    Kind.EMAIL: "postmottak@nav-volda.example",
    Kind.AMOUNT: "0",
    Kind.DATE: "1.2.2026",
    Kind.NUMBER: "100",
    Kind.PHONE: "915 04 800",
    Kind.POSTCODE: "6100",
    Kind.ORGNR: "939 760 946",
    Kind.KONTONR: "8601 11 17947",
    Kind.MUNICIPALITY: "Volda",
}
"""By kind, as it is typed; of options, the one who fills in takes one."""
