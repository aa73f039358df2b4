"""Whatever is sent, the answer is friendly and specific, in the person's language, and the case is unharmed."""

import io
import logging
from collections.abc import Callable

import pytest
from aiohttp.test_utils import TestServer

from bot.conversation import Conversation
from tests.bot.web.person import Page, Person

MARKUP = "<script>alert(1)</script><hx-partial hx-target='#log'>&amp; \"x\" {{ 7*7 }}"
SECRET = "a secret answer"
TRACE = ("Traceback", "File &#34;", "bot/web", "Error:")


def assert_friendly(page: Page) -> None:
    """Nothing of our insides is on the page."""
    assert not any(word in page.html for word in TRACE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Dette må ha eit svar"),
        ("   \r\n ", "Dette må ha eit svar"),
        ("\0\0", "Skriv svaret"),
        ("x" * 100_000, "teikn"),
        ("Kari 01017012345", "liknar eit fødselsnummer"),
    ],
)
async def test_what_cannot_be_an_answer_is_refused_in_words(person: Person, typed: str, said: str) -> None:
    """The message says what is wrong, and the question is asked again."""
    await person.begin()
    page = await person.answer(typed)
    assert page.status == 200
    assert said in page.text
    assert "Namn på tiltaket" in page.text
    assert "01017012345" not in page.html
    assert_friendly(page)


@pytest.mark.parametrize(
    "typed",
    ["🎉🎊", "\u202eabc\u202c מה", MARKUP, "a\0b\x07c", "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace")],
)
async def test_odd_text_is_text(person: Person, typed: str) -> None:
    """Emoji, directions, markup and control characters do no harm, on the page or off it."""
    await person.begin()
    page = await person.answer(typed)
    assert page.status == 200
    assert "<script>alert" not in page.html
    assert "49" not in "".join(each.text() for each in page.root.all("li", "is-fresh"))
    assert "\0" not in page.html
    assert_friendly(page)


async def test_a_long_text_is_kept_whole(person: Person) -> None:
    """Nothing is cut in silence: 100 000 characters that are too many are all there to be shortened."""
    await person.begin()
    page = await person.answer("å" * 100_000)
    assert len(page.value("f.measure_name")) == 100_000


async def to_file(person: Person) -> None:
    """Go to the question that takes a file."""
    await person.begin()
    for text in ("Ung i jobb", "NAV Volda", "a@b.no"):
        await person.answer(text)
    await person.press("f.county", "14")
    await person.press("jump", "start")
    await person.press("f.start", "9")
    await person.press("jump", "accounts")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ\x90\0\x03", "virus.exe"),
        ("tom.pdf", b"", "tom"),
        ("stor.pdf", b"%PDF-1.7\n" + b"0" * (21 * 1024 * 1024), "20"),
        ("<img src=x>.pdf", b"not a pdf", "innhaldet"),
    ],
)
async def test_a_wrong_file_is_refused_by_its_content(person: Person, name: str, content: bytes, said: str) -> None:
    """The message names the file or its size, and the question is asked again."""
    await to_file(person)
    page = await person.attach(name, content)
    assert page.status == 200
    assert said in page.text.split("Feil:")[1]
    assert "Legg ved kopi av prosjektrekneskapen" in page.text
    assert "<img src=x>" not in page.html
    assert_friendly(page)


async def test_a_name_that_climbs_is_made_safe(person: Person) -> None:
    """The last part of the name is what stays; the file comes back as it was."""
    await to_file(person)
    page = await person.attach("../../../etc/x", b"Konto;Sum\n5000;1250\n")
    assert "x.csv" in page.text
    assert "etc" not in page.text.split("Prosjektrekneskap")[-1]


async def test_no_file_asks_for_one(person: Person) -> None:
    """The button pressed with nothing chosen."""
    await to_file(person)
    assert "treng eg ei fil" in (await person.answer()).text


async def test_a_refused_file_from_an_older_page_is_said_at_its_question(person: Person) -> None:
    """The case has gone on elsewhere, but the message belongs to the file."""
    await to_file(person)
    older = person.page
    await person.press("jump", "email")
    person.page = older
    page = await person.attach("virus.exe", b"MZ\x90\0\x03")
    assert "virus.exe" in page.text
    assert "Legg ved kopi av prosjektrekneskapen" in page.text


