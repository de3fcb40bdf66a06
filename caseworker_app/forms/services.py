"""The page of one service of the region; it is rooted at the service itself, not at a case."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Section
from caseworker_app.model.service import Service

SERVICE = Page(
    "service",
    "Layanan",
    "Satu layanan di wilayah ini: apa yang diberikan, bagaimana mencapainya, dan apa yang harus dibawa klien.",
    (
        Section(
            "Layanan",
            (
                Field(Service.name, "Nama layanan", starred=True),
                Field(Service.kind, "Jenis layanan", choices="service_kinds"),
                Field(Service.offers, "Yang diberikan"),
                Field(Service.bring, "Persyaratan yang dibawa", help="Satu syarat tiap baris, misalnya fotokopi KK."),
                Field(Service.cost, "Biaya", optional=True),
            ),
        ),
        Section(
            "Cara mencapai",
            (
                Field(Service.phone, "Telepon"),
                Field(Service.whatsapp, "WhatsApp", optional=True),
                Field(Service.contact_person, "Orang yang dihubungi"),
                Field(Service.hours, "Jam layanan"),
                Field(Service.address, "Alamat layanan"),
                Field(Service.district, "Kecamatan"),
                Field(Service.city, "Kabupaten/kota"),
                Field(Service.way, "Cara ke sana", optional=True),
            ),
        ),
        Section(
            "Pemeriksaan data",
            (
                Field(Service.checked_on, "Diperiksa pada"),
                Field(Service.checked_by, "Diperiksa oleh"),
                Field(
                    Service.answered_by, "Keterangan dari", help="Siapa di layanan itu yang menjawab.", optional=True
                ),
                Field(Service.gone_since, "Tidak ada lagi sejak", optional=True),
                Field(Service.note, "Catatan", optional=True),
            ),
        ),
    ),
    questions=("Apa yang ditanyakan klien terakhir kali tentang layanan ini?",),
    empty="Mulailah dengan nama layanan dan nomor teleponnya.",
)
