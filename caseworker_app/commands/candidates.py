"""The command that takes candidate clients in from a list in Excel or CSV, and writes the file to hand out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from caseworker_app.commands.opened import opened, write
from caseworker_app.errors import WrongUse
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from caseworker_app.jobs.candidates import CandidateList


def candidates(arguments: Namespace) -> None:
    """Tell what each row becomes; with ``--take`` open a case for every row that nothing speaks against."""
    from caseworker_app.jobs import candidates as job
    from caseworker_app.jobs.files import write_file

    if arguments.template:
        write_file(arguments.template, job.template())
        return
    if arguments.file is None:
        raise WrongUse(tr("Sebutkan berkas daftarnya, atau --template untuk membuat format kosong."))
    sheets = job.read_file(arguments.file)
    with opened(arguments, read_only=not arguments.take) as notebook:
        names = [sheet.name for sheet in sheets]
        if arguments.sheet is not None and arguments.sheet not in names:
            told = tr("Tidak ada lembar “{name}”. Yang ada: {names}.")
            raise WrongUse(told.format(name=brief(arguments.sheet, 31), names=brief(", ".join(names), 120)))
        at = names.index(arguments.sheet) if arguments.sheet else job.best_sheet(notebook, sheets)
        if sheets[at].trouble:
            raise WrongUse(sheets[at].trouble)
        chosen = job.guess(notebook, sheets[at])
        _map(chosen, arguments.map or ())
        found = job.candidates(notebook, chosen)
        for candidate in found:
            mark = tr("ambil") if candidate.wanted else tr("lewati")
            print(candidate.row.number, mark, candidate.name or "–", *candidate.reasons, sep="\t")
        if arguments.take:
            numbers = job.take_in(notebook, chosen, found, source=arguments.file.name)
            print(tr("{count} kasus dibuka.").format(count=len(numbers)))
            if arguments.left_out and any(not candidate.wanted for candidate in found):
                arguments.file = arguments.left_out
                write(notebook, arguments, job.left_out(chosen, found), job.left_out_leaving())
        else:
            print(tr("Belum ada yang diambil; ulangi dengan --take."), file=sys.stderr)


def _map(chosen: CandidateList, pairs: list[str] | tuple[str, ...]) -> None:
    """Put «heading=field» in force; an empty field leaves the column out. Raises WrongUse for names that are none."""
    from caseworker_app.casework.candidate_fields import BY_KEY

    for pair in pairs:
        heading, equals, field = pair.rpartition("=")
        column = next((at for at, words in enumerate(chosen.headings) if words.casefold() == heading.casefold()), None)
        if not equals or column is None or (field and field not in BY_KEY):
            told = tr("--map “{pair}” tidak sesuai; tulis JUDUL=ISIAN, dengan isian salah satu dari: {fields}.")
            raise WrongUse(told.format(pair=brief(pair, 40), fields=", ".join(BY_KEY)[:180]))
        for other in [at for at, known in chosen.columns.items() if known == field]:
            del chosen.columns[other]
        chosen.columns[column] = field
