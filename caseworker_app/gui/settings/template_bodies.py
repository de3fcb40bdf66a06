"""What of each kind of template is edited: the consent form with its statements, all other documents with sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import consent_template, document_template
from caseworker_app.casework.document_template import (
    ALL_LETTERS,
    CLIENT,
    HEAD,
    INSTRUCTOR,
    NUMBER_PLACEHOLDERS,
    OTHER,
    SUPERVISOR,
    WORKER,
)
from caseworker_app.casework.stages import KEYS, titles
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.gui.settings.template_sheet import Content, TemplateSheet

_MEANINGS = {
    "saya": mark("“saya”, “anak saya”, atau “klien”"),
    "Saya": mark("sama, di awal kalimat"),
    "klien": mark("nama atau inisial klien"),
    "kasus": mark("nomor kasus"),
    "lembaga": mark("nama lembaga"),
    "pimpinan": mark("nama pimpinan"),
    "supervisor": mark("nama pembimbing"),
    "petugas": mark("peran Anda, misalnya “praktikan”"),
    "Petugas": mark("sama, di awal kalimat"),
    "nama_petugas": mark("nama Anda"),
    "asal": mark("institusi Anda"),
    "pemberi_penjelasan": mark("nama dan asal Anda"),
    "jadwal": mark("jadwal pertemuan"),
    "lama": mark("lama pendampingan"),
    "berlaku": mark("sampai kapan berlaku"),
    "hari": mark("hari dan tanggal"),
    "waktu": mark("jam"),
    "tempat": mark("tempat"),
    "acara": mark("nama kegiatan"),
    "batas": mark("batas waktu balasan"),
    "kontak": mark("alamat balasan"),
    "judul": mark("judul bagian itu dari isi kasus"),
    "urut": mark("nomor urut, diisi tata usaha"),
    "jenis": mark("sandi surat"),
    "bulan": mark("bulan dengan angka Romawi"),
    "tahun": mark("tahun"),
}
_ALWAYS = frozenset(
    {"klien", "kasus", "lembaga", "pimpinan", "supervisor", "petugas", "Petugas", "nama_petugas", "asal"}
)


def braces(key: str) -> str:
    """The words that the texts of a document may have in braces, each with what it stands for."""
    if key == "consent":
        known = consent_template.PLACEHOLDERS
    elif key == ALL_LETTERS:
        known = NUMBER_PLACEHOLDERS
    else:
        base = document_template.shipped(key)
        written = " ".join((*(one.text for one in base.texts), *(one.above for one in base.sections)))
        known = _ALWAYS | {name for name in document_template.PLACEHOLDERS if f"{{{name}}}" in written}
    return "; ".join(f"{{{name}}} {tr(meaning)}" for name, meaning in _MEANINGS.items() if name in known)


def show_consent(sheet: TemplateSheet, content: Content) -> None:
    """The consent form: what is explained, what is asked, what a child is told."""
    sheet.text(content, "title", tr("Judul lembar"), long=False)
    sheet.text(content, "opening", tr("Pembuka"))
    sheet.heading(tr("Yang dijelaskan"))
    for at, part in enumerate(content["explanations"]):
        sheet.entry(
            content,
            "explanations",
            at,
            shown=tr("dijelaskan"),
            name="title",
            texts=(("text", "", True),),
            removable=not part.get("covers"),
        )
    sheet.add_button(
        tr("Tambah penjelasan"), content, "explanations", lambda: {"title": tr("Hal lain"), "text": tr("Isinya.")}
    )
    sheet.heading(tr("Pernyataan yang dijawab"))
    for at, statement in enumerate(content["statements"]):
        sheet.entry(
            content,
            "statements",
            at,
            shown=tr("ditanyakan"),
            name="label",
            texts=(("text", "", True),),
            boxes=(("with_parties", tr("diikuti nama pihak yang dimaksud")),),
            # What was shipped is hidden, not taken away, since rules know it by its key.
            removable=consent_template.template().statement(statement.get("key")) is None,
        )
    sheet.add_button(tr("Tambah pernyataan"), content, "statements", lambda: _fresh_statement(content))
    sheet.text(content, "closing", tr("Penutup"))
    sheet.heading(tr("Untuk anak"))
    for key, words in (
        ("title", tr("Judul")),
        ("text", tr("Yang dibacakan")),
        ("yes", tr("Bila mau")),
        ("no", tr("Bila tidak")),
    ):
        sheet.text(content["assent"], key, words, long=key == "text")


def show_document(sheet: TemplateSheet, content: Content, key: str) -> None:
    """Any other document: title, number, texts, sections, signatories."""
    if key != ALL_LETTERS:
        sheet.text(content, "title", tr("Judul"), long=False)
    if content["subject"]:
        sheet.text(content, "subject", tr("Perihal"), long=False)
    if content["code"]:
        sheet.text(content, "code", tr("Sandi dalam nomor surat"), long=False)
    if content["texts"] and key != ALL_LETTERS:
        sheet.heading(tr("Kalimat tetap"))
    for one in content["texts"]:
        sheet.text(one, "text", one["label"])
    for one in content["lists"]:
        sheet.points(one, "items", one["label"])
    if content["sections"]:
        sheet.heading(tr("Bagian dan urutannya"), tr("Tanpa centang, bagian itu tidak dicetak."))
        _sections(sheet, content)
    if content["signers"]:
        sheet.heading(tr("Penanda tangan"))
        _signers(sheet, content, key)


_PARTS = {
    "client": mark("Klien dan masalah"),
    "work": mark("Pertolongan"),
    "front": mark("Halaman depan"),
    "chapters": mark("Bab-bab"),
    "introduction": mark("Pendahuluan"),
    "concepts": mark("Landasan konseptual"),
    "place": mark("Gambaran lokasi"),
    "reflection": mark("Refleksi"),
    "closing": mark("Simpulan dan rekomendasi"),
    "enclosures": mark("Lampiran"),
}
"""What the parts of documents are called that are no stages."""


def _sections(sheet: TemplateSheet, content: Content) -> None:
    names = {**dict(zip(KEYS, titles(None), strict=True)), **{part: tr(name) for part, name in _PARTS.items()}}
    part = ""
    for at, one in enumerate(content["sections"]):
        if one["part"] != part:
            part = one["part"]
            sheet.heading(names.get(part, part))
        if one["heading"] is None:
            one["heading"] = one["name"]
        texts = [("heading", tr("Judul yang dicetak"), False)] if one["heading"] or one["name"] else []
        sheet.entry(content, "sections", at, shown="", title=one["name"], texts=texts)


def _signers(sheet: TemplateSheet, content: Content, key: str) -> None:
    for at, one in enumerate(content["signers"]):
        own = one["who"] == OTHER
        texts = [("role", tr("Sebagai"), False)]
        if own:
            texts += [("name", tr("Nama"), False), ("number", tr("NIP"), False)]
        sheet.entry(
            content,
            "signers",
            at,
            shown=tr("menandatangani"),
            choice=("who", _those_who_sign(one["who"])),
            texts=texts,
            removable=own or at >= len(document_template.shipped(key).signers),
        )
    sheet.add_button(
        tr("Tambah penanda tangan"),
        content,
        "signers",
        lambda: {"who": OTHER, "role": tr("Mengetahui"), "name": "", "number": "", "hidden": False},
    )


def _those_who_sign(who: str) -> Sequence[tuple[str, str]]:
    usual = (
        (CLIENT, tr("klien")),
        (WORKER, tr("praktikan/pekerja sosial")),
        (SUPERVISOR, tr("supervisor")),
        (INSTRUCTOR, tr("pembimbing lembaga")),
        (HEAD, tr("pimpinan lembaga")),
        (OTHER, tr("orang lain")),
    )
    return usual if who in dict(usual) else ((who, who), *usual)


def _fresh_statement(content: Content) -> Content:
    taken = {one.get("key", "") for one in content["statements"]}
    number = next(number for number in range(1, 1000) if f"butir_{number}" not in taken)
    return {"key": f"butir_{number}", "label": tr("hal lain"), "text": tr("{Petugas} boleh …")}
