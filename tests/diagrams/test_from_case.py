"""What a case's diagrams are drawn from: who appears, under which name, and what stays private."""

from datetime import date, timedelta

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.diagrams import ecomap_pair, from_case
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.model.assessment import Cause, Symptom
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import Choice, EmotionalKind, Sex, TieKind
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember, Parentage, Union
from caseworker_app.model.group import Group, GroupMember, Sociogram, SociogramAnswer
from caseworker_app.model.intervention import Reading, Session, TokenEconomy, TokenEntry, TokenExchange, TokenPrice
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Practitioner
from caseworker_app.model.tools import (
    BodyMap,
    BodyMark,
    Ecomap,
    EcomapSystem,
    Measurement,
    RoadMap,
    RoadMapEvent,
    VennBody,
    VennDiagram,
)
from tests.diagrams.checks import texts


def on(day: str) -> PartialDate:
    return PartialDate.parse(day)


def a_family() -> CaseFile:
    """Melati with her parents, a brother in another house, and what her father did."""
    client = Person(id="melati", name="Melati Sari", sex=Sex.FEMALE, born=on("3/4/1997"))
    father = Person(id="ayah", name="Surya Wibawa", sex=Sex.MALE)
    mother = Person(id="ibu", name="Kartika Dewi", sex=Sex.FEMALE)
    brother = Person(id="kakak", name="Bagas Wibawa", sex=Sex.MALE)
    union = Union(
        id="u",
        partner1_id="ayah",
        partner2_id="ibu",
        children=[
            Parentage(id="p1", child_id="kakak", position=0),
            Parentage(id="p2", child_id="melati", position=1),
        ],
    )
    house = Household(
        id="h", members=[HouseholdMember(id=f"h{who}", person_id=who) for who in ("melati", "ibu", "ayah")]
    )
    ties = [
        EmotionalTie(id="t1", person1_id="ibu", person2_id="melati", kind=EmotionalKind.CLOSE),
        EmotionalTie(id="t2", person1_id="ayah", person2_id="melati", kind=EmotionalKind.PHYSICAL_ABUSE, private=True),
    ]
    case = Case(
        id="c",
        client=client,
        client_id="melati",
        opened=on("23/8/2024"),
        practitioner=Practitioner(name="Nadia Rahma", role="praktikan"),
        family=[FamilyMember(id=f"m{p.id}", person=p, person_id=p.id) for p in (client, father, mother, brother)],
    )
    return CaseFile(case, Kin([client, father, mother, brother], [union], [], [house], ties))


def test_a_person_whose_place_is_not_known_has_the_word_below_the_name() -> None:
    file = a_family()
    guest = Person(id="tamu", name="Lina Hartati")
    file.kin.people.append(guest)
    file.case.family.append(FamilyMember(id="m9", person=guest, person_id="tamu", relation="kerabat jauh"))
    lines = {member.key: member.lines for member in from_case.genogram(file).members}
    assert lines["tamu"] == ("LH", "(kerabat jauh)")
    assert lines["ibu"] == ("KD",)


def two_ecomaps() -> CaseFile:
    file = a_family()

    def system(key: str, name: str, tie: TieKind) -> EcomapSystem:
        return EcomapSystem(id=key, name=name, tie=tie, position=int(key[-1]))

    file.case.ecomaps = [
        Ecomap(
            id="e1",
            position=0,
            stage="Asesmen",
            date=on("26/8/2024"),
            systems=[system("a1", "Teman sekamar", TieKind.WEAK), system("a2", "gereja", TieKind.CLOSE)],
        ),
        Ecomap(
            id="e2",
            position=1,
            stage="Evaluasi",
            date=on("1/10/2024"),
            systems=[
                system("b1", "teman  sekamar", TieKind.CLOSE),
                system("b2", "gereja", TieKind.CLOSE),
                system("b3", "tempat kerja", TieKind.ORDINARY),
            ],
        ),
    ]
    return file


def test_everybody_of_the_family_is_a_member_and_the_household_and_ties_are_told() -> None:
    family = from_case.genogram(a_family())
    assert {member.key for member in family.members} == {"melati", "ayah", "ibu", "kakak"}
    assert [member.key for member in family.members if member.client] == ["melati"]
    assert {frozenset(house.members) for house in family.households} == {frozenset(("melati", "ibu", "ayah"))}
    assert [child.key for child in family.couples[0].children] == ["kakak", "melati"]


def test_private_lines_are_drawn_only_when_asked_for() -> None:
    file = a_family()
    assert [tie.kind for tie in from_case.genogram(file).ties] == ["dekat"]
    assert [tie.kind for tie in from_case.genogram(file, private=True).ties] == ["dekat", "kekerasan_fisik"]


