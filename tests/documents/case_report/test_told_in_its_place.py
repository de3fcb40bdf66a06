"""What field workers write of periods, hours, reasons, ties and measured changes stands where readers look for it."""

from __future__ import annotations

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.documents.blocks import Photo, Table
from caseworker_app.documents.case_report.report import case_report
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.overviews.evaluation_matrix import evaluation_matrix
from caseworker_app.documents.overviews.plan_matrix import plan_matrix
from caseworker_app.documents.wish import Wish
from caseworker_app.model.choices import EmotionalKind, TieKind
from caseworker_app.model.evaluation import BeforeAfter, SmartReview
from caseworker_app.model.family import EmotionalTie
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry, TokenExchange
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Target
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.model.tools import Ecomap, EcomapSystem
from tests.documents.case_files import case_file
from tests.documents.case_report.texts import blocks_of, drawn_text_of, text_of
from tests.documents.conftest import photo


def report_of(file: CaseFile) -> str:
    return " ".join(text_of(case_report(file, Wish(names=True))).split())


def rows_of(file: CaseFile, key: str) -> list[str]:
    (table,) = [one for one in blocks_of(case_report(file, Wish(names=True)), Table) if one.key == key]
    return [" | ".join(map(str, row)) for row in table.rows]


def test_periods_and_hours_are_told() -> None:
    file = case_file("s-lansia")
    file.case.assessment.period = PartialDate.parse("26 Agustus 2024 - 9 September 2024")
    file.case.intervention.period = PartialDate.parse("6 September 2024 - 20 September 2024")
    file.case.plan.discussed_at = TimeSpan.parse("13.00-13.45")
    file.case.activities = [Activity(name="berkebun", time=TimeSpan.parse("08.10"))]
    file.case.referrals[0].time = TimeSpan.parse("11.20")
    text = report_of(file)
    assert "26 Agustus – 9 September 2024" in text
    assert "6–20 September 2024" in text
    for clock in ("13.00–13.45", "08.10", "11.20"):
        assert clock in text
    assert "08.10" in text_of(plan_matrix(file, Wish()))


def test_a_target_is_told_with_its_reason() -> None:
    file = case_file("s-lansia")
    file.case.targets = [Target(name="klien"), Target(name="tetangga", reason="setiap hari melihat klien")]
    assert rows_of(file, "targets")[1] == "2 | tetangga | setiap hari melihat klien"
    assert "tetangga (alasan: setiap hari melihat klien)" in text_of(plan_matrix(file, Wish()))


def test_several_indicators_of_one_activity_are_points() -> None:
    file = case_file("s-lansia")
    file.case.activities = [Activity(name="berkebun", indicators=["datang sendiri", "tiga tanaman dirawat"])]
    for text in (report_of(file), text_of(plan_matrix(file, Wish()))):
        assert "datang sendiri" in text
        assert "tiga tanaman dirawat" in text


def test_an_attendance_share_is_a_measured_change() -> None:
    file = case_file("s-lansia")
    file.case.before_after = [
        BeforeAfter(
            aspect="Kehadiran di sekolah",
            before="sering membolos",
            before_value=60,
            after_value=95,
            unit="persen",
            source="daftar hadir sekolah",
        ),
        BeforeAfter(aspect="Berat badan", before_value=52.5, after_value=52.5, unit="kg"),
        BeforeAfter(aspect="Merokok", before_value=12, after_value=4, unit="batang sehari"),
    ]
    first, second, third = rows_of(file, "before_after")
    assert "Kehadiran di sekolah\n(menurut daftar hadir sekolah)" in first
    assert "sering membolos\n60 persen" in first
    assert "95 persen (naik 35)" in first
    assert "52,5 kg (tetap)" in second
    assert "4 batang sehari (turun 8)" in third
    assert "95 persen (naik 35)" in text_of(evaluation_matrix(file, Wish()))


def test_smart_is_told_of_the_case_as_a_whole() -> None:
    file = case_file("s-lansia")
    file.case.smart_reviews = [SmartReview(subject="kasus secara keseluruhan", specific="kesepian berkurang")]
    assert "kasus secara keseluruhan" in report_of(file)


