"""What one consent on paper says of those whom it binds: who signs, as what, for whom, who explains."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as rules
from caseworker_app.casework import signers
from caseworker_app.casework.consent_template import Template, spoken
from caseworker_app.casework.relations import relation
from caseworker_app.documents.elements.staff_names import DOTS, head_of, supervisor, with_phone, worker_of
from caseworker_app.documents.wording import address, sentence_list
from caseworker_app.model.choices import Sex
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person


@dataclasses.dataclass(frozen=True)
class ConsentFacts:
    """One consent of a case as it goes on paper, on a day; a blank one names nobody but those who work there."""

    file: CaseFile
    template: Template
    consent: Consent
    day: date
    blank: bool

    @property
    def case(self) -> Case:
        """The case."""
        return self.file.case

    @property
    def client(self) -> Person | None:
        """The client, unless the form is blank."""
        return None if self.blank else self.case.client

    @property
    def is_minor(self) -> bool:
        """Whether a child's assent belongs on the form."""
        return not self.is_informants and signers.is_minor(self.case.client, self.day)

    @property
    def is_informants(self) -> bool:
        """Whether somebody signs who tells of the client and agrees for nobody else."""
        return not self.blank and signers.is_informants(self.consent)

    @property
    def represented(self) -> bool:
        """Whether somebody signs for the client."""
        return signers.represented(self.case, None if self.blank else self.consent, self.day)

    @property
    def voice(self) -> str:
        """How the form calls the client."""
        return rules.speaker(self.case, None if self.blank else self.consent, self.day)

    @property
    def role(self) -> str:
        """What the form calls the worker."""
        return rules.worker_role(self.case)

    @property
    def waits(self) -> bool:
        """Whether a pen is still to fill it."""
        return self.blank or rules.is_open(self.consent)

    @property
    def signer(self) -> Person | None:
        """Who signs, where that is a person of the notebook; a child never signs for itself alone."""
        if self.is_informants:
            return self.consent.signer
        if self.blank or not self.represented:
            return self.client
        return None if self.consent.signer_id == self.case.client_id else self.consent.signer

    @property
    def signer_name(self) -> str:
        """The name on the form: as it was written there, else the person's."""
        if self.blank or (self.represented and signers.same(self.consent.signer_status, signers.CLIENT)):
            return ""
        return self.consent.signer_name or (self.signer.name if self.signer else None) or ""

    @property
    def signed_on(self) -> PartialDate | None:
        """The day above the signatures; open while the one who signs for a child has not signed beside its own yes."""
        one = self.consent
        child_alone = self.represented and not self.signer_name
        prepared = self.is_minor and rules.is_draft(one) and one.date is not None and one.date == one.assent_on
        return None if not rules.is_frozen(one) and (child_alone or prepared) else one.date

    @property
    def signer_age(self) -> str:
        """How old the signer is: as it was written on the form, else on its day («66 tahun»); empty where unknown."""
        written = "" if self.blank else (self.consent.signer_age or "").strip()
        age = written or years(self.signer, self.day)
        return tr("{age} tahun").format(age=age) if age and age[-1].isdigit() else age

    @property
    def signer_address(self) -> str:
        """Where the signer lives: as it was written on the form, else the person's address."""
        written = "" if self.blank else (self.consent.signer_address or "").strip()
        return written or (address(self.signer) if self.signer else "")

    @property
    def signer_status(self) -> str:
        """As what the signer signs; empty while that is open."""
        if self.blank:
            return ""
        written = (self.consent.signer_status or "").strip()
        if self.represented:
            return "" if signers.same(written, signers.CLIENT) else written
        return written or ("" if self.waits else signers.CLIENT)

    @property
    def signer_relation(self) -> str:
        """What the signer is to the client, as written, else as the family shows."""
        if self.blank or not (self.represented or self.is_informants):
            return ""
        return self.consent.signer_relation or self.relation_of(self.signer)

    def relation_of(self, person: Person | None) -> str:
        """What somebody is to the client as the family shows it, else as it was told there."""
        client = self.case.client
        if person is None or client is None:
            return ""
        member = next((one for one in self.case.family if one.person_id == person.id), None)
        told = (member.relation if member else None) or ""
        return relation(self.file.kin, client.id, person.id) or told

    @property
    def worker_name(self) -> str:
        """Who explains and signs for the agency."""
        written = None if self.blank else self.consent.practitioner_name
        return written or (self.case.practitioner.name if self.case.practitioner else None) or ""

    @property
    def _worker(self) -> str:
        """Who explains, with a telephone that the client can call."""
        worker = self.case.practitioner
        own = worker is not None and worker.name == self.worker_name
        return with_phone(self.worker_name, worker.phone) if worker and own else self.worker_name

    @property
    def _instructor(self) -> str:
        """Who guides the worker in the agency."""
        return (self.case.practitioner.field_instructor if self.case.practitioner else None) or ""

    def say(self, text: str) -> str:
        """A text of the template, its words in braces filled in."""
        case = self.case
        contracts = [] if self.blank else [one for one in case.contracts if one.schedule or one.duration]
        schedule, duration = (contracts[-1].schedule, contracts[-1].duration) if contracts else (None, None)
        until = None if self.blank else self.consent.valid_until
        name, record = supervisor(case)
        phones = (record.phone if record else None, case.agency.phone if case.agency else None)
        head = with_phone(head_of(case.agency), phones[1])
        return spoken(
            text,
            self.voice,
            self.role,
            supervisor=sentence_list([one for one in (with_phone(name, phones[0]), self._instructor) if one]) or DOTS,
            pimpinan=head if any(phones) else tr("{head}, telepon {dots}").format(head=head, dots=DOTS),
            jadwal=clause(schedule) or tr("{dots} kali seminggu").format(dots=DOTS),
            lama=clause(duration) or DOTS,
            berlaku=until.long() if until else tr("pendampingan selesai atau dicabut"),
            pemberi_penjelasan=worker_of(case, self._worker, self.role),
        )

    def described(self, person: Person) -> str:
        """«Slamet Sukardi, 14 tahun, laki-laki», as far as it is known."""
        age = years(person, self.day)
        sex = person.sex.value if person.sex and person.sex is not Sex.UNKNOWN else ""
        return ", ".join(filter(None, (person.name or DOTS * 2, tr("{age} tahun").format(age=age) if age else "", sex)))


def years(person: Person | None, day: date) -> str:
    """The age on a day: «27», «27–28» where it is not known to the year, nothing where it is not known."""
    return "–".join(dict.fromkeys(map(str, signers.ages(person, day) or ())))


def clause(text: str | None) -> str:
    """A text as part of a sentence: without its full stop."""
    return " ".join((text or "").split()).rstrip(".")
