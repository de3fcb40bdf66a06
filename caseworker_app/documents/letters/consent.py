"""Lembar persetujuan (informed consent): what is explained, what is agreed to, who signs; on two pages.

The first page informs, the second holds answers and signatures. It carries real names, since it is signed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as rules
from caseworker_app.casework import signers
from caseworker_app.casework.consent_frozen import thaw
from caseworker_app.casework.consent_template import capital
from caseworker_app.casework.signing import explained_titles
from caseworker_app.documents.blocks import (
    Block,
    CheckTable,
    Document,
    Fact,
    Facts,
    Inline,
    Keep,
    Paragraph,
    PlaceDate,
    Run,
    SignatureRow,
    Signer,
    Space,
    Statement,
    Tick,
    Title,
    choices,
)
from caseworker_app.documents.elements.letterhead import foot, letterhead
from caseworker_app.documents.elements.staff_names import DOTS, official_number, supervisor
from caseworker_app.documents.letters.consent_facts import ConsentFacts, clause
from caseworker_app.documents.towns import town
from caseworker_app.documents.wish import wanted
from caseworker_app.forms.catalogue import label_of
from caseworker_app.forms.lists import load
from caseworker_app.model.choices import Sex
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.engagement import ConsentStatement

TYPE_SIZE = 11.5
_LINE = "…" * 24
_SHORT_LINE = "…" * 6
_GAP = "\u00a0" * 3 + " "
WRITTEN = frozenset({"tulisan atau gambar", "tanda tangan di kertas", "cap jempol"})
"""Ways of a child's assent, of the list «assent_how», that leave something on the paper."""
_BY_AGENCY = "lembaga"
# Centimetres above lines of text that a pen completes.
_HAND_ROOM = 0.25


def consent(file: CaseFile, wish: Wish) -> Document:
    """The consent form of a case: the one that is wanted, else the newest, else one ready to be signed.

    A blank one has lines to write on. Raises NotFound for an unknown item.
    """
    facts = _facts(file, wish)
    return Document(
        key="consent",
        title=tr("Lembar Persetujuan (Informed Consent)"),
        dress="form",
        type_size=TYPE_SIZE,
        letterhead=letterhead(file.case.agency),
        foot=foot(file.case, facts.template.version),
        blocks=(
            Title(facts.template.title),
            *_withdrawal(facts),
            Paragraph(tr("Saya yang bertanda tangan di bawah ini:"), "plain"),
            _identity(facts),
            *_explanations(facts),
            *_manner(facts),
            *_assent(facts),
            *_answers(facts),
            *_signatures(facts),
        ),
    )


def _facts(file: CaseFile, wish: Wish) -> ConsentFacts:
    """The consent that was asked for, on its day; a fresh one where there is none yet or the form is blank."""
    found = rules.newest(file.case.consents)
    if wish.item is not None and not wish.blank:
        found = wanted(file.case.consents, wish.item)
    if found is None or wish.blank:
        fresh = rules.new_consent(file.case, file.consent_template)
        return ConsentFacts(file, file.consent_template, fresh, date.today(), wish.blank)
    day = (found.date.earliest if found.date else None) or date.today()
    return ConsentFacts(
        file, thaw(found.signed_text, found.template_version) or file.consent_template, found, day, wish.blank
    )


def _withdrawal(facts: ConsentFacts) -> list[Block]:
    """A word at the top of a consent that holds no longer."""
    one = facts.consent
    if not rules.is_withdrawn(one):
        return _items_taken_back(facts)
    told = (
        (tr("pada"), one.withdrawn_on.long() if one.withdrawn_on else ""),
        (tr("oleh"), one.withdrawn_by),
        (tr("dengan alasan:"), clause(one.withdrawn_why)),
    )
    parts = [tr("Persetujuan ini telah dicabut"), *(f"{word} {value}" for word, value in told if value)]
    text = " ".join(parts) + "."
    if one.withdrawal_effect:
        text += " " + tr("Akibat bagi data: {effect}.").format(effect=clause(one.withdrawal_effect))
    return [Paragraph((Run(text, bold=True),), "plain")]


def _items_taken_back(facts: ConsentFacts) -> list[Block]:
    """Permissions taken back one by one, those of one occasion in one sentence; the answers stay as signed."""
    occasions: dict[tuple[str, str, str], list[str]] = {}
    for part in facts.consent.statements:
        if rules.is_taken_back(part):
            occasion = (rules.withdrawal(part), clause(part.withdrawn_why), clause(part.withdrawal_effect))
            occasions.setdefault(occasion, []).append(rules.label_of(part))
    found: list[Block] = []
    for (when, why, effect), items in occasions.items():
        text = tr("Izin “{items}” telah {withdrawal}").format(items=", ".join(items), withdrawal=when)
        text += (tr(" dengan alasan: {why}").format(why=why) if why else "") + "."
        if effect:
            text += " " + tr("Akibat bagi data: {effect}.").format(effect=effect)
        found.append(Paragraph((Run(text, bold=True),), "plain"))
    return found


