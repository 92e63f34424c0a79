"""Review: what is worth a look, one record at a time, and how far people agree on it.

``record.py`` is the page, ``queue.py`` where a person stands in a queue, ``amending.py`` the form
in which what was read can be put right, ``person.py`` who decides, ``deciding.py`` what a form
posts, ``alike.py`` people's agreement.
"""

from fastapi import APIRouter

from according.web.pages.review import alike, deciding, record

router = APIRouter(include_in_schema=False)
for part in (record, alike, deciding):
    router.include_router(part.router)
