"""Register pengungkapan data: what was told to whom, on what ground, how little of it, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.data_requests import due
from caseworker_app.casework.exposure import RegisterLine
from caseworker_app.documents.blocks import (
    Block,
    Content,
    Document,
    Fact,
    Facts,
    Foot,
    Heading,
    Keep,
    Paragraph,
    Space,
    Title,
)
from caseworker_app.documents.elements.letterhead import foot, letterhead
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import closing, closing_by_hand
from caseworker_app.documents.wording import capital, date_in_words, lines, sentence, sentence_list
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.notes import DataRequest, Disclosure
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.exposure import Register
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.termination import Referral

VERSION = "1.0"
_BLANK_ROWS, _SPARE_ROWS, _HEIGHT = 8, 2, 1.1


def disclosure_register(file: CaseFile, wish: Wish) -> Document:
    """The register of one case; rows to write on follow."""
    case, client = file.case, file.client
    called = "" if client is None else (client.name if wish.names else None) or file.initials(client)
    found = [RegisterLine(case.number or "", called, called, one) for one in case.disclosures]
    facts = Facts((Fact(tr("Kasus"), case.number or None), Fact(tr("Klien"), called or None)))
    return Document(
        key="disclosure-register",
        title=tr("Register Pengungkapan Data"),
        dress="form",
        letterhead=letterhead(case.agency),
        foot=foot(case, VERSION),
        blocks=(
            Title(tr("REGISTER PENGUNGKAPAN DATA")),
            facts,
            *_body(found, with_case=False, names=wish.names, spare=_BLANK_ROWS if not found else _SPARE_ROWS),
            *_requests(case.data_requests),
            closing_by_hand() if wish.blank else closing(case),
        ),
    )


def all_disclosures(register: Register, wish: Wish) -> Document:
    """The register of all cases of a notebook, with initials unless ``names``."""
    found = [] if wish.blank else list(register.lines)
    return Document(
        key="all-disclosures",
        title=tr("Register Pengungkapan Data"),
        dress="form",
        letterhead=letterhead(register.agency),
        foot=Foot(VERSION),
        blocks=(
            Title(tr("REGISTER PENGUNGKAPAN DATA"), "" if wish.blank else tr("semua kasus")),
            *_body(found, with_case=True, names=wish.names, spare=_BLANK_ROWS if not found else _SPARE_ROWS),
            closing_by_hand(),
        ),
    )


def _requests(found: Sequence[DataRequest]) -> list[Block]:
    """What the client asked for about the data, until when it was to be answered, and how it was."""

    def asked(one: DataRequest) -> Content:
        by = tr("oleh {who}").format(who=one.by) if one.by else ""
        return lines(capital(one.kind or ""), one.what, by) or "–"

    def until(one: DataRequest) -> Content:
        last = due(one)
        return long_date(last) if last else "–"

    def kept(one: DataRequest) -> Content:
        return (
            lines(
                sentence(one.reason or ""),
                tr("Semula: {text}").format(text=one.before) if one.before else "",
                tr("Diminta: {text}").format(text=one.wanted) if one.wanted else "",
                tr("Pembatasan berakhir: {date}").format(date=date_in_words(one.ended)) if one.ended else "",
            )
            or "–"
        )

    cells = (
        Cell(DataRequest.date, 1.1, lambda one: date_in_words(one.date) or "–"),
        Cell(tr("Permintaan"), 1.8, asked),
        Cell(tr("Jawab paling lambat"), 1.1, until),
        Cell(
            DataRequest.decision,
            1.1,
            lambda one: lines(capital(one.decision or tr("belum")), date_in_words(one.answered), one.decided_by),
        ),
        Cell(tr("Alasan, isi semula dan yang diminta"), 2.4, kept),
    )
    heading = Heading(2, tr("Permintaan klien atas datanya"), numbered=False)
    return [Keep((heading, counted_table("requests", found, cells)))] if found else []


def _body(found: Sequence[RegisterLine], *, with_case: bool, names: bool, spare: int) -> list[Block]:
    text = tr(
        "Setiap pengungkapan dibatasi pada data yang diperlukan penerima. Permintaan yang ditolak ikut dicatat "
        "(UU 27/2022 tentang Pelindungan Data Pribadi)."
    )

    def case(line: RegisterLine) -> Content:
        return lines(line.number, line.name if names and line.name else line.initials)

    def said(line: RegisterLine, text: str | None) -> Content:
        return (str if names else line.disguise)(text or "") or "–"

    def ground(line: RegisterLine) -> Content:
        return said(
            line, lines(*(sentence(text or "") for text in (line.disclosure.legal_basis, line.disclosure.ground)))
        )

    cells = (
        *([Cell(tr("Kasus"), 0.9, case)] if with_case else []),
        Cell(tr("Hari, tanggal"), 1.1, lambda line: date_in_words(line.disclosure.date) or "–"),
        Cell(Disclosure.to, 1.2, lambda line: said(line, line.disclosure.to)),
        Cell(tr("Yang disampaikan"), 1.7, lambda line: said(line, _what(line.disclosure))),
        Cell(tr("Dasar"), 1.4, ground),
        Cell(Disclosure.least, 1.4, lambda line: said(line, sentence(line.disclosure.least or ""))),
        Cell(tr("Klien diberi tahu"), 0.8, lambda line: _client_told(line.disclosure), "centre"),
    )
    table = counted_table("disclosures", found, cells, spare=spare, further=spare, height=_HEIGHT)
    return [Paragraph(text, "plain"), Space(0.2), table]


def _client_told(one: Disclosure) -> str:
    return "–" if one.client_told is None else tr("ya") if one.client_told else tr("belum")


def _what(one: Disclosure) -> str:
    """What was given, or that it was refused and why, and the referral that it went out with."""
    refused = tr("Ditolak: {why}").format(why=one.refused_why or tr("tanpa alasan tertulis")) if one.refused else ""
    referral = tr("Dalam rujukan {number}").format(number=_letter(one.referral)) if one.referral else ""
    return lines(sentence(one.what or ""), refused, referral)


def _letter(referral: Referral) -> str:
    """The referral that data went out with: «445/LKS/2024 kepada Puskesmas, Senin, 2 September 2024»."""
    whom = tr("kepada {who}").format(who=sentence_list(referral.to)) if referral.to else ""
    told = ", ".join(filter(None, (whom, date_in_words(referral.date))))
    return " ".join(filter(None, (referral.number, told)))
