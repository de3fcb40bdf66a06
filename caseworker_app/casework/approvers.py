"""Who approves a practicum book, as it is typed in one line: a name and an office."""

from __future__ import annotations

import re

_DEGREE = re.compile(r"[A-Z][\w]*\.")


def name_and_role(line: str) -> tuple[str, str]:
    """«Dr. Rina, M.Si., Ketua Program Studi» as name and office; degrees behind a comma stay with the name."""
    for dash in (" – ", " - ", " (", ": "):
        if dash in line:
            name, _, role = line.partition(dash)
            return name.strip(" ,"), _begun(role.strip(" ,)"))
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) > 1 and not _DEGREE.match(parts[-1]):
        return ", ".join(parts[:-1]), _begun(parts[-1])
    return line.strip(), ""


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
