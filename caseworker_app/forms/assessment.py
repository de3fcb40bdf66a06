"""Stage 2, Asesmen: how data was collected, what was found, and what the problem is."""

from __future__ import annotations

from caseworker_app.forms.analysis import FOCUS, POTENTIALS, SYMPTOMS, TRIANGULATION
from caseworker_app.forms.client import CLIENT_AND_FAMILY
from caseworker_app.forms.description import Field, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.measurements import INSTRUMENTS
from caseworker_app.forms.outcomes import outcome_fields
from caseworker_app.forms.protection import CARE, PROFESSIONS
from caseworker_app.forms.scales import SCALES
from caseworker_app.forms.tools import BODY_MAP, ECOMAP, GENOGRAM, QUADRANT, ROAD_MAP, VENN
from caseworker_app.forms.wanted import in_atensi, in_institution
from caseworker_app.model.assessment import Assessment, DocumentStudy, Interview, Observation
from caseworker_app.model.case import Case

DATA_COLLECTION = Page(
    "data_collection",
    "Pengumpulan data",
    "Catat dari siapa dan dengan cara apa keterangan diperoleh; pengamatan ditulis terpisah dari tafsirannya.",
    (
        Section(
            "Cara mengumpulkan data",
            (
                Field(Assessment.period, "Masa asesmen", help="Misalnya “26 Agustus – 9 September 2024”."),
                Field(Assessment.methods, "Metode", choices="collection_methods"),
                Field(Assessment.techniques, "Teknik", choices="collection_techniques"),
            ),
            of="assessment",
        ),
        Section(
            "",
            (
                Rows(
                    Case.interviews,
                    "Wawancara",
                    (
                        Field(Interview.activity, "Kegiatan", starred=True),
                        Field(Interview.date, "Hari/tanggal"),
                        Field(Interview.time, "Waktu"),
                        Field(Interview.informant, "Informan", linked="informant_person"),
                        Field(Interview.result, "Hasil"),
                    ),
                    item="wawancara",
                    details=(
                        Field(Interview.informant_person, "Informan yang sudah tercatat"),
                        *outcome_fields(Interview.outcome, Interview.outcome_reason),
                        Field(Interview.place, "Tempat"),
                    ),
                ),
                Rows(
                    Case.observations,
                    "Observasi",
                    (
                        Field(Observation.date, "Hari/tanggal", starred=True),
                        Field(Observation.place, "Tempat"),
                        Field(Observation.seen, "Yang terlihat"),
                        Field(Observation.interpretation, "Tafsiran"),
                    ),
                    item="observasi",
                    details=(Field(Observation.time, "Waktu"),),
                ),
                Rows(
                    Case.document_studies,
                    "Studi dokumentasi",
                    (
                        Field(DocumentStudy.document, "Dokumen", starred=True),
                        Field(DocumentStudy.date, "Tanggal dibaca"),
                        Field(DocumentStudy.finding, "Temuan"),
                    ),
                    item="dokumen",
                ),
            ),
        ),
        Section(
            "Pedoman",
            (
                Field(Assessment.interview_guide, "Pedoman wawancara", help="Satu pertanyaan tiap baris."),
                Field(Assessment.observation_guide, "Pedoman observasi", help="Satu hal yang diamati tiap baris."),
            ),
            of="assessment",
        ),
    ),
    questions=(
        "Siapa lagi yang mengenal klien dan dapat bercerita?",
        "Di mana klien dapat diamati dalam kegiatan sehari-hari?",
        "Dokumen apa yang boleh dibaca: rapor, buku kunjungan, hasil pemeriksaan?",
    ),
    empty="Mulailah dengan wawancara pertama: tanggal, informan, dan hasilnya.",
)

BACKGROUND = Page(
    "background",
    "Latar belakang",
    "Ceritakan riwayat kehidupan dan masalah klien secara berurutan, dari masa kecil sampai sekarang.",
    (
        Section(
            "Latar belakang kehidupan",
            (Field(Assessment.background, "Latar belakang kehidupan dan masalah"),),
            of="assessment",
        ),
        Section(
            "Riwayat pendidikan",
            (Field(Assessment.education_history, "Riwayat pendidikan"),),
            of="assessment",
        ),
    ),
    questions=questions("background"),
    empty="Mulailah dengan kelahiran dan masa kecil klien, seperti yang diceritakannya.",
)

