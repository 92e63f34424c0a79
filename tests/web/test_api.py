"""The API by its own document: nothing that can be asked makes it fall over."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

PATHS = (
    "incidents",
    "claims",
    "statements",
    "actors",
    "reports",
    "overview",
    "search",
    "report",
    "incident/{id_}",
)


@pytest.mark.parametrize("path", PATHS)
def test_no_question_is_too_odd(room: str, path: str) -> None:
    schema = schemathesis.openapi.from_url(f"{room}/api/openapi.json")
    asked = schema[f"/api/{path}"]["GET"]

    @given(case=asked.as_strategy())
    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case) -> None:
        response = case.call()
        assert response.status_code in (200, 400, 404, 405)

    ask()


def test_the_document_tells_every_filter(room: str) -> None:
    document = httpx.get(f"{room}/api/openapi.json").json()
    told = document["paths"]["/api/claims"]["get"]
    assert {"type", "actor", "min_killed", "after"} <= {one["name"] for one in told["parameters"]}
    assert all(one["description"] for one in told["parameters"])
    assert "rows" in str(told["responses"]["200"])
