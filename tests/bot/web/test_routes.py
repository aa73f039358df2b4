"""Every route declares what it asks of a request, and keeps to it."""

import re
from collections.abc import Callable

import pytest
from aiohttp.test_utils import TestServer

from bot.web.routes import GUARDS, ROUTES, Route
from bot.web.security import Guard
from tests.bot.web.person import Person

FORMS = [route for route in ROUTES if route.guard is Guard.FORM]
OWN = [route for route in ROUTES if route.guard is Guard.SEAT]
OPEN = [route for route in ROUTES if route.guard in (Guard.OPEN, Guard.PAGE)]
STANDS_FOR = {
    "token": "abc",
    "sha256": "0" * 64,
    "form": "report-2021",
    "language": "nn",
    "version": "0",
    "name": "app.css",
    "field": "municipality",
}


def path_of(route: Route, case: str = "none") -> str:
    """Return an address of the route."""
    return re.sub(r"\{(\w+)(?::(?:[^{}]|\{[^{}]*\})*)?\}", lambda found: {**STANDS_FOR, "case": case}[found[1]], route.path)


def named(route: Route) -> str:
    """Name a route in the report of the tests."""
    return f"{route.method} {route.path.split(':')[0]}"


def test_every_route_is_in_the_table(server: TestServer) -> None:
    """Nothing is served that the table does not name, and whatever changes something asks for a form of ours."""
    served = {(route.method, route.handler) for route in server.app.router.routes() if route.method != "HEAD"}
    heads = {route.handler for route in server.app.router.routes() if route.method == "HEAD"}
    assert heads == {route.handler for route in OPEN}
    assert served == {(route.method, route.handler) for route in ROUTES}
    assert len(GUARDS) == len(ROUTES)
    assert all((route.method == "POST") is (route.guard is Guard.FORM) for route in ROUTES)


@pytest.mark.parametrize("route", FORMS, ids=named)
async def test_a_form_needs_its_token(route: Route, arrive: Callable[[], Person]) -> None:
    """Without the cookie, without a token, with a stranger's or from another site: nothing is done, and the page says so."""
    owner, stranger = arrive(), arrive()
    await owner.begin()
    await stranger.begin()
    path, ours = path_of(route, owner.case), dict(owner.page.composer.fields)
    foreign = dict(stranger.page.composer.fields)
    both = list(ours.items())
    assert (await arrive().post(path, both)).status == 403
    for fields in ([], [("key", ours["key"])], [("key", ours["key"]), ("token", foreign["token"])], list(foreign.items())):
        assert (await owner.post(path, fields)).status == 403
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ):
        assert (await owner.post(path, both, **headers)).status == 403
    assert "Sida må opnast på nytt" in owner.page.text
    assert (await owner.post(path, both, **{"Sec-Fetch-Site": "same-origin"})).status != 403


@pytest.mark.parametrize("route", OWN, ids=named)
async def test_a_case_is_its_seats_own(route: Route, arrive: Callable[[], Person]) -> None:
    """Without the cookie, or with another, there is no such page: a stranger learns nothing."""
    owner, stranger = arrive(), arrive()
    await owner.begin()
    await stranger.begin()
    path = path_of(route, owner.case)
    for other in (arrive(), stranger):
        page = await other.open(path)
        assert page.status == 404
        assert owner.case not in page.text


@pytest.mark.parametrize("route", ROUTES, ids=named)
async def test_every_answer_carries_the_headers(route: Route, server: TestServer, person: Person) -> None:
    """Met or refused: nothing may frame the page, guess its type, run in it or keep it."""
    async with person.session.request(route.method, server.make_url(path_of(route))) as response:
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert "aiohttp" not in response.headers["Server"]
        kept = response.headers["Cache-Control"]
        assert kept == "no-store" or "/static/" in route.path or "/preview/" in route.path


@pytest.mark.parametrize("route", OPEN, ids=named)
async def test_an_open_page_is_there(route: Route, server: TestServer, person: Person) -> None:
    """It is met without any cookie."""
    async with person.session.get(server.make_url(path_of(route))) as response:
        assert response.status == 200
