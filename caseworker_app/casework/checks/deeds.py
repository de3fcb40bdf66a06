"""Which dates of a case tell what has happened, and which may lie ahead: every date column stands in one of the two."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.checks.certain import ahead
from caseworker_app.model.assessment import Assessment, DocumentStudy, Interview, Observation
from caseworker_app.model.case import Case, Handover
from caseworker_app.model.engagement import (
    Consent,
    ConsentStatement,
    Contact,
    Contract,
    Engagement,
    HomeVisit,
    OralConsent,
    RiskScreening,
)
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember, Parentage, Union
from caseworker_app.model.group import GroupMember, GroupSession, GroupStage, GroupTool, Sociogram
from caseworker_app.model.intervention import (
    Assistance,
    Intervention,
    Reading,
    Session,
    TokenEconomy,
    TokenEntry,
    TokenExchange,
    TokenPrice,
)
from caseworker_app.model.notes import (
    Approval,
    Attachment,
    DataRequest,
    Disclosure,
    JournalEntry,
    Override,
    Placement,
    PlacementWeek,
    ProcedureStep,
    Promise,
    Reflection,
    Restriction,
    SilencedFinding,
    Supervision,
    Task,
)
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference, Goal, Indicator, Plan, PlanRevision
from caseworker_app.model.protection import (
    Alert,
    AspectFinding,
    CareArrangement,
    ChildWish,
    EmergencyHelp,
    Incident,
    TracingStep,
)
from caseworker_app.model.retention import LegalHold, Reopening
from caseworker_app.model.scales import CoursePhase, ScaleRating
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.model.tools import BodyMap, BodyMark, Ecomap, Measurement, Quadrant, RoadMap, RoadMapEvent
from caseworker_app.model.tools import VennDiagram as Venn
from caseworker_app.text import mark

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.model.base import Record

A_YEAR = 366  # days; nobody plans a meeting further ahead


@dataclasses.dataclass(frozen=True)
class Deed:
    """A date of something that has happened.

    what: how a sentence calls it, behind «tanggal». account: columns that are filled only when it has happened; until
    then a date ahead is a plan. work: part of the work on the case, so it falls between its opening and its end.
    with_client: it needs the client, unless others are named in ``others``. may_be_older: than the client.
    """

    attribute: InstrumentedAttribute[Any]
    what: str
    account: tuple[InstrumentedAttribute[Any], ...] = ()
    work: bool = False
    with_client: bool = False
    others: tuple[InstrumentedAttribute[Any], ...] = ()
    may_be_older: bool = False

    @property
    def owner(self) -> Any:
        """The class whose date it is."""
        return self.attribute.class_

    @property
    def key(self) -> str:
        """The name of the attribute."""
        return self.attribute.key

    def may_be_planned(self, record: Record, today: date) -> bool:
        """Whether a date ahead of today can still be a plan: nothing is told of it yet, and it is not too far."""
        if not self.account or any(getattr(record, column.key) for column in self.account):
            return False
        return not ahead(getattr(record, self.key), today, days=A_YEAR)


DEEDS: tuple[Deed, ...] = (
    Deed(Case.opened, mark("kasus dibuka")),
    Deed(Case.closed, mark("kasus ditutup")),
    Deed(Case.entered_residence, mark("masuk asrama")),
    Deed(Case.archived, mark("diarsipkan")),
    Deed(Engagement.intake_date, mark("intake"), with_client=True),
    Deed(Engagement.confidentiality_explained_on, mark("kerahasiaan dijelaskan"), with_client=True),
    Deed(Contact.date, mark("kontak"), work=True, with_client=True, others=(Contact.with_whom, Contact.people)),
    Deed(RiskScreening.date, mark("asesmen risiko"), work=True, with_client=True),
    Deed(RiskScreening.reported_on, mark("pelaporan risiko")),
    Deed(Engagement.rapid_assessed_on, mark("asesmen cepat"), with_client=True),
    Deed(EmergencyHelp.date, mark("pertolongan darurat"), with_client=True),
    Deed(Incident.date, mark("kejadian")),
    Deed(Incident.told_on, mark("pemberitahuan kejadian")),
    Deed(AspectFinding.date, mark("temuan profesi lain")),
    Deed(CareArrangement.since, mark("pengasuhan mulai")),
    Deed(TracingStep.date, mark("penelusuran keluarga")),
    Deed(ChildWish.date, mark("keinginan anak"), with_client=True),
    Deed(
        HomeVisit.date,
        mark("home visit"),
        (HomeVisit.met, HomeVisit.result, HomeVisit.observation, HomeVisit.house_condition, HomeVisit.failed_because),
        work=True,
        with_client=True,
        others=(HomeVisit.met,),
    ),
    Deed(Contract.date, mark("kontrak"), (Contract.agreed_by, Contract.process), with_client=True),
    Deed(
        Consent.date,
        mark("persetujuan"),
        (Consent.signed_text, Consent.method, Consent.signature),
        with_client=True,
        others=(Consent.signer_name, Consent.signer_id),
    ),
    Deed(Consent.assent_on, mark("assent"), with_client=True),
    Deed(Consent.withdrawn_on, mark("persetujuan dicabut")),
    Deed(ConsentStatement.withdrawn_on, mark("pernyataan dicabut")),
    Deed(OralConsent.date, mark("persetujuan lisan"), with_client=True, others=(OralConsent.given_by,)),
    Deed(OralConsent.request_date, mark("surat permohonan")),
    Deed(Interview.date, mark("wawancara"), (Interview.result,), work=True),
    Deed(Observation.date, mark("observasi"), (Observation.seen, Observation.interpretation), work=True),
    Deed(DocumentStudy.date, mark("studi dokumentasi"), may_be_older=True),
    Deed(Plan.discussed_on, mark("rencana dibicarakan"), work=True, with_client=True),
    Deed(Plan.resources_agreed_on, mark("kesepakatan sistem sumber"), work=True),
    Deed(PlanRevision.date, mark("perubahan rencana"), work=True),
    Deed(
        Conference.date,
        mark("pertemuan kasus"),
        (Conference.minutes, Conference.decisions, Conference.recommendations, Conference.follow_up),
        work=True,
    ),
    Deed(
        Session.date,
        mark("pertemuan intervensi"),
        (Session.process, Session.result, Session.client_response, Session.obstacle, Session.stated_total),
        work=True,
        with_client=True,
        others=(Session.participants, Session.people),
    ),
    Deed(TokenEconomy.agreed_on, mark("kesepakatan token ekonomi"), work=True, with_client=True),
    Deed(TokenEntry.date, mark("catatan token"), work=True, with_client=True),
    Deed(TokenExchange.date, mark("penukaran token"), work=True, with_client=True),
    Deed(Reading.date, mark("pengukuran"), with_client=True),
    Deed(Assistance.date, mark("bantuan"), (Assistance.receipt,)),
    Deed(Measurement.date, mark("pengukuran dengan instrumen"), with_client=True),
    Deed(ScaleRating.date, mark("penilaian pada skala"), with_client=True),
    Deed(Ecomap.date, mark("ecomap")),
    Deed(RoadMap.date, mark("road map")),
    Deed(BodyMap.date, mark("body map"), with_client=True),
    Deed(BodyMark.since, mark("awal keluhan tubuh")),
    Deed(Quadrant.date, mark("kuadran strength")),
    Deed(Venn.date, mark("diagram venn")),
    Deed(Evaluation.date, mark("evaluasi"), (Evaluation.result_summary, Evaluation.results), work=True),
    Deed(Evaluation.process_date, mark("evaluasi proses"), (Evaluation.process_summary,), work=True),
    Deed(
        Termination.date,
        mark("terminasi"),
        (Termination.process, Termination.client_feelings, Termination.client_feedback, Termination.results),
    ),
    Deed(Termination.statement_signed_on, mark("pernyataan terminasi ditandatangani")),
    Deed(Referral.date, mark("rujukan"), (Referral.received_by, Referral.answer, Referral.outcome)),
    Deed(Referral.answered_on, mark("jawaban rujukan")),
    Deed(Aftercare.date, mark("kunjungan pascalayanan")),
    Deed(JournalEntry.date, mark("catatan harian")),
    Deed(Supervision.date, mark("bimbingan"), (Supervision.advice, Supervision.done)),
    Deed(Reflection.date, mark("refleksi")),
    Deed(Promise.made_on, mark("janji dibuat")),
    Deed(Override.date, mark("pengecualian")),
    Deed(SilencedFinding.date, mark("pembenaran temuan")),
    Deed(ProcedureStep.date, mark("langkah prosedur")),
    Deed(Approval.date, mark("ACC")),
    Deed(Attachment.taken_on, mark("lampiran dibuat"), may_be_older=True),
    Deed(Disclosure.date, mark("pengungkapan")),
    Deed(DataRequest.date, mark("permintaan data")),
    Deed(DataRequest.answered, mark("permintaan data dijawab")),
    Deed(LegalHold.since, mark("penahanan")),
    Deed(Reopening.date, mark("kasus dibuka kembali")),
    Deed(Reopening.closed_before, mark("penutupan sebelumnya")),
    Deed(Handover.date, mark("serah terima"), (Handover.note,)),
    Deed(EmotionalTie.noted_on, mark("catatan hubungan emosional"), may_be_older=True),
    Deed(GroupMember.joined, mark("masuk kelompok"), (GroupMember.behaviour_before,), may_be_older=True),
    Deed(GroupMember.consent_on, mark("persetujuan ikut kelompok"), may_be_older=True),
    Deed(GroupStage.date, mark("tahap kelompok"), (GroupStage.process, GroupStage.result), may_be_older=True),
    Deed(GroupSession.date, mark("pertemuan kelompok"), (GroupSession.process, GroupSession.result), may_be_older=True),
    Deed(GroupTool.date, mark("alat kelompok"), (GroupTool.score, GroupTool.result), may_be_older=True),
    Deed(Sociogram.date, mark("sosiogram"), (Sociogram.answers,), may_be_older=True),
)
"""Dates of what was done."""

LIFE: tuple[InstrumentedAttribute[Any], ...] = (
    *(Person.born, Person.stated_age, Person.died, RoadMapEvent.when),
    *(Union.since, Union.until, Parentage.since, Parentage.until),
    *(Household.since, Household.until, HouseholdMember.since, HouseholdMember.until),
)
"""Dates of somebody's life, which have checks of their own."""

MAY_LIE_AHEAD: tuple[InstrumentedAttribute[Any], ...] = (
    *(Case.left_residence, Case.retain_until, HomeVisit.letter_date, Consent.valid_until),
    *(Goal.target_date, Indicator.target_date, Activity.dates, TokenEconomy.exchange_date, TokenPrice.since),
    CoursePhase.since,
    *(Referral.reply_until, Aftercare.planned_for, Supervision.due, Task.date, Promise.due, Restriction.since),
    *(
        Placement.period,
        Placement.approved_on,
        PlacementWeek.dates,
        LegalHold.released,
        DataRequest.ended,
        GroupMember.left,
    ),
    *(Assessment.period, Intervention.period, Alert.since, Alert.until, CareArrangement.until),
)
"""Plans, appointments, deadlines, and ends that can be known beforehand."""
