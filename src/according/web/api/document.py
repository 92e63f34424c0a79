"""What the OpenAPI document says of a route: made from the types that the route goes by."""

from collections.abc import Mapping
from typing import Any

import msgspec

from according.web.asking import kind_of, name_of
from according.web.asking.labels import LABELS
from according.web.safety.errors import Told

_TYPES: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "flag": {"type": "string", "enum": ["yes", "no"]},
    "near": {"type": "string", "example": "33.5,36.3,50"},
}
_WHOLE = {"type": "integer"}


def parameters(filter_: type[msgspec.Struct]) -> list[dict[str, Any]]:
    """Return the parameters that a filter's fields are."""
    return [_parameter(field) for field in msgspec.structs.fields(filter_)]


def documented(type_: Any, **more: Any) -> dict[str, Any]:
    """Return what a route says of itself, for its ``openapi_extra``.

    Args:
        type_: of its answer.
        more: other keys of the OpenAPI operation.
    """
    return {
        "responses": {
            "200": _response("What was asked for.", type_),
            "400": _response("It cannot be asked: the message says why.", Told),
            "404": _response("There is no such record.", Told),
        },
        **more,
    }


def _parameter(field: msgspec.structs.FieldInfo) -> dict[str, Any]:
    kind, options = kind_of(field.type)
    schema: dict[str, Any] = dict(_TYPES.get(kind, {"type": "string", "enum": list(options)}))
    if kind == "number" and float not in (field.type, *getattr(field.type, "__args__", ())):
        schema = dict(_WHOLE)
    if isinstance(field.default, tuple):
        schema = {"type": "array", "items": schema}
    label = LABELS[field.name]
    return {
        "name": name_of(field.name),
        "in": "query",
        "required": False,
        "description": f"{label.name}: {label.about}",
        "schema": schema,
    }


def _response(about: str, type_: Any) -> dict[str, Any]:
    # In place, not as a named component: FastAPI keeps the list of those to itself.
    (schema,), parts = msgspec.json.schema_components([type_], ref_template="{name}")
    return {
        "description": about,
        "content": {"application/json": {"schema": _inlined(schema, parts, ())}},
    }


def _inlined(schema: Any, parts: Mapping[str, Any], inside: tuple[str, ...]) -> Any:
    """Put components in the place of their names; one that holds itself ends as anything."""
    if isinstance(schema, list):
        return [_inlined(each, parts, inside) for each in schema]
    if not isinstance(schema, dict):
        return schema
    name = schema.get("$ref")
    if isinstance(name, str):
        return {} if name in inside else _inlined(parts[name], parts, (*inside, name))
    return {key: _inlined(value, parts, inside) for key, value in schema.items()}