def _identity(facts: ConsentFacts) -> Facts:
    """Who signs, as what, and for whom."""
    signer, one = facts.signer, facts.consent
    by_hand = facts.blank and not facts.represented
    found = [
        Fact(tr("Nama, panggilan") if by_hand else tr("Nama"), _called(facts) or None),
        *([Fact(tr("Tempat/tgl. lahir"), None)] if by_hand else _known(tr("Lahir"), _birth(signer))),
        Fact(tr("Usia"), _age_and_sex(facts)),
        Fact(tr("Alamat"), facts.signer_address or None),
    ]
    if by_hand:
        found.append(Fact(tr("Kelurahan, kota"), None))
    if facts.blank:
        found.append(Fact(tr("HP, NIK"), None))
    found += _known(tr(label_of(Person.phone)), signer.phone if signer else None)
    found += _known(tr("NIK"), one.signer_nik)
    found.append(Fact(tr("Status"), _status(facts)))
    if facts.represented:
        found.append(Fact(tr("Atas nama"), facts.described(facts.client) if facts.client else None))
    elif facts.blank:
        found.append(Fact(tr("Atas nama"), None))
    if one.ground:
        found.append(Fact(tr("Alasan"), one.ground))
    return Facts(tuple(found))


def _known(label: str, value: str | None) -> list[Fact]:
    return [Fact(label, value)] if value else []


def _called(facts: ConsentFacts) -> str:
    """The signer's name, and what the signer is called every day."""
    nickname = facts.signer.nickname if facts.signer else None
    if not nickname or not facts.signer_name or nickname.casefold() == facts.signer_name.casefold():
        return facts.signer_name
    return tr("{name} ({nickname})").format(name=facts.signer_name, nickname=nickname)


def _birth(person: Person | None) -> str:
    """«Bandung, 5 Oktober 1958», as far as it is known."""
    born = person.born if person else None
    day = (long_date(born.day, weekday=False) if born.day else born.long(weekday=False)) if born else ""
    return ", ".join(filter(None, ((person.birth_place if person else None), day)))


def _age_and_sex(facts: ConsentFacts) -> tuple[Inline, ...]:
    sex = facts.signer.sex if facts.signer else None
    boxes = choices((tr("Laki-laki"), sex is Sex.MALE), (tr("Perempuan"), sex is Sex.FEMALE))
    return Run((facts.signer_age or tr("{age} tahun").format(age=DOTS)) + _GAP + tr("Jenis kelamin: ")), *boxes


def _status(facts: ConsentFacts) -> tuple[Inline, ...]:
    """Boxes for whoever may sign here, and one more for a word that no list has."""
    left_out = {signers.CLIENT, signers.INFORMANT} if facts.represented else {_BY_AGENCY}
    offered = [word for word in load("signer_status").values() if word not in left_out]
    status = facts.signer_status
    if status and not any(signers.same(status, word) for word in offered):
        offered.append(status)
    return choices(*((capital(word), bool(status) and signers.same(status, word.casefold())) for word in offered))


def _explanations(facts: ConsentFacts) -> list[Block]:
    """What was explained, each with a box that is ticked once it has been."""
    explained = explained_titles(facts.consent, facts.template)
    blocks: list[Block] = [Paragraph(facts.say(facts.template.opening), "plain")]
    for part in facts.template.told:
        ticked = part.title in explained if part.explained is None else part.explained
        lead = (Tick(ticked), Run("\u00a0"), Run(f"{part.title}. ", bold=True))
        blocks.append(Paragraph((*lead, Run(facts.say(part.text))), "plain"))
    return blocks


def _manner(facts: ConsentFacts) -> list[Block]:
    """In which language it was explained, whether read aloud, with whose help."""
    one = facts.consent
    boxes = choices(
        (tr("dibaca sendiri"), one.read_aloud is False),
        (tr("dibacakan"), one.read_aloud is True),
        (tr("dibantu {name}").format(name=one.interpreter or _SHORT_LINE), bool(one.interpreter)),
    )
    language = Run((one.language or _SHORT_LINE) + _GAP)
    row = Facts((Fact(tr("Bahasa"), (language, *boxes)),))
    return [Space(_HAND_ROOM), row] if facts.waits and not facts.is_minor else [row]


