"""How well and how quickly genograms are drawn: ``python bench_genogram.py [FOLDER] [--score PROGRAM]``.

FOLDER holds GEDCOM files, those of the tests unless given. Prints the time of each layout, the slowest ones, and the
ratio to Graphviz ``dot`` laying out the same people in the same run where it is installed. ``--score`` names a program
that is called with FOLDER and a folder of geometry files (NAME.json for each NAME.ged) and prints a table.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from caseworker_app.diagrams.display import geometry
from caseworker_app.diagrams.genogram.family import Family
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.exchange.gedcom import read_gedcom

FAMILIES = Path(__file__).resolve().parents[1] / "files" / "genograms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FAMILIES)
    parser.add_argument("--quick", action="store_true", help="as every benchmark has it; here nothing is slow")
    parser.add_argument("--score", type=Path, help="a program that scores geometry files")
    parser.add_argument("--keep", type=Path, help="where the geometry files stay")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        target = arguments.keep or Path(temporary)
        target.mkdir(parents=True, exist_ok=True)
        _measure(sorted(arguments.folder.glob("*.ged")), target)
        if arguments.score:
            subprocess.run([sys.executable, arguments.score, arguments.folder, target], check=True)


def _measure(files: list[Path], target: Path) -> None:
    dot = shutil.which("dot")
    times: list[tuple[float, float, int, str]] = []
    for file in files:
        family = read_gedcom(file.read_bytes())
        start = time.perf_counter()
        drawing = layout(family)
        ours = time.perf_counter() - start
        (target / f"{file.stem}.json").write_text(json.dumps(geometry(drawing)), encoding="utf-8")
        theirs = _dot(dot, family) if dot else 0.0
        times.append((ours, theirs, len(family.members), file.stem))
    print(f"{'people':>7}{'layout s':>10}{'dot s':>10}")
    for ours, theirs, people, name in sorted(times, reverse=True)[:10]:
        print(f"{people:7d}{ours:10.3f}{theirs:10.3f}  {name}")
    print(f"layout, median {statistics.median(t[0] for t in times):.3f} s, sum {sum(t[0] for t in times):.1f} s")
    if dot:
        print(f"layout / dot process, median of ratios {statistics.median(t[0] / t[1] for t in times):.2f}")


def _dot(program: str, family: Family) -> float:
    """Seconds that Graphviz needs for the same people, couples as small nodes between partners and children."""
    lines = ["digraph {", "node [shape=box width=0.5]", "edge [arrowhead=none]"]
    lines += [f'"{m.key}"' for m in family.members]
    for couple in family.couples:
        lines.append(f'"+{couple.key}" [shape=point]')
        lines += [f'"{p}" -> "+{couple.key}"' for p in couple.partners]
        lines += [f'"+{couple.key}" -> "{c.key}"' for c in couple.children]
    lines.append("}")
    start = time.perf_counter()
    subprocess.run([program, "-Tplain"], input="\n".join(lines), text=True, capture_output=True, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
