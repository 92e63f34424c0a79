"""The JSON beside the pages: the same questions, the same filters, one shape of error."""

from fastapi import APIRouter

APIS: tuple[APIRouter, ...] = ()
