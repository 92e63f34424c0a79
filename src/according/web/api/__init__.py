"""The JSON beside the pages: the same questions, the same filters, one shape of error.

To add a route, put its router into ``APIS``. An answer is bytes of `msgspec`; ``documented`` gives
its type to the OpenAPI document at ``/api/openapi.json``, ``parameters`` those of a filter.
"""

from fastapi import APIRouter

from according.web.api import records, tables

APIS: tuple[APIRouter, ...] = (tables.router, records.router)
