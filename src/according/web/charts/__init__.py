"""Charts: Altair makes them, the browser draws them with scripts of the package.

A chart is a pure function from what a base answered to an `altair` chart. Its page holds
``{{ charts.chart(address, label) }}`` (``charts.html.j2``): a figure that ``static/charts.js``
fills with the Vega-Lite specification that the address answers (a route that returns `as_spec`),
and below it the same as a table, for those who see no chart. The page loads the scripts in its
``head`` block: ``{{ charts.scripts() }}``. Specifications hold their data; none has an address in
it.

The Content-Security-Policy forbids what makes functions of text: the scripts go through Vega's own
interpreter (``ast: true``), so an expression in a chart may use only what that knows.
"""

from starlette.responses import Response


def as_spec(spec: str) -> Response:
    """Return the answer that holds a chart's specification: ``chart.to_json(indent=None)``."""
    return Response(spec, media_type="application/json")
