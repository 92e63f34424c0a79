"""Filing: nothing lost, nothing twice, and what is wrong with one report costs only that one."""

import tempfile
from pathlib import Path

import msgspec
import pytest
from tests.base.fake import VERSION, FakeWorkers, document, file, offers, rows, unprivileged

from according.base.compare import differences
from according.base.filing import Order, file_reports
from according.base.store import Store
from according.model import Failure
from according.reading import Options

REPORT = (
    "Marr told the Gazette on Tuesday that the hull of the ferry had been cracked since March. "
    "The company denied it. Divers went down twice in the night and found nobody alive in the "
    "forward cabins, the coast guard said, and the search was called off at dawn."
)


def test_a_report_is_filed_with_its_records(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    done = file(base, [document("d1", REPORT)])
    assert (done.filed, done.failed, done.words) == (1, 0, len(REPORT.split()))
    assert rows(base, "SELECT id, text FROM document") == [("d1", REPORT)]
    assert rows(base, "SELECT speaker_name FROM statement") == [("Marr",)]
    assert rows(base, "SELECT filed, passed_over, ended IS NULL FROM job") == [(1, 0, 0)]


def test_the_same_input_twice_changes_nothing(tmp_path: Path) -> None:
    base, before = tmp_path / "base.accd", tmp_path / "before.accd"
    items = [document(f"d{n}", f"Mara {n} said so.") for n in range(20)]
    items += [document("bad", "FAIL"), *offers(tmp_path / "missing.html")]
    file(base, items)
    before.write_bytes(base.read_bytes())
    workers = FakeWorkers()
    again = file(base, items, workers=workers)
    assert (again.filed, again.known, again.given_up, again.failed) == (0, 20, 1, 1)
    assert workers.read == []
    assert list(differences(base, before)) == []
    assert len(rows(base, "SELECT * FROM failure")) == 2


def test_an_identical_report_is_not_read_again(tmp_path: Path) -> None:
    base, workers = tmp_path / "base.accd", FakeWorkers()
    items = [document("d1", REPORT), document("d2", REPORT, url="https://other.example/")]
    done = file(base, items, workers=workers)
    assert workers.read == ["d1"]
    assert (done.filed, done.copies) == (2, 1)
    assert rows(base, "SELECT document, of, kind FROM copy") == [(2, 1, "exact")]
    assert rows(base, "SELECT document, speaker_name FROM statement") == [(1, "Marr"), (2, "Marr")]


def test_a_text_of_another_day_is_a_copy_but_is_read(tmp_path: Path) -> None:
    base, workers = tmp_path / "base.accd", FakeWorkers()
    items = [document("d1", REPORT), document("d2", REPORT, published="2024-05-02")]
    file(base, items, workers=workers)
    assert workers.read == ["d1", "d2"]
    assert rows(base, "SELECT kind FROM copy") == [("exact",)]


def test_a_twin_of_one_that_failed_is_read_itself(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    done = file(base, [document("d1", "FAIL now"), document("d2", "FAIL now")])
    assert (done.filed, done.failed) == (0, 2)


def test_another_text_under_the_same_id_is_refused(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    done = file(base, [document("d1", REPORT), document("d1", "Another text.")])
    assert (done.filed, done.failed) == (1, 1)
    (error,) = rows(base, "SELECT error FROM failure")[0]
    assert "another text was filed under the id 'd1'" in error


@pytest.mark.parametrize("wrong", ["DANGLING", "TWICE", "FAIL", "\ud800"])
def test_what_is_wrong_with_a_report_costs_only_that_one(tmp_path: Path, wrong: str) -> None:
    base = tmp_path / "base.accd"
    items = [document(f"d{n}", f"Mara {n} said so.") for n in range(12)]
    done = file(base, [*items[:5], document("bad", f"Mara {wrong}"), *items[5:]])
    assert (done.filed, done.failed) == (12, 1)
    assert rows(base, "SELECT id FROM failure") == [("bad",)]
    assert rows(base, "SELECT count(*) FROM statement") == [(12,)]
    assert rows(base, "PRAGMA foreign_key_check") == []


def test_a_failure_with_words_that_cannot_be_written_is_kept(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    item = Failure(id="x", error="bad \ud800", stage="ingest", title="\udfff", origin="\ud800")
    given = msgspec.structs.replace(document("x", ""), item=item)
    assert file(base, [given]).failed == 1
    assert rows(base, "SELECT error, title FROM failure") == [("bad ?", "?")]


def test_a_failure_is_tried_again_only_when_asked(tmp_path: Path) -> None:
    base, workers = tmp_path / "base.accd", FakeWorkers()
    bad = document("bad", "FAIL")
    file(base, [bad])
    assert file(base, [bad], workers=workers).given_up == 1
    assert workers.read == []
    assert file(base, [bad], workers=workers, retry=True).failed == 1
    assert workers.read == ["bad"]
    assert len(rows(base, "SELECT * FROM failure")) == 1


def test_another_reader_tries_what_one_failed_on(tmp_path: Path) -> None:
    base, workers = tmp_path / "base.accd", FakeWorkers()
    file(base, [document("bad", "FAIL")])
    newer = msgspec.structs.replace(VERSION, version="2")
    file(base, [document("bad", "FAIL")], workers=workers, version=newer)
    assert workers.read == ["bad"]


def test_a_mended_file_strikes_its_failure(tmp_path: Path) -> None:
    base, page = tmp_path / "base.accd", tmp_path / "report.txt"
    page.write_bytes(b"")
    assert file(base, offers(page)).failed == 1
    page.write_text(REPORT)
    assert file(base, offers(page)).filed == 1
    assert rows(base, "SELECT * FROM failure") == []


def test_files_that_may_not_be_read_are_listed(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for n in range(20):
            (folder / f"{n:02}.txt").write_text(f"Mara {n} said so.")
            (folder / f"{n:02}.txt").chmod(0o444 if n % 2 else 0o000)
        folder.chmod(0o755)
        list(offers(folder))  # what is loaded late is loaded before the rights are gone
        given = unprivileged(lambda: list(offers(folder)))
    done = file(tmp_path / "base.accd", given)
    assert (done.filed, done.failed) == (10, 10)
    for (error,) in rows(tmp_path / "base.accd", "SELECT error FROM failure"):
        assert "ask for the right to read it" in error


def test_two_jobs_file_the_same_reports_at_once(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    items = [document(f"d{n}", f"Mara {n} said so.") for n in range(40)]

    def interrupted():  # type: ignore[no-untyped-def]
        for number, item in enumerate(items):
            if number == 20:
                file(base, items)
            yield item

    done = file(base, interrupted())
    assert done.filed + done.known == 40
    assert done.failed == 0
    assert rows(base, "SELECT count(*), count(DISTINCT id) FROM document") == [(40, 40)]


def test_people_read_while_a_job_writes(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    seen = []

    def watched():  # type: ignore[no-untyped-def]
        for n in range(40):
            if n % 8 == 0 and n:
                seen.append(rows(base, "SELECT count(*) FROM document")[0][0])
            yield document(f"d{n}", f"Mara {n} said so.")

    file(base, watched())
    assert seen == sorted(seen)
    assert seen[-1] > 0


def test_after_a_job_the_base_is_one_file(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    with Store.open(tmp_path / "other.accd", create=True):
        file(base, [document("d1", REPORT)])
    assert [path.name for path in sorted(tmp_path.glob("base*"))] == ["base.accd"]


def test_a_base_in_the_folder_that_is_filed_is_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    base = tmp_path / "base.accd"
    monkeypatch.setattr("according.base.filing.reader_version", lambda _: VERSION)
    order = Order(inputs=(str(tmp_path),), options=Options(), workers=1)
    for _ in range(2):
        (done,) = file_reports(base, order, str)
        assert done.failed == 1
    assert rows(base, "SELECT id FROM failure") == [(str(tmp_path / "empty.txt"),)]


class TestRetry:
    """``--retry-failed``: what failed is offered again, as it was given."""

    @pytest.fixture(autouse=True)
    def _fake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("according.base.filing.reader_version", lambda _: VERSION)

        class Fake(FakeWorkers):
            def __init__(self, *_: object) -> None:
                super().__init__()

            def __enter__(self) -> "Fake":
                return self

            def __exit__(self, *_: object) -> None:
                pass

        monkeypatch.setattr("according.base.filing.Workers", Fake)

    def run(self, base: Path, *inputs: Path, **more: object) -> tuple[int, int]:
        order = Order(inputs=tuple(map(str, inputs)), workers=1, **more)  # type: ignore[arg-type]
        done = list(file_reports(base, order, lambda: "now"))
        return (done[-1].filed, done[-1].failed) if done else (0, 0)

    def test_mended_files_are_filed_as_they_were_given(self, tmp_path: Path) -> None:
        base, folder = tmp_path / "base.accd", tmp_path / "in"
        folder.mkdir()
        (folder / "good.txt").write_text(REPORT)
        bad = folder / "bad.txt"
        bad.write_bytes(b"")
        given = {"told": document("d", "").told.__class__(publisher="Gazette")}
        assert self.run(base, folder, **given) == (1, 1)
        bad.write_text("Mara said so, and nobody knew better than she.")
        assert self.run(base, retry_failed=True) == (1, 0)
        assert rows(base, "SELECT publisher FROM document") == [("Gazette",), ("Gazette",)]
        assert rows(base, "SELECT * FROM failure") == []

    def test_a_line_that_was_mended_is_struck_and_one_that_was_not_stays(
        self, tmp_path: Path
    ) -> None:
        base, source = tmp_path / "base.accd", tmp_path / "in.jsonl"
        source.write_text('{"id": "x"}\n{broken\n')
        assert self.run(base, source) == (0, 2)
        source.write_text('{"id": "y", "text": "Mara said so."}\n{broken\n')
        assert self.run(base, retry_failed=True) == (1, 1)
        assert rows(base, "SELECT id FROM failure") == [(f"{source}:2",)]

    def test_failures_of_a_file_that_is_gone_stay(self, tmp_path: Path) -> None:
        base, source = tmp_path / "base.accd", tmp_path / "in.jsonl"
        source.write_text('{"id": "x"}\n')
        assert self.run(base, source) == (0, 1)
        source.unlink()
        assert self.run(base, retry_failed=True) == (0, 1)
        assert ("x",) in rows(base, "SELECT id FROM failure")

    def test_a_document_that_failed_is_read_from_the_base(self, tmp_path: Path) -> None:
        base, source = tmp_path / "base.accd", tmp_path / "in.txt"
        source.write_text("Mara said FAIL.")
        assert self.run(base, source) == (0, 1)
        source.unlink()
        assert self.run(base, retry_failed=True) == (0, 1)
        assert len(rows(base, "SELECT * FROM failure")) == 1
