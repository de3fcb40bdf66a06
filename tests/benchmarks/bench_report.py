"""The case report as a whole process, against LibreOffice converting the same as Word document, where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from caseworker_app.exchange import package
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.tools import Ecomap, EcomapSystem, RoadMap, RoadMapEvent
from caseworker_app.paths import resource
from tests.benchmarks.measure import seconds, tell

PASSPHRASE = "bangku kayu di teras rumah"
SENTENCE = "Klien menceritakan keadaannya kepada praktikan dan bersama-sama menyusun langkah berikutnya. "


def long_case() -> bytes:
    """An example case grown to about thirty pages with eight figures."""
    case, shared = package.read(resource("examples", "ms-sentra.json").read_bytes())
    assert isinstance(case, Case)
    for at in range(3):
        systems = [EcomapSystem(name=f"lembaga {n}", position=n) for n in range(9)]
        case.ecomaps.append(Ecomap(stage=f"Tahap {at}", position=at + 1, systems=systems))
        events = [
            RoadMapEvent(when=PartialDate.parse(str(1990 + 4 * n)), what=f"peristiwa {n}", feeling=n % 9 - 4)
            for n in range(8)
        ]
        case.road_maps.append(RoadMap(stage=f"Tahap {at}", position=at + 1, events=events))
    for at in range(24):
        case.sessions.append(
            Session(activity_name="konseling individu", position=50 + at, process=SENTENCE * 9, result=SENTENCE * 3)
        )
    return package.write(case, shared)


def main() -> None:
    """Print the ratio, or the time alone where LibreOffice is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        environment = {**os.environ, "CASEWORKER_PASSPHRASE": PASSPHRASE}
        (work / "kasus.json").write_bytes(long_case())

        def caseworker(*words: str) -> None:
            command = [sys.executable, "-m", "caseworker_app", *words]
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)

        book, report = str(work / "Buku.kasus"), str(work / "laporan.pdf")
        caseworker("new", book)
        caseworker("import", book, str(work / "kasus.json"))
        opening = seconds(lambda: caseworker("list", book), 3)
        printing = seconds(lambda: caseworker("document", book, "MS", "case-report", report), 3)
        tell("case report, whole process", printing, "see below", "s")
        tell("of it: the process without the report (mostly the key)", opening, "", "s")
        office = shutil.which("soffice")
        if office is None:
            print("LibreOffice is not installed: no ratio")
            return
        document = work / "laporan.docx"
        caseworker("document", book, "MS", "case-report", str(document))

        def to_pdf() -> None:
            command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(work / "pdf"), str(document)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        converting = seconds(to_pdf, 3)
        tell("case report less the key / LibreOffice", (printing - opening) / converting, "<= 0.8")


if __name__ == "__main__":
    main()
