"""Going round: feeds and pages that are due, what is to be filed, what is to be linked."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from according.base.filing import Filer, Offer
from according.ingest import Given, IngestError, Limits
from according.ingest.errors import AnswerError
from according.ingest.fetch import Fetched, fetch
from according.link.job import link_base
from according.watch.clock import Clock, told
from according.watch.feeds import items_of
from according.watch.hosts import AGENT, Hosts
from according.watch.names import name_of
from according.watch.pages import document_of
from according.watch.state import DAY, LONGEST, MINUTE, FeedState, State, Waiting

_PAGES_A_ROUND = 40
"""Pages asked for before feeds are looked at again."""
_FILED_TOGETHER = 64
_TRIES = 6
"""Tries of a page before it is given up: over about five hours."""
_GONE = frozenset({404, 410, 401, 403, 451})
_TRIES_GONE = 3
_SPREAD = 0.1
"""Waits vary by so much either way, lest all feeds fall due together."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How feeds are watched."""

    interval: float = 15 * MINUTE
    """Seconds between two looks at a feed."""
    link_every: float = 30 * MINUTE
    """Least seconds between two runs of linking; 0: after every round that filed something."""
    pages: bool = True
    """Whether the pages that items lead to are filed, or only the text in the feed."""
    pause: float = 2.0
    """Least seconds between two requests to one host."""
    contact: str | None = None
    """An address of the user, told to servers."""
    private: bool = False
    """Whether a feed may lead to hosts inside this network though it is not there itself."""
    feed_limits: Limits = Limits(max_bytes=5_000_000)
    page_limits: Limits = Limits(max_bytes=10_000_000)


class Round(msgspec.Struct, kw_only=True):
    """What one round came to."""

    feeds: int = 0
    """Asked."""
    new: int = 0
    """Items that were not known before."""
    filed: int = 0
    failed: int = 0
    """Items given up."""
    linked: bool = False
    errors: list[str] = msgspec.field(default_factory=list)

    @property
    def idle(self) -> bool:
        """Whether nothing was done."""
        return not (self.feeds or self.new or self.filed or self.failed or self.linked)