@pytest.mark.parametrize(
    "fields",
    [
        [("question", "nonsense"), ("f.nonsense", "x")],
        [("question", "county"), ("f.county", "999")],
        [("question", "county"), ("f.county", "møre")],
        [("jump", "nonsense")],
        [("jump", "comments")],
        [("do", "nonsense")],
        [("do", "yes")],
        [("do", "jump")],
        [("do", "submit")],
        [("take.nonsense", "1")],
        [("question", "assessment"), ("f.assessment.youth", "1")],
        [("question", "economy")],
        [("reply", "")],
        [],
    ],
)
async def test_buttons_that_are_not_there_do_nothing(person: Person, fields: list[tuple[str, str]]) -> None:
    """Whatever a form can hold, the case stays as it was and is shown."""
    await person.begin()
    await person.answer("Ung i jobb")
    ours = [each for each in person.page.composer.fields if each[0] in ("key", "token", "seen", "shown")]
    page = await person.post(person.page.composer.action, [*ours, *fields])
    assert page.status in (200, 409)
    assert_friendly(page)
    page = await person.open(f"/case/{person.case}")
    assert "Ung i jobb" in page.text


@pytest.mark.parametrize("language", ["sv", "xx", "NN"])
async def test_a_language_that_is_none_of_ours_is_refused(person: Person, language: str) -> None:
    """It switches to no other instead."""
    await person.begin()
    fields, action = person.page.composer.fields, person.page.composer.action
    page = await person.post(action, [*fields, ("language", language)])
    assert page.status == 400
    assert_friendly(page)
    assert '<html lang="nn-NO">' in (await person.open(action)).html


async def sent_raw(server: TestServer, person: Person, body: bytes, kind: str) -> Page:
    """Send bytes as they are to the person's case."""
    url = server.make_url(f"/case/{person.case}")
    async with person.session.post(url, data=io.BytesIO(body), headers={"Content-Type": kind}) as response:
        return Page(response.status, str(response.real_url), await response.text())


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"key=%FF%FE&token=\xff", "application/x-www-form-urlencoded"),
        (b"key=a", "application/x-www-form-urlencoded; charset=klingon"),
        (b"", "multipart/form-data"),
        (b"--x\r\nno headers", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b"not a part at all", "multipart/form-data; boundary=x"),
        (b"&".join(b"a%d=1" % n for n in range(2000)), "application/x-www-form-urlencoded"),
    ],
)
async def test_a_form_that_is_none_is_answered_by_a_page(server: TestServer, person: Person, body: bytes, kind: str) -> None:
    """A broken client or a curious one gets a page, and the case goes on."""
    await person.begin()
    page = await sent_raw(server, person, body, kind)
    assert page.status in (400, 403, 413)
    assert "Ingenting er endra" in page.text
    assert_friendly(page)


async def test_too_much_is_refused_kindly(server: TestServer, person: Person) -> None:
    """A text of many megabytes, in either kind of form."""
    await person.begin()
    huge = b"x" * (9 * 1024 * 1024)
    plain = await sent_raw(server, person, b"f.measure_name=" + huge, "application/x-www-form-urlencoded")
    part = b'--x\r\nContent-Disposition: form-data; name="f.measure_name"\r\n\r\n' + huge + b"\r\n--x--\r\n"
    parts = await sent_raw(server, person, part, "multipart/form-data; boundary=x")
    for page in (plain, parts):
        assert page.status == 413
        assert "for stort" in page.text
        assert f"/case/{person.case}#now" in page.addresses


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("GET", "/start", 405), ("PUT", "/", 405), ("GET", "/case/..%2f..", 404)],
)
async def test_where_there_is_nothing_there_is_a_friendly_page(person: Person, method: str, path: str, status: int) -> None:
    """In both languages until one is chosen; in the chosen one after that."""
    async with person.session.request(method, f"{person.base}{path}") as response:
        page = Page(response.status, path, await response.text())
    assert page.status == status
    assert "Til framsida" in page.text
    assert 'lang="nb-NO"' in page.html
    await person.begin("nb")
    async with person.session.request(method, f"{person.base}{path}") as response:
        page = Page(response.status, path, await response.text())
    assert "Til forsiden" in page.text
    assert 'lang="nn-NO"' not in page.html


async def test_our_own_mistakes_show_nothing(
    person: Person, conversation: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page says that what was given is saved; the log names the place, and no word of an answer."""
    await person.begin()

    async def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(conversation, "turn", fail)
    with caplog.at_level(logging.DEBUG):
        page = await person.answer(SECRET)
    assert page.status == 500
    assert "Svara du har gitt, er lagra" in page.text
    assert_friendly(page)
    assert "RuntimeError" in caplog.text
    assert "in _turn" in caplog.text
    assert SECRET not in caplog.text


async def test_nobody_reaches_a_strangers_case(arrive: Callable[[], Person]) -> None:
    """An address that was copied opens nothing in another browser."""
    owner, other = arrive(), arrive()
    await owner.begin()
    await owner.answer("Hemmeleg tiltak")
    await other.open("/")
    page = await other.open(f"/case/{owner.case}")
    assert page.status == 404
    assert "Hemmeleg" not in page.text
