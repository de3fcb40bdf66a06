"""Papers take the labels of what is filled in from the forms: a label is worded in one place."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import caseworker_app.documents
from caseworker_app.forms.catalogue import all_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAPERS = Path(caseworker_app.documents.__file__).parent
# Whoever signs is called by an office, not by a label.
ROLES = frozenset({"Signer", "staff"})
# Client and agency are no fields that are filled in: a paper says them by initials, with a number, or by name alone.
BY_NAME = frozenset({"client", "agency"})
GROUPS = "groups are filled in on pages of their own, which no field describes"
BONDS = "bonds are drawn in the genogram, and no field describes them"
COUNTED = "lines of a recap or of a list of copies are no records that are filled in"
OTHER = "the field is another one, which the same word names on another page"
WHOLE = "told out of several fields"
WORDED_HERE = {
    "group_parts.py": GROUPS,
    "case_report/bonds.py": BONDS,
    **dict.fromkeys(
        (
            "book/place.py",
            "registers/agency_recap.py",
            "registers/copies_list.py",
            "registers/lost_laptop.py",
            "registers/worker_hours.py",
            "registers/retention.py",
        ),
        COUNTED,
    ),
}
WORDS_HERE = {
    ("case_report/identity.py", "Alamat"): WHOLE,
    ("case_report/identity.py", "Keterangan"): OTHER,
    ("case_report/report.py", "Pendamping lapangan"): "the role of one who signs",
    ("case_report/sessions.py", "Pukul"): OTHER,
    ("letters/visit_assignment.py", "Alamat"): WHOLE,
    ("letters/visit_assignment.py", "Hari/tanggal"): OTHER,
    ("overviews/plan_matrix.py", "Sasaran"): OTHER,
    ("overviews/summary_client.py", "Nama"): "left out where initials stand for names",
    ("overviews/summary_client.py", "Dampak"): OTHER,
    ("recording/handover_note.py", "Hari/tanggal"): OTHER,
    ("recording/open_matters.py", "Batas waktu"): OTHER,
    ("recording/visit_report.py", "Hari/tanggal"): OTHER,
    ("recording/visit_sheet.py", "Pukul"): OTHER,
    ("registers/case_list.py", "Tahap"): WHOLE,
    ("telling.py", "Alamat"): WHOLE,
}


def retyped(source: str) -> Iterator[str]:
    """Labels in ``tr`` that are the form's label of an attribute told right beside them."""
    labels: dict[str, set[str]] = defaultdict(set)
    for _, item in all_items():
        labels[item.key].add(item.label)
    for node in ast.walk(ast.parse(source)):
        for words, beside in _pairs(node):
            keys = {part.attr for told in beside for part in ast.walk(told) if isinstance(part, ast.Attribute)}
            if any(words in labels.get(key, ()) for key in keys - BY_NAME):
                yield words


def _pairs(node: ast.AST) -> Iterator[tuple[str, Sequence[ast.expr]]]:
    """Words in ``tr`` with what is beside them: of a tuple the next part, of a call («Cell») all further arguments."""
    if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in ROLES):
        parts, reach = node.args, len(node.args)
    elif isinstance(node, ast.Tuple):
        parts, reach = node.elts, 1
    else:
        return
    for at, label in enumerate(parts, 1):
        match label:
            case ast.Call(func=ast.Name(id="tr"), args=[ast.Constant(value=str() as words)]):
                yield words, parts[at : at + reach]


def test_no_paper_words_the_label_of_a_field_anew() -> None:
    found = {
        (path.relative_to(PAPERS).as_posix(), words)
        for path in PAPERS.rglob("*.py")
        for words in retyped(path.read_text(encoding="utf-8"))
    }
    assert {(path, words) for path, words in found if path not in WORDED_HERE} - set(WORDS_HERE) == set()
    assert set(WORDS_HERE) <= found, "exceptions that nothing needs"
    assert set(WORDED_HERE) <= {path for path, _ in found}, "exceptions that nothing needs"


def test_a_label_told_anew_is_found() -> None:
    assert list(retyped('known = ((tr("Klaster"), case.cluster or ""), (tr("Petugas"), worker.name))')) == ["Klaster"]
    assert list(retyped('Cell(tr("Pemimpin"), 1, lambda one: one.chair)')) == ["Pemimpin"]
    assert list(retyped('staff(form, tr("Pemimpin"), one.chair)')) == []
