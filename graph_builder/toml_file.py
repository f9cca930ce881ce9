"""A TOML file that a person wrote, read so that every complaint names file, line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from graph_builder.errors import FormatError


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed file and its lines, to say where in it something stands.

    Attributes:
        path: The file.
        lines: Its lines, in order.
        tables: What ``tomllib`` made of it.
    """

    path: Path
    lines: tuple[str, ...]
    tables: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path, *, what: str, remedy: str) -> Self:
        """Read a file; ``what`` names its content in messages ("the labels"), ``remedy`` what to do.

        Raises ``FormatError`` where it can't be read, is no UTF-8 or no TOML.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
            return cls(path, tuple(text.splitlines()), tomllib.loads(text))
        except OSError as error:
            raise FormatError(f"{path}: {what} can't be read ({error.strerror}).", remedy) from error
        except UnicodeDecodeError as error:
            raise FormatError(
                f"{path}: {what} can't be read (not UTF-8 text).", "Save the file as UTF-8."
            ) from error
        except tomllib.TOMLDecodeError as error:
            at = re.search(r" \(at line (\d+), column \d+\)", str(error))
            line = at[1] if at else len(text.splitlines())  # "(at end of document)"
            reason = str(error).partition(" (at ")[0]
            raise FormatError(f"{path}, line {line}: not a TOML file: {reason}.", remedy) from error