def test_private_events_are_drawn_only_when_asked_for() -> None:
    file = a_family()
    events = [
        RoadMapEvent(id="x", position=0, when=on("2010"), what="pindah rumah", feeling=-1),
        RoadMapEvent(id="y", position=1, when=on("2012"), what="peristiwa rahasia", feeling=-5, private=True),
    ]
    file.case.road_maps = [RoadMap(id="r", events=events)]
    shown = " ".join(texts(DIAGRAMS["roadmap"].sheet(file).whole()))
    assert "pindah rumah" in shown
    assert "rahasia" not in shown
    assert "rahasia" in " ".join(texts(DIAGRAMS["roadmap"].sheet(file, private=True).whole()))


def test_names_become_initials_in_every_text_unless_they_are_asked_for() -> None:
    file = a_family()
    file.case.ecomaps = [Ecomap(id="e", systems=[EcomapSystem(id="s", name="Bagas Wibawa (kakak)")])]
    file.case.symptoms = [Symptom(id="g", text="takut kepada Surya", source="Kartika Dewi", position=0)]
    file.case.assessment.focus = "hubungan Melati dengan ayah"
    for key in ("genogram", "ecomap", "mindmap"):
        hidden = " ".join(texts(DIAGRAMS[key].sheet(file).whole()))
        told = " ".join(texts(DIAGRAMS[key].sheet(file, names=True).whole()))
        for name in ("Bagas", "Surya", "Kartika", "Melati"):
            assert name not in hidden, key
        assert "MS" in hidden
        assert any(name in told for name in ("Bagas", "Surya", "Melati")), key


def test_every_sheet_names_client_and_worker_by_initials() -> None:
    for diagram in DIAGRAMS.values():
        assert "Klien: MS · Praktikan: NR" in texts(diagram.sheet(a_family(), names=True).whole())


def test_the_same_system_is_known_again_by_person_or_name() -> None:
    pair = from_case.ecomap_pair_data(two_ecomaps())
    assert pair is not None
    changes = ecomap_pair.changes(*pair)
    assert sorted(changes.values()) == ["new", "stronger"]
    shown = " ".join(texts(DIAGRAMS["ecomap-pair"].sheet(two_ecomaps()).whole()))
    assert "Asesmen · 26 Agustus 2024" in shown
    assert "ikatan menguat" in shown


def test_one_ecomap_alone_says_what_a_comparison_needs() -> None:
    shown = texts(DIAGRAMS["ecomap-pair"].sheet(a_family()).whole())
    assert any("perlu dua ecomap" in text for text in shown)


def test_an_ecomap_of_the_household_shows_who_lives_there() -> None:
    file = a_family()
    file.case.ecomaps = [Ecomap(id="e", household=True, systems=[EcomapSystem(id="s", name="gereja")])]
    shown = texts(DIAGRAMS["ecomap"].sheet(file).whole())
    assert {"SW", "KD"} <= set(shown)
    assert "BW" not in shown
    assert "tinggal serumah" not in shown


def test_a_household_shows_through_whom_its_people_are_kin() -> None:
    file = a_family()
    grandmother = Person(id="nenek", name="Sumi Hartati", sex=Sex.FEMALE)
    file.kin.people.append(grandmother)
    file.kin.unions.append(
        Union(id="g", partner1_id="nenek", children=[Parentage(id="p3", child_id="ibu", position=0)])
    )
    file.kin.households[0].members = [HouseholdMember(id=f"h{who}", person_id=who) for who in ("melati", "nenek")]
    file.case.ecomaps = [Ecomap(id="e", household=True, systems=[EcomapSystem(id="s", name="gereja")])]
    shown = texts(DIAGRAMS["ecomap"].sheet(file).whole())
    assert {"SH", "KD", "tinggal serumah"} <= set(shown)
    assert "SW" not in shown


def test_those_who_work_together_are_found_by_name() -> None:
    file = a_family()
    bodies = [
        VennBody(id="a", name="Puskesmas", overlaps=["kader", "klien", "siapa pun"], position=0),
        VennBody(id="b", name="Kader", position=1),
    ]
    file.case.venn_diagrams = [VennDiagram(id="v", bodies=bodies)]
    assert from_case.venn_data(file, file.case.venn_diagrams[0]).bodies[0].overlaps == ("b", "client")


def test_the_warning_stands_for_the_young_and_where_violence_is_noted() -> None:
    file = a_family()
    assert from_case.bodymap_data(file, None).caution
    file.kin.emotional_ties.clear()
    assert not from_case.bodymap_data(file, None).caution
    file.case.body_maps = [BodyMap(id="b", marks=[BodyMark(id="m", place="kaki", cause="dipukul paman")])]
    assert from_case.bodymap_data(file, None).caution
    file.case.body_maps = []
    assert file.client is not None
    file.client.born = on("2008")
    assert from_case.bodymap_data(file, None).caution


