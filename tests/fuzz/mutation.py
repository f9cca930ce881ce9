"""Seeded mutations of bytes: the same seed and number, the same input."""

from __future__ import annotations

import copy
import io
import json
import random
import zipfile
from collections.abc import Sequence
from typing import Any

SEED = 20261122

#: What parsers stumble over: control characters, broken encodings, huge numbers, nesting, foreign syntax.
NASTY: tuple[bytes, ...] = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\r",
    b"\x1b[2J", "\u202e".encode(), "\u2028".encode(), "\u0085".encode(), "e\u0301".encode() * 50,
    "\U0001f468\u200d".encode(), b"9" * 400, b"-1", b"1e999", b"NaN", b"null", b"true", b'""', b"{}", b"[]",
    b"[" * 3000, b'{"a":' * 2000, b"<div>" * 2000, b"<!--", b"<![CDATA[", b"]]>", b"&#x110000;", b"&#0;",
    b"<script>alert(1)</script>", b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]>',
    b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"---\n", b"+++\n", b"'", b'"', b"`", b"\\", b"${x}",
    b"{{x}}", b"%s%n", b"../../etc/passwd", b"-- ", b"//", b"file:///etc/passwd", b"http://127.0.0.1:1/",
    b"2021-13-45", b"0000-00-00", b"a" * 20000, b"\n" * 2000,
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**70, 1.5, float("nan"), float("inf"), "", " ", "\x00", "\ud800", "\u202e",
    "a\tb", "2021-13-45", "2021-07-26", "x" * 5000, [], {}, [[]], [None], {"a": 1}, "Entity", "MENTIONS",
    "MEETS", "name",
)  # fmt: skip


def numbers(kind: str, number: int) -> random.Random:
    """The source of chance of one input."""
    return random.Random(f"{SEED}:{kind}:{number}")  # noqa: S311 - a test's seed


def mutated(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds after a few changes of chance."""
    data = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        data = _changed(rng, data, seeds)
    return data[:200_000]


def _changed(rng: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    match rng.randrange(8):
        case 0:
            return data[:a] + bytes([rng.randrange(256)]) + data[a + 1 :]
        case 1:
            return data[:a] + data[b:]
        case 2:
            return data[:a]
        case 3:
            return data[:b] + data[a:b] + data[b:]
        case 4:
            other = rng.choice(seeds)
            return data[:a] + other[rng.randrange(len(other) + 1) :]
        case 5:
            return data[:a] + rng.randbytes(rng.randrange(1, 40)) + data[b:]
        case _:
            return data[:a] + rng.choice(NASTY) + data[rng.choice((a, b)) :]


def repacked(rng: random.Random, archive: bytes) -> bytes:
    """A zip archive of which one part was changed, so that the change gets past the packing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            data = old.read(name)
            new.writestr(name, mutated(rng, [data or b"x"]) if name == chosen else data)
    return out.getvalue()


def altered(rng: random.Random, line: bytes) -> bytes:
    """A line of JSON that is still JSON: some of its values are others, gone, or there twice."""
    value = copy.deepcopy(json.loads(line))
    for _ in range(rng.choice((1, 1, 2, 5))):
        _alter(rng, value)
    return json.dumps(value).encode()


def _alter(rng: random.Random, value: Any) -> None:
    """Change one thing somewhere inside a list or map."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = rng.choice(keys)
        if isinstance(value[key], list | dict) and value[key] and rng.random() < 0.85:
            value = value[key]
            continue
        break
    match rng.randrange(4):
        case 0:
            del value[key]
        case 1 if isinstance(value, list):
            value.append(copy.deepcopy(value[key]))
        case 2 if isinstance(value[key], str | int):
            value[key] = value[key] + (rng.choice(("x", "\n", " ")) if isinstance(value[key], str) else 1)
        case _:
            value[key] = copy.deepcopy(rng.choice(VALUES))