def test_the_rules_of_a_token_economy_are_told() -> None:
    file = case_file("s-lansia")
    file.case.token_economies = [
        TokenEconomy(
            token="bintang",
            task_points="menyapu halaman: 2 poin",
            praise="disebut di depan keluarga",
            adjustment="harga naik sesudah dua minggu",
            behaviours=[TokenBehaviour(text="menyapu", points=2)],
        )
    ]
    text = report_of(file)
    for rule in ("menyapu halaman: 2 poin", "disebut di depan keluarga", "harga naik sesudah dua minggu"):
        assert rule in text


def test_one_circle_of_the_ecomap_holds_two_people_and_is_told_as_people_say_it() -> None:
    file = case_file("s-lansia")
    father, mother = file.kin.people[:2]
    file.case.ecomaps = [
        Ecomap(
            systems=[
                EcomapSystem(
                    position=0,
                    person=father,
                    person_id=father.id,
                    person2=mother,
                    person2_id=mother.id,
                    tie_words="cukup dekat",
                ),
                EcomapSystem(position=1, name="kader", tie=TieKind.TENSE, tie_words="segan, tetapi dipercaya"),
            ]
        )
    ]
    text = report_of(file)
    both = f"{father.name} dan {mother.name}"
    assert f"dengan {both} cukup dekat" in text
    assert "dengan kader segan, tetapi dipercaya (tegang)" in text
    assert both in " ".join(drawn_text_of(case_report(file, Wish(names=True))).split())


def test_an_emotional_tie_is_told_as_people_say_it() -> None:
    file = case_file("s-lansia")
    one, other = file.case.client_id, next(m.person_id for m in file.case.family if m.person_id != file.case.client_id)
    file.kin.emotional_ties = [
        EmotionalTie(person1_id=one, person2_id=other, kind=EmotionalKind.CLOSE, words="seperti kakak sendiri")
    ]
    assert "seperti kakak sendiri (dekat)" in report_of(file)


def test_a_result_on_a_website_is_told_with_its_address_and_its_picture() -> None:
    file = case_file("ms-sentra")
    result = file.case.measurements[0]
    result.web_address = "contoh.example/hasil/12"
    file.case.attachments.append(
        Attachment(
            kind="gambar layar",
            media_type="image/jpeg",
            entity="Measurement",
            entity_id=result.id,
            caption="Hasil tes kecemasan",
            content=AttachmentContent(data=photo(400, 300)),
        )
    )
    assert "contoh.example/hasil/12" in report_of(file)
    assert "Hasil tes kecemasan" in [one.caption for one in blocks_of(case_report(file, Wish(names=True)), Photo)]


def test_achievements_and_extracurriculars_are_told() -> None:
    file = case_file("ms-sentra")
    client = file.case.client
    assert client is not None
    client.extracurriculars, client.achievements = ["pramuka"], ["juara 1 lomba gereja 2014"]
    text = report_of(file)
    assert "pramuka" in text
    assert "juara 1 lomba gereja 2014" in text


def test_what_came_of_tokens_is_told_in_the_evaluation_with_its_chart() -> None:
    days = [PartialDate.parse(f"{day} September 2024") for day in range(1, 15)]
    entries = [TokenEntry(date=day, points=3, position=at) for at, day in enumerate(days)]
    exchange = TokenExchange(date=days[-1], points=30)
    economy = TokenEconomy(token="bintang", price=30, entries=entries, exchanges=[exchange], position=0)
    file = case_file("s-lansia")
    file.case.token_economies, file.case.before_after = [economy], []

    def evaluated() -> str:
        told = " ".join(text_of(numbered(case_report(file, Wish()))).split())
        return told[told.index("Evaluasi Hasil") :]

    result = "Dalam 14 hari catatan diperoleh 42 bintang, ditukar 30, tersisa 12 (harga tukar 30)"
    assert f"{result} (Gambar" in evaluated()
    file.case.before_after = [BeforeAfter(aspect="Token ekonomi", after=f"{result}.")]
    assert f"{result} (Gambar" not in evaluated()
