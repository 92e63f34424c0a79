"""The reading room: pages on which people see, judge and correct what a base holds.

``app.py`` puts it together. A page is one module in ``pages/`` (see there how one is added), a
template in ``templates/`` and nothing else; ``room.py`` lends the base; ``safety/`` decides what is
let in and what a browser may do with a page.
"""