def test_the_mind_map_is_drawn_from_symptoms_causes_impacts_and_resources() -> None:
    file = a_family()
    file.case.assessment.focus = "kecemasan menghadapi dunia kerja"
    file.case.assessment.strengths = ["tekun"]
    file.case.symptoms = [Symptom(id="g", text="was-was", source="klien")]
    file.case.causes = [Cause(id="s", text="jaringan kerja sempit")]
    data = from_case.mindmap_data(file)
    assert data.focus == "kecemasan menghadapi dunia kerja"
    assert [(b.title, [p.text for p in b.points]) for b in data.branches] == [
        ("Gejala", ["was-was"]),
        ("Penyebab", ["jaringan kerja sempit"]),
        ("Potensi dan sumber", ["tekun"]),
    ]


def test_what_was_read_before_and_since_the_first_session_is_an_a_b_graph() -> None:
    file = a_family()
    days = ("1/9/2024", "5/9/2024", "12/9/2024", "20/9/2024")
    file.case.readings = [
        Reading(id=f"r{at}", position=at, kind="kehadiran", value=str(40 + 10 * at), unit="%", date=on(day))
        for at, day in enumerate(days)
    ]
    assert from_case.single_subjects_data(file) == []
    file.case.sessions = [Session(id="s", position=0, date=on("10/9/2024"))]
    (graph,) = from_case.single_subjects_data(file)
    assert [[one.value for one in phase.readings] for phase in graph.phases] == [[40, 50], [60, 70]]
    shown = texts(DIAGRAMS["ab"].sheet(file).whole())
    assert {"kehadiran (%)", "A: sebelum intervensi", "B: sejak intervensi", "rata-rata tahap"} <= set(shown)


def test_a_reading_without_a_number_gives_no_empty_chart() -> None:
    file = a_family()
    file.case.readings = [Reading(id="r", position=0, kind="kehadiran", value="hadir", date=on("1/9/2024"))]
    assert from_case.readings_data(file) == []


def test_a_sociogram_is_drawn_from_the_answers_in_a_group_and_shows_initials() -> None:
    file = a_family()
    members = [
        GroupMember(id=key, position=at, name=name)
        for at, (key, name) in enumerate((("a", "Wulan Puspita"), ("b", "Joko Hartono"), ("c", "Ratih")))
    ]
    answers = [
        SociogramAnswer(from_member_id="a", to_member_id="b", choice=Choice.CHOOSES),
        SociogramAnswer(from_member_id="c", to_member_id="b", choice=Choice.CHOOSES),
        SociogramAnswer(from_member_id="b", to_member_id=None, choice=Choice.CHOOSES),
    ]
    asked = Sociogram(question="Dengan siapa ingin bekerja?", answers=answers)
    file.groups = [Group(name="Kelompok Melati", members=members, sociograms=[asked, Sociogram(question="nanti")])]
    sheet = DIAGRAMS["sociogram"].sheet(file)
    assert {symbol.key for symbol in sheet.drawing.symbols} == {"a", "b", "c"}
    assert {"WP", "JH", "R", "memilih"} <= set(texts(sheet.whole()))
    assert "Wulan" not in " ".join(texts(sheet.whole()))
    assert "Dengan siapa ingin bekerja?" in sheet.subtitle
    assert "Joko" in " ".join(texts(DIAGRAMS["sociogram"].sheet(file, names=True).whole()))


def test_scores_of_one_instrument_stand_in_one_chart_with_its_range_and_category() -> None:
    file = a_family()
    file.case.measurements = [
        Measurement(id="a", position=0, instrument="GAD-7", moment="sebelum", score=15, category="sedang"),
        Measurement(id="b", position=1, instrument="GAD-7", moment="sesudah", score=6, date=on("1/10/2024")),
        Measurement(id="c", position=2, instrument="tes daring", moment="sebelum", category="ringan"),
    ]
    data = from_case.scores_data(file)
    assert [(one.instrument, len(one.readings)) for one in data] == [("GAD-7", 2), ("tes daring", 1)]
    assert (data[0].lowest, data[0].highest) == (0, 21)
    shown = texts(DIAGRAMS["scores"].sheet(file).whole())
    assert {"15 (sedang)", "sesudah, 1/10/2024", "ringan"} <= set(shown)