class Watcher:
    """Watches the feeds of a base. It may be stopped at any moment, and begun again."""

    def __init__(self, base: Path, filer: Filer, plan: Plan, clock: Clock):
        """Prepare to watch.

        Args:
            base: the base.
            filer: files into it.
            plan: how to watch.
            clock: the time.
        """
        self._base, self._filer, self._plan, self._clock = base, filer, plan, clock
        self.state = State(filer.store)
        agent = f"Mozilla/5.0 (compatible; {AGENT}; watches feeds{_contact(plan.contact)})"
        self._agent = {"User-Agent": agent}
        self._hosts = Hosts(partial(self._fetch, limits=plan.page_limits), clock, pause=plan.pause)
        self._chance = random.Random(f"{base}")
        self._linked = float("-inf")
        self._unlinked = True

    def run(self, *, once: bool = False) -> Iterator[Round]:
        """Go round until nothing is due (``once``) or for ever; yield what each round came to.

        Raises:
            BaseError: the base cannot be written.
        """
        while True:
            done = self._round(last=once)
            yield done
            now = self._clock.now()
            due = self._due(now)
            if due is None:
                return
            if once and not self.state.is_due(now):
                if done.idle:
                    return
                continue  # one more round, which links
            if due > now:
                self._clock.wait(min(due - now, self._plan.interval))

    def _due(self, now: float) -> float | None:
        """Return when a round is next worth its while."""
        due = self.state.next_due()
        if due is None or due > now:
            return due
        # Due, but its host is to be left alone for a moment.
        waits = [self._hosts.free_at(one.url) for one in self.state.waiting(now, _PAGES_A_ROUND)]
        waits += [self._hosts.free_at(one.url) for one in self.state.feeds() if one.due <= now]
        return min(waits, default=due)

    def _round(self, *, last: bool) -> Round:
        done = Round()
        if self.state.keep_pace(self._clock.now()):
            self._hosts.forget()
        for feed in self.state.feeds():
            now = self._clock.now()
            if feed.due <= now and self._hosts.free_at(feed.url) <= now:
                self._look_at(feed, done)
        for item in self.state.waiting(self._clock.now(), _PAGES_A_ROUND):
            if self._hosts.free_at(item.url) <= self._clock.now():
                self._get(item, done)
        self._file(done)
        self._link(done, last=last and done.idle)
        return done

    def _look_at(self, feed: FeedState, done: Round) -> None:
        """Ask a feed for what is new."""
        now = self._clock.now()
        done.feeds += 1
        refused = self._hosts.refuses(feed.url, public=False)
        if refused is not None:
            self._complain(feed, refused, done)
            return
        # A server that says "nothing new" for ever is asked in full once a day.
        full = feed.taken is None or feed.taken < told(now - DAY)
        known = {} if full else {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        headers = {name: value for name, value in known.items() if value}
        try:
            found = self._fetch(
                feed.url, headers=headers, public=False, limits=self._plan.feed_limits
            )
            items = list(
                items_of(
                    found.raw,
                    url=feed.url,
                    pages=self._plan.pages,
                    limits=self._plan.feed_limits,
                )
            )
        except AnswerError as error:
            self._hosts.asked(feed.url)
            if error.status == 304:
                self._well(feed)
            else:
                self._complain(feed, str(error), done, wait=self._hosts.told(feed.url, error))
        except IngestError as error:
            self._hosts.asked(feed.url)
            self._complain(feed, str(error), done)
        else:
            self._hosts.asked(feed.url)
            done.new += self.state.take(
                feed, items, now, etag=found.etag, modified=found.modified, asked=told(now),
                taken=told(now), due=now + self._wait(self._plan.interval), failures=0, error=None,
            )  # fmt: skip

    def _well(self, feed: FeedState) -> None:
        now = self._clock.now()
        due = now + self._wait(self._plan.interval)
        self.state.note(feed, asked=told(now), due=due, failures=0, error=None)

    def _complain(
        self, feed: FeedState, error: str, done: Round, *, wait: float | None = None
    ) -> None:
        """Note what is wrong with a feed; it is asked ever more seldom, but never forgotten."""
        now = self._clock.now()
        backoff = self._wait(min(self._plan.interval * 2.0 ** min(feed.failures, 16), LONGEST))
        self.state.note(
            feed, asked=told(now), due=now + max(backoff, wait or 0.0),
            failures=feed.failures + 1, error=error,
        )  # fmt: skip
        if error != feed.error:
            done.errors.append(error)

    def _get(self, item: Waiting, done: Round) -> None:
        """Ask for the page of an item."""
        public = not (self._plan.private or self._is_private(item))
        refused = self._hosts.refuses(item.url, public=public)
        if refused is not None:
            gone = "does not allow" in refused
            self._again(item, refused, done, tries=1 if gone else _TRIES)
            return
        if self._hosts.free_at(item.url) > self._clock.now():
            return  # robots.txt has just been asked for
        folder = self._base.with_name(self._base.name + ".pages")
        try:
            found = self._fetch(item.url, headers={}, public=public, limits=self._plan.page_limits)
            document = document_of(found, item.told, seen=item.seen, folder=folder)
        except AnswerError as error:
            wait = self._hosts.told(item.url, error)
            tries = _TRIES_GONE if error.status in _GONE else _TRIES
            self._again(item, str(error), done, tries=tries, wait=wait)
        except IngestError as error:
            self._again(item, str(error), done, tries=_TRIES)
        else:
            self.state.fetched(item, document, name_of(found.url))
        self._hosts.asked(item.url)

    def _again(
        self, item: Waiting, error: str, done: Round, *, tries: int, wait: float | None = None
    ) -> None:
        """Try a page later, or give it up."""
        if item.tries + 1 >= tries:
            self.state.failed(item.key, error, due=None)
            done.failed += 1
            done.errors.append(error)
            return
        backoff = self._wait(min(5 * MINUTE * 2.0**item.tries, LONGEST))
        self.state.failed(item.key, error, due=self._clock.now() + max(backoff, wait or 0.0))

    def _file(self, done: Round) -> None:
        while documents := self.state.to_file(_FILED_TOGETHER):
            offers = [
                Offer(input=str(document.url or document.id), told=Given(), item=document)
                for _, document in documents
            ]
            reasons: dict[str, str] = {}
            for each in self._filer.file(offers, ["watch"], self._now):
                reasons |= {failure.id: failure.error for failure in each.failures}
            there = [key for key, one in documents if self.state.is_filed(one.id)]
            self.state.filed(there)
            for key, document in documents:
                if key not in there:
                    why = reasons.get(document.id, "this reader failed on it before")
                    self.state.failed(key, why, due=None)
                    done.errors.append(f"{document.url or document.id}: {why}")
                    done.failed += 1
            done.filed += len(there)
            self._unlinked |= bool(there)

    def _link(self, done: Round, *, last: bool) -> None:
        now = self._clock.now()
        late = not now - self._plan.link_every < self._linked <= now
        if self._unlinked and (last or late):
            for _ in link_base(self._base, self._now):
                done.linked = True
            self._linked, self._unlinked = now, False

    def _fetch(self, url: str, *, headers: dict[str, str], public: bool, limits: Limits) -> Fetched:
        return fetch(url, limits=limits, headers={**self._agent, **headers}, public=public)

    def _is_private(self, item: Waiting) -> bool:
        """Tell whether an item leads to the very host of a watched feed, which the user named."""
        host = urlsplit(item.url).hostname
        return any(urlsplit(feed.url).hostname == host for feed in self.state.feeds())

    def _wait(self, seconds: float) -> float:
        return seconds * self._chance.uniform(1 - _SPREAD, 1 + _SPREAD)

    def _now(self) -> str:
        return told(self._clock.now())


def _contact(contact: str | None) -> str:
    return f"; {contact}" if contact else ""