BPSS = Page(
    "bpss",
    "BPSS",
    "Tulis pokok-pokok singkat untuk gambar, lalu uraiannya di bawah tiap aspek.",
    (
        Section(
            "Biologis",
            (
                Field(Assessment.biological_points, "Pokok-pokok biologis"),
                Field(Assessment.height_cm, "Tinggi badan", unit="cm"),
                Field(Assessment.weight_kg, "Berat badan", unit="kg"),
                Field(Assessment.blood_pressure, "Tekanan darah", unit="mmHg", width=3, help="Misalnya 120/80."),
                Field(Assessment.illnesses, "Penyakit"),
                Field(Assessment.senses, "Pancaindra"),
                Field(Assessment.motor, "Kemampuan gerak (motorik)"),
                Field(Assessment.appearance, "Penampilan"),
                Field(Assessment.biological_narrative, "Uraian biologis"),
            ),
            of="assessment",
        ),
        Section(
            "Psikologis",
            (
                Field(Assessment.psychological_points, "Pokok-pokok psikologis"),
                Field(Assessment.feelings, "Perasaan"),
                Field(Assessment.mood, "Suasana hati"),
                Field(Assessment.self_confidence, "Kepercayaan diri"),
                Field(Assessment.iq, "IQ", width=2),
                Field(Assessment.iq_category, "Kategori IQ", choices="iq_categories"),
                Field(Assessment.trauma, "Pengalaman traumatis"),
                Field(Assessment.psychological_narrative, "Uraian psikologis"),
            ),
            of="assessment",
        ),
        Section(
            "Sosial",
            (
                Field(Assessment.social_points, "Pokok-pokok sosial"),
                Field(Assessment.social_own, "Keadaan sosial klien"),
                Field(Assessment.social_family, "Hubungan dengan keluarga"),
                Field(Assessment.social_peers, "Hubungan dengan tetangga atau teman sebaya"),
                Field(Assessment.social_institution, "Hubungan di lembaga", only=in_institution),
            ),
            of="assessment",
        ),
        Section(
            "Spiritual",
            (
                Field(Assessment.spiritual_points, "Pokok-pokok spiritual"),
                Field(Assessment.spiritual_practice, "Ibadah dan kegiatan keagamaan"),
                Field(Assessment.spiritual_values, "Nilai dan makna hidup"),
            ),
            of="assessment",
        ),
    ),
    special="bpss",
    questions=questions("biological", "psychological", "social", "spiritual"),
    empty="Mulailah dengan satu pokok pada tiap aspek: biologis, psikologis, sosial, spiritual.",
)

ENVIRONMENTS = Page(
    "environments",
    "Lingkungan",
    "Gambarkan lingkungan sosial tempat klien hidup sehari-hari.",
    (
        Section(
            "Lingkungan sosial",
            (
                Field(Assessment.environment_family, "Lingkungan keluarga"),
                Field(
                    Assessment.environment_institution,
                    "Lingkungan sentra, sekolah, atau tempat kerja",
                    only=in_institution,
                ),
                Field(Assessment.environment_community, "Lingkungan masyarakat"),
            ),
            of="assessment",
        ),
    ),
    questions=(
        "Siapa yang ditemui klien setiap hari di tempat itu?",
        "Apa di lingkungan ini yang menolong, dan apa yang memberatkan?",
    ),
    empty="Mulailah dengan lingkungan yang paling sering ditempati klien.",
)

ATENSI = Page(
    "atensi_aspects",
    "Aspek ATENSI dan profesi lain",
    "Lengkapi aspek yang belum tertulis pada BPSS, dan catat temuan profesi lain dengan siapa, kapan, suratnya.",
    (
        Section(
            "Ekonomi dan budaya",
            (
                Field(Assessment.economic, "Keadaan ekonomi"),
                Field(Assessment.cultural, "Keadaan budaya"),
            ),
            of="assessment",
            only=in_atensi,
        ),
        Section(
            "Minat dan bakat",
            (Field(Assessment.interests, "Minat"), Field(Assessment.talents, "Bakat")),
            of="assessment",
            only=in_atensi,
        ),
        Section(
            "Medis, legal, keluarga",
            (
                Field(Assessment.medical, "Medis"),
                Field(Assessment.legal, "Legal", help="Dokumen, perkara, perwalian."),
                Field(Assessment.family_tracing, "Penelusuran keluarga"),
            ),
            of="assessment",
            only=in_atensi,
        ),
        PROFESSIONS,
    ),
    questions=questions("economic"),
    empty="Mulailah dengan keadaan ekonomi klien dan keluarganya.",
)

RESULT = Page(
    "assessment_result",
    "Hasil tahap",
    "Rangkum proses asesmen dan hasilnya, satu hasil tiap baris.",
    (
        Section(
            "Asesmen",
            (
                Field(Assessment.process, "Proses"),
                Field(Assessment.results, "Hasil"),
                Field(Assessment.state, "Keadaan tahap"),
            ),
            of="assessment",
        ),
    ),
    questions=("Apa yang sekarang diketahui dan semula belum?", "Apa yang masih perlu digali?"),
    empty="Tulis hasil pertama, misalnya: fokus masalah ditemukan bersama klien.",
)

ASSESSMENT = Stage(
    "assessment",
    "Asesmen",
    (
        DATA_COLLECTION,
        CLIENT_AND_FAMILY,
        BACKGROUND,
        BPSS,
        ENVIRONMENTS,
        ATENSI,
        CARE,
        SYMPTOMS,
        TRIANGULATION,
        POTENTIALS,
        GENOGRAM,
        ECOMAP,
        ROAD_MAP,
        QUADRANT,
        BODY_MAP,
        VENN,
        INSTRUMENTS,
        SCALES,
        FOCUS,
        RESULT,
    ),
)
