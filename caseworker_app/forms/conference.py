"""Case conferences: the first closes the plan, the second the intervention; one page stands in both stages."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.forms.library import questions
from caseworker_app.forms.outcomes import outcome_fields
from caseworker_app.model.case import Case
from caseworker_app.model.plan import Conference, ConferenceAttendee

CONFERENCES = Page(
    "conferences",
    "Case conference",
    "Catat jalannya pembahasan, keputusan, dan siapa yang hadir; bacakan kesepakatan kerahasiaan lebih dahulu.",
    (
        Section(
            "",
            (
                Rows(
                    Case.conferences,
                    "Case conference dan konferensi keluarga",
                    (
                        Field(Conference.kind, "Jenis", choices="conference_kinds", starred=True),
                        Field(Conference.number, "Ke-"),
                        Field(Conference.date, "Hari/tanggal"),
                        Field(Conference.time, "Waktu"),
                        Field(Conference.place, "Tempat"),
                    ),
                    item="case conference",
                    details=(
                        *outcome_fields(Conference.outcome, Conference.outcome_reason),
                        Field(Conference.chair, "Pemimpin"),
                        Field(Conference.secretary, "Notulis"),
                        Field(Conference.confidentiality_read, "Kesepakatan kerahasiaan dibacakan"),
                        Field(Conference.agenda, "Agenda", choices="conference_agenda"),
                        Rows(
                            Conference.attendees,
                            "Peserta",
                            (
                                Field(ConferenceAttendee.name, "Nama", starred=True, linked="person"),
                                Field(ConferenceAttendee.office, "Jabatan/lembaga"),
                                Field(ConferenceAttendee.sex, "L/P", width=2),
                                Field(ConferenceAttendee.present, "Hadir"),
                            ),
                            item="peserta",
                            details=(
                                Field(ConferenceAttendee.person, "Orang yang sudah tercatat"),
                                Field(ConferenceAttendee.phone, "Nomor HP", identifying=True),
                                Field(ConferenceAttendee.response, "Tanggapan"),
                            ),
                        ),
                        Field(Conference.attendance_stated, "Jumlah hadir menurut daftar", unit="orang"),
                        Field(Conference.presentation, "Paparan singkat"),
                        Field(Conference.minutes, "Jalannya pembahasan"),
                        Field(Conference.strengths, "Kekuatan proses"),
                        Field(Conference.obstacles, "Hambatan proses"),
                        Field(Conference.decisions, "Keputusan"),
                        Field(Conference.recommendations, "Rekomendasi"),
                        Field(Conference.follow_up, "Tindak lanjut", help="Apa, siapa, kapan."),
                        Field(Conference.note, "Catatan"),
                    ),
                ),
            ),
        ),
    ),
    questions=questions("conference"),
    empty="Belum ada case conference. Tambahkan Case Conference I setelah rencana tersusun.",
)
