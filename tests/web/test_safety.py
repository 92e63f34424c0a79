"""Who is let in, and what a browser may do."""

import httpx
import pytest
from tests.web.served import TOKEN, served

from according.web.safety.headers import POLICY
from according.web.settings import Settings, is_loopback


def test_every_answer_has_the_headers(room: str) -> None:
    for path in ("/", "/nothing", "/static/style.css", "/api/claims", "/claims.csv"):
        headers = httpx.get(room + path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in POLICY
    assert httpx.get(room, headers={"Host": "rebound.example"}).headers["x-frame-options"] == "DENY"


def test_another_name_for_this_machine_is_refused(room: str) -> None:
    refused = httpx.get(room, headers={"Host": "rebound.example"})
    assert refused.status_code == 403
    assert "on this machine only" in refused.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"X-According-Token": "wrong"}, 403),
        ({"X-According-Token": TOKEN}, 405),
        ({"Authorization": f"Bearer {TOKEN}"}, 405),
        ({"X-According-Token": TOKEN, "Origin": "https://elsewhere.example"}, 403),
        ({"X-According-Token": TOKEN, "Origin": "null"}, 403),
        ({"X-According-Token": TOKEN, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"X-According-Token": TOKEN, "Sec-Fetch-Site": "same-site"}, 403),
        ({"X-According-Token": TOKEN, "Sec-Fetch-Site": "same-origin"}, 405),
    ],
)
def test_a_change_needs_the_token_and_the_origin(
    room: str, headers: dict[str, str], status: int
) -> None:
    # No page of the base can be changed at "/": 405 says that the guard has let it through.
    assert httpx.post(f"{room}/", headers=headers).status_code == status


def test_the_token_may_stand_in_the_form(room: str) -> None:
    assert httpx.post(f"{room}/", data={"token": TOKEN}).status_code == 405
    assert httpx.post(f"{room}/", data={"token": "wrong"}).status_code == 403
    assert httpx.post(f"{room}/", data={"token": TOKEN, "why": "a" * 1_000_001}).status_code == 413


def test_others_need_the_token_to_read(examples_base) -> None:  # type: ignore[no-untyped-def]
    with served(examples_base, host="192.0.2.7") as room, httpx.Client() as client:
        assert client.get(room).status_code == 401
        assert client.get(f"{room}/api/claims").status_code == 401
        assert client.get(f"{room}/?token=wrong").status_code == 401
        first = client.get(f"{room}/claims?token={TOKEN}&type=ASSAULT")
        assert first.status_code == 303
        assert first.headers["location"] == "/claims?type=ASSAULT"
        assert "httponly" in first.headers["set-cookie"].lower()
        assert client.get(f"{room}/claims").status_code == 200
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        assert httpx.get(f"{room}/api/claims", headers=bearer).status_code == 200
        # Never on to another host.
        astray = httpx.get(f"{room}//elsewhere.example/?token={TOKEN}")
        assert astray.headers.get("location", "/").startswith("/elsewhere")


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.0.1", "localhost.example", "")))
    assert Settings().is_local
    assert Settings().token != Settings().token
    assert Settings(host="::1", port=9).address == "http://[::1]:9/"
