"""Settings about who works and where; each page is rooted at its own record: an agency, a practitioner, a service."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section
from caseworker_app.forms.services import SERVICE
from caseworker_app.model.practice import Agency, Practitioner, Supervisor

AGENCY = Page(
    "agency",
    "Lembaga",
    "Isian ini dipakai pada kop surat dan baris tanggal dokumen.",
    (
        Section(
            "Lembaga",
            (
                Field(Agency.name, "Nama lembaga", starred=True),
                Field(Agency.kind, "Jenis lembaga", choices="agency_kinds"),
                Field(Agency.address, "Alamat"),
                Field(Agency.city, "Kota", help="Untuk baris tanggal surat."),
                Field(Agency.phone, "Telepon"),
                Field(Agency.time_zone, "Zona waktu", choices="time_zones", optional=True),
            ),
        ),
        Section(
            "Kop surat dan pimpinan",
            (
                Field(Agency.letterhead, "Baris kop surat", help="Satu baris kop tiap baris."),
                Field(Agency.head_name, "Nama pimpinan"),
                Field(Agency.head_number, "NIP pimpinan"),
            ),
        ),
        Section(
            "Layanan",
            (
                Field(Agency.service_flow, "Alur layanan"),
                Field(Agency.programmes, "Program"),
                Field(Agency.hotlines, "Nomor darurat", help="Nama dan nomor, satu tiap baris."),
            ),
        ),
        Section(
            "Penyimpanan data",
            (
                Field(
                    Agency.retention_years,
                    "Masa simpan setelah kasus ditutup",
                    unit="tahun",
                    help="Bila kosong: 5 tahun.",
                    width=4,
                ),
            ),
        ),
        Section(
            "Penamaan",
            (
                Field(Agency.stage_names, "Nama tahap", choices="stage_names", optional=True),
                Field(Agency.number_pattern, "Pola nomor kasus", optional=True),
            ),
        ),
    ),
    questions=("Siapa yang menandatangani surat lembaga?",),
    empty="Mulailah dengan nama lembaga dan kotanya.",
)

PRACTITIONER = Page(
    "practitioner",
    "Praktikan/Pekerja Sosial",
    "Isian ini dipakai pada lembar persetujuan, surat, dan laporan.",
    (
        Section(
            "Praktikan/Pekerja Sosial",
            (
                Field(Practitioner.name, "Nama", starred=True),
                Field(Practitioner.role, "Peran", choices="practitioner_roles"),
                Field(Practitioner.number, "NRP/NIP/STR/SIPPS"),
                Field(Practitioner.institution, "Institusi"),
                Field(Practitioner.study_programme, "Program studi", optional=True),
                Field(Practitioner.phone, "Nomor HP", identifying=True),
                Field(Practitioner.agency, "Lembaga", kind=Kind.RECORD, optional=True),
            ),
        ),
        Section(
            "Pembimbing",
            (
                Field(Practitioner.field_instructor, "Pendamping lapangan"),
                Field(Practitioner.field_instructor_number, "NIP pendamping lapangan"),
                Rows(
                    Practitioner.supervisors,
                    "Dosen pembimbing atau supervisor",
                    (
                        Field(Supervisor.name, "Nama", starred=True),
                        Field(Supervisor.role, "Peran", choices="supervisor_roles"),
                        Field(Supervisor.number, "NIP"),
                        Field(Supervisor.institution, "Institusi"),
                        Field(Supervisor.phone, "Nomor HP", identifying=True),
                    ),
                    item="pembimbing",
                ),
            ),
        ),
    ),
    questions=("Kepada siapa Anda berkonsultasi bila menghadapi kesulitan?",),
    empty="Mulailah dengan nama dan nomor Anda.",
)

SETTINGS: tuple[Page, ...] = (AGENCY, PRACTITIONER, SERVICE)
