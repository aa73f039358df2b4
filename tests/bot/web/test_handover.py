"""Going on with a case on another device."""

from collections.abc import Callable

from aiohttp.test_utils import TestServer

from bot.conversation import Conversation
from bot.seats import Channel
from bot.settings import Settings
from bot.web import create_app
from bot.web.handover import qr_code
from tests.bot.web.conftest import Clock
from tests.bot.web.person import Person


async def offered(person: Person) -> str:
    """Press "continue on another device", and return the path of the link."""
    form = person.page.composer
    page = await person.post(f"/case/{person.case}/handover", form.fields)
    link = page.first("input", id="link").given["value"]
    assert link.startswith(f"{person.base}/continue/")
    return link.removeprefix(person.base)


async def test_a_link_opens_the_case_once(arrive: Callable[[], Person]) -> None:
    """A mere look uses nothing up; the button opens the case; a second press by somebody else does not."""
    owner, phone, late = arrive(), arrive(), arrive()
    await owner.begin()
    await owner.answer("Ung i jobb")
    link = await offered(owner)
    await phone.open(link)
    page = await phone.open(link)
    assert "Opne skjemaet" in page.text
    late_page = await late.open(link)
    page = await phone.send("form0", {})
    assert "Namn på NAV-kontoret" in page.text
    await phone.answer("NAV Volda")
    assert "NAV Volda" in (await owner.open(f"/case/{owner.case}")).text
    late.page = late_page
    page = await late.send("form0", {})
    assert page.status == 410
    assert "verkar ikkje lenger" in page.text


async def test_a_link_lasts_a_quarter_of_an_hour(arrive: Callable[[], Person], clock: Clock) -> None:
    """After that it opens nothing."""
    owner, phone = arrive(), arrive()
    await owner.begin()
    link = await offered(owner)
    clock.forward(minutes=16)
    await phone.open(link)
    assert (await phone.send("form0", {})).status == 410


async def test_telegram_is_offered_where_it_is_set_up(person: Person, conversation: Conversation) -> None:
    """The same token opens the case there; without a bot there is no word of it."""
    await person.begin()
    page = await person.post(f"/case/{person.case}/handover", person.page.composer.fields)
    assert "Telegram" not in page.text
    conversation.ways[Channel.TELEGRAM] = "https://t.me/vegvisar_bot?start="
    await person.open(f"/case/{person.page.url.split('/case/')[1].split('/')[0]}")
    page = await person.post(f"/case/{person.case}/handover", person.page.composer.fields)
    link = page.first("input", id="link").given["value"]
    assert f"https://t.me/vegvisar_bot?start={link.rsplit('/', 1)[1]}" in page.addresses


async def test_the_code_is_the_link() -> None:
    """The picture has a size of its own to scale by, and is dark on white in every colour scheme."""
    picture = qr_code("https://vegvisar.example/continue/abc")
    assert picture.startswith("<svg")
    assert "viewBox" in picture
    assert "style=" not in picture
    assert "#ffffff" in picture.lower() or "#fff" in picture.lower()


async def test_behind_a_public_address(conversation: Conversation) -> None:
    """Links carry the address that people use; over HTTPS the cookie is sent over nothing else."""
    settings = Settings(_env_file=None, public_url="https://vegvisar.example")
    async with TestServer(create_app(conversation, settings)) as server:
        person = Person.at(str(server.make_url("")).rstrip("/"))
        async with person.session.get(f"{person.base}/") as response:
            cookie = response.headers["Set-Cookie"]
        await person.close()
    assert cookie.startswith("__Host-vegvisar=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
