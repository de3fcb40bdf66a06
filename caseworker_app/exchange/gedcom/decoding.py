"""From the bytes of a GEDCOM file to its text, whatever encoding it has or says that it has."""

from __future__ import annotations

import contextlib
import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET = re.compile(rb"^\s*1\s+CHAR\s+([^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_CODE_PAGES = {
    "ibmpc": "cp437",
    "ibm dos": "cp850",
    "msdos": "cp850",
    "macintosh": "mac-roman",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
}


def decoded(data: bytes) -> str:
    """The text of the file: by its byte order mark, by its zero bytes, by trying UTF-8, by the encoding it names."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data[:4].count(0) >= 2:  # ASCII in pairs of bytes
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    with contextlib.suppress(UnicodeDecodeError):  # what reads as UTF-8 is UTF-8, whatever the file calls itself
        return data.decode("utf-8")
    charset = _CHARSET.search(data[:4000].replace(b"\r", b"\n"))
    name = charset[1].decode("ascii", errors="ignore").strip().lower() if charset else ""
    if name == "ansel":
        import ansel

        ansel.register()
        return data.decode("gedcom", errors="replace")
    page = _CODE_PAGES.get(name, "cp1252")
    if name not in ("utf-8", "utf8"):
        return data.decode(page, errors="replace")
    return "\n".join(_decoded_line(line, page) for line in re.split(rb"[\r\n]+", data))


def _decoded_line(line: bytes, page: str) -> str:
    """A line of a file that calls itself UTF-8 and is not: each line that is UTF-8 is read so."""
    with contextlib.suppress(UnicodeDecodeError):
        return line.decode("utf-8")
    return line.decode(page, errors="replace")