def _assent(facts: ConsentFacts) -> list[Block]:
    """What a child is told and answers, in words that a child knows."""
    if not facts.is_minor:
        return []
    told, one = facts.template.assent, facts.consent
    boxes = choices((told.yes, one.assent is True), (told.no, one.assent is False))
    text = (Run(f"{told.title}. ", bold=True), Run(f"{told.text} "), *boxes)
    own = (Run(tr("Kata anak: “{words}”").format(words=one.assent_words)),) if one.assent_words else ()
    return [Keep((Paragraph((*text, *own), "plain"), Facts((_childs_answer(facts),))))]


def _childs_answer(facts: ConsentFacts) -> Fact:
    """«Jawaban anak: Slamet Sukardi menyatakan mau, lisan, 26 Agustus 2024», with room to sign where a pen was used."""
    one = facts.consent
    if facts.blank or one.assent is None:
        return Fact(tr("Tanda tangan anak"), None)
    said = tr("{name} menyatakan mau") if one.assent else tr("{name} menyatakan tidak mau")
    name = (facts.client.name if facts.client else None) or tr("anak")
    asked = one.assent_on or one.date
    day = asked.long(weekday=False) if asked else ""
    told = ", ".join(filter(None, (said.format(name=name), one.assent_how, day)))
    by_pen = not one.assent_how or one.assent_how in WRITTEN
    return Fact(tr("Jawaban anak"), told + (tr("; tanda tangan: {dots}").format(dots=DOTS * 2) if by_pen else ""))


def _answers(facts: ConsentFacts) -> list[Block]:
    """The statements, each with its answer or with open boxes."""
    one = facts.consent
    whole = not rules.is_draft(one) and all(part.agreed is None for part in one.statements)
    asked = rules.new_consent(facts.case, facts.template).statements if whole or not one.statements else one.statements
    rows = tuple(Statement(_statement(facts, statement), statement.agreed) for statement in asked)
    heading = tr("Pernyataan")
    if not facts.waits and all(row.answer is None for row in rows):
        heading = tr("Pernyataan (tercatat: {status}; jawaban per butir belum dicatat)").format(status=one.status)
    # Inside a Keep the table moves to the next page rather than break, if that page can hold it.
    return [Keep((CheckTable(rows, heading),)), Paragraph(facts.say(facts.template.closing), "plain")]


def _statement(facts: ConsentFacts, statement: ConsentStatement) -> str:
    """A statement with those whom it names, or with room to write them. What was signed stays as it was signed."""
    text = rules.wording(statement, facts.template, facts.voice, facts.role)
    if facts.consent.signed_text and statement.text:
        text = statement.text
    if statement.parties:
        return f"{text} {', '.join(statement.parties)}"
    known = facts.template.statement(statement.key)
    return f"{text}\n{_LINE}" if known and known.with_parties else text


def _signatures(facts: ConsentFacts) -> list[Block]:
    """Place and date, and all who sign."""
    one, case = facts.consent, facts.case
    place = town(case, one.place) or DOTS
    day = facts.signed_on.long(weekday=False) if facts.signed_on else DOTS * 2
    worker = case.practitioner if case.practitioner and case.practitioner.name == facts.worker_name else None
    number = official_number(worker.number, facts.role) if worker else ""
    name, record = supervisor(case)
    return [
        PlaceDate(f"{place}, {day}"),
        SignatureRow((_signer(facts), Signer(capital(facts.role), _named(facts.worker_name), number))),
        SignatureRow(
            (
                Signer(tr("Saksi 1"), _named(one.witness1)),
                Signer(tr("Saksi 2"), _named(one.witness2)),
                Signer(tr("Mengetahui, supervisor"), _named(name), official_number(record.number if record else "")),
            )
        ),
    ]


def _signer(facts: ConsentFacts) -> Signer:
    """The client, or whoever signs for the client and what that is to the client; a drawn signature needs no thumb."""
    one = facts.consent
    role, below = tr("Klien"), []
    if facts.is_informants or facts.represented:
        role = capital(facts.signer_status) or tr("Orang tua/wali")
        relation = facts.signer_relation
        role = f"{role} ({relation})" if relation and relation.casefold() != role.casefold() else role
        below = [] if relation or facts.is_informants else [tr("hubungan: {dots}").format(dots="…" * 4)]
    if one.signature and one.time:
        zone = (facts.case.agency.time_zone if facts.case.agency else None) or "WIB"
        below.append(tr("di layar, {time}").format(time=one.time.long(zone)))
    if one.thumb:
        below.append(tr("cap jempol {side}").format(side=one.thumb))
    return Signer(
        role, _named(facts.signer_name), "\n".join(below), picture=one.signature, thumbprint=not one.signature
    )


def _named(name: str | None) -> str:
    """A name below a signature, or room to write it."""
    return name or f"({DOTS}…)"
