"""The fields of a form that was posted."""

from urllib.parse import parse_qs

from starlette.requests import Request

TOKEN_FIELD = "token"


def fields(body: bytes) -> dict[str, list[str]]:
    """Return the fields of a form as browsers send it (``application/x-www-form-urlencoded``)."""
    told = body.decode("utf-8", "replace")
    return parse_qs(told, keep_blank_values=True, max_num_fields=1_000)


async def form_of(request: Request) -> dict[str, str]:
    """Return the fields of the posted form, the last of several of one name.

    For ``Depends(form_of)`` in a route that is a plain ``def``.
    """
    found = fields(await request.body())
    return {name: values[-1] for name, values in found.items() if name != TOKEN_FIELD}