def test_blood_pressure_is_two_lines_and_words_are_no_reading() -> None:
    file = a_family()
    file.case.readings = [
        Reading(id="a", position=0, kind="tekanan darah", value="170/140", unit="mmHg", date=on("14/9/2024")),
        Reading(id="b", position=1, kind="tekanan darah", value="150/100", unit="mmHg", date=on("7/9/2024")),
        Reading(id="c", position=2, kind="berat badan", value="62,5 kg"),
        Reading(id="d", position=3, kind="berat badan", value="belum ditimbang"),
    ]
    pressure, weight = from_case.readings_data(file)
    assert [[r.value for r in one.readings] for one in pressure.series] == [[150, 170], [100, 140]]
    assert [[r.value for r in one.readings] for one in weight.series] == [[62.5]]
    assert pressure.unit == "tekanan darah (mmHg)"


def test_tokens_are_summed_by_day_and_the_price_changes_on_its_day() -> None:
    file = a_family()
    economy = TokenEconomy(
        id="t",
        token="bintang",
        price=30,
        entries=[
            TokenEntry(id="1", date=on("2/9/2024"), points=2),
            TokenEntry(id="2", date=on("1/9/2024"), points=1),
            TokenEntry(id="3", date=on("2/9/2024"), points=1),
        ],
        exchanges=[TokenExchange(id="x", date=on("3/9/2024"), points=3)],
        prices=[TokenPrice(id="p", since=on("2/9/2024"), price=25)],
    )
    file.case.token_economies = [economy]
    (data,) = from_case.tokens_data(file)
    assert [(day.when, day.earned, day.exchanged) for day in data.days] == [
        ("1/9/2024", 1, 0),
        ("2/9/2024", 3, 0),
        ("3/9/2024", 0, 3),
    ]
    assert [price for _, price in data.prices] == [30, 25]
    assert data.prices[1][0] == data.days[1].key


def test_smoking_is_a_letter_and_other_substances_a_shading() -> None:
    told = {
        "merokok": ("S", ()),
        "merokok dan minum alkohol": ("S", ("zat",)),
        "diduga sabu": ("", ("zat_diduga",)),
        "pulih dari alkohol": ("", ("zat_pulih",)),
        "tidak merokok": ("", ()),
        "tidak minum alkohol": ("", ()),
    }
    for words, expected in told.items():
        file = a_family()
        assert file.client is not None
        file.client.substance_use = words
        [client] = [member for member in from_case.genogram(file).members if member.client]
        assert (client.letters, client.shading) == expected, words


def test_events_of_one_year_stand_in_the_order_of_their_months() -> None:
    months = (("2022-08", "pindah rumah"), ("2022-06", "sakit"), ("2022", "naik kelas"), ("usia 9", "sekolah"))
    events = [
        RoadMapEvent(id=str(at), position=at, when=PartialDate.parse(when), what=what)
        for at, (when, what) in enumerate(months)
    ]
    file = a_family()
    drawn = from_case.roadmap_data(file, RoadMap(id="r", events=events)).events
    assert [event.label for event in sorted(drawn, key=lambda event: event.year or 0)] == [
        "sekolah",
        "naik kelas",
        "sakit",
        "pindah rumah",
    ]
    assert drawn[3].year is None


def test_a_year_that_is_only_roughly_known_says_so() -> None:
    file = a_family()
    file.kin.people[2].born = PartialDate.parse("sekitar 1950")
    shown = texts(DIAGRAMS["genogram"].sheet(file).whole())
    assert "±1950" in shown
    assert "1997" in shown


def test_degrees_and_titles_are_no_initials() -> None:
    file = a_family()
    assert file.case.practitioner is not None
    for name in ("Nadia Rahma, S.Tr.Sos.", "Dra. Nadia Rahma, M.Si.", "Hj. Nadia Rahma"):
        file.case.practitioner.name = name
        assert "Klien: MS · Praktikan: NR" in texts(DIAGRAMS["genogram"].sheet(file).whole())


def test_a_term_of_tokens_is_drawn_week_by_week() -> None:
    file = a_family()
    start = date(2024, 9, 2)
    entries = [TokenEntry(date=PartialDate.on(start + timedelta(days=at)), points=1, position=at) for at in range(140)]
    prices = [TokenPrice(since=PartialDate.on(start + timedelta(days=9)), price=40, position=0)]
    file.case.token_economies = [TokenEconomy(id="e", position=0, price=30, entries=entries, prices=prices)]
    (data,) = from_case.tokens_data(file)
    assert [(day.when, day.earned) for day in data.days[:2]] == [("2/9/2024", 7), ("9/9/2024", 7)]
    assert len(data.days) == 20
    assert data.prices == (("e/0", 30), ("e/1", 40))
    shown = texts(DIAGRAMS["tokens"].sheet(file).whole())
    assert "token diperoleh minggu itu" in shown
