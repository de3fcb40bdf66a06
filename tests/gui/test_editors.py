from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from caseworker_app.forms.description import Field, Kind
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.choice_editors import AttachmentEditor, ManyEditor, make_editor
from caseworker_app.gui.form.editors import Editor, TextEditor
from caseworker_app.gui.form.memo import MemoEditor, WordsEditor
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.gui.form.read_editors import DateEditor, NumberEditor, TimeEditor
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.engagement import Contact, Engagement, RiskScreening
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Attachment
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity
from caseworker_app.model.termination import Termination
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

TODAY = dt.date(2024, 8, 26)
WORDS = {"short": ["ada", "belum"], "long": ["tatap muka", "telepon", "pesan", "home visit", "surat", "rapat"]}


class Offered:
    """What editors may offer, without a notebook."""

    spelling = None

    def __init__(self) -> None:
        self.ani, self.budi = Person(name="Ani"), Person(name="Budi")
        self.activity = Activity(name="konseling")

    def explained(self, key: str, word: str) -> str:
        return "pesan tertulis di atas kertas" if (key, word.casefold()) == ("long", "surat") else ""

    def words(self, key: str) -> Sequence[str]:
        return WORDS[key]

    def suggested(self, source: str) -> list[tuple[str, str]]:
        del source
        return []

    def people(self) -> Sequence[tuple[str, Any]]:
        return [("Ani", "1"), ("Budi", "2")]

    def person(self, id_: str) -> Any:
        return {"1": self.ani, "2": self.budi}[id_]

    def records(self, _class: type[Any], _of: str) -> Sequence[tuple[str, Any]]:
        return [("konseling", self.activity)]

    def case_time(self) -> tuple[dt.date, dt.date]:
        return dt.date(2023, 8, 7), dt.date(2023, 12, 15)

    def attach(self) -> Any:
        return Attachment(file_name="surat.pdf")


OFFERED = Offered()
FIELDS = [
    (Field(Person.name, "Nama"), TextEditor, "Melati"),
    (Field(Engagement.process, "Proses"), MemoEditor, "Baris satu\nBaris dua"),
    (Field(Engagement.results, "Hasil"), WordsEditor, ["klien percaya", "kontrak disepakati"]),
    (Field(Person.born, "Lahir"), DateEditor, PartialDate.parse("26/8/1997")),
    (Field(Contact.time, "Waktu"), TimeEditor, TimeSpan.parse("9.30-11")),
    (Field(Person.child_number, "Anak ke-"), NumberEditor, 0),
    (Field(Assessment.weight_kg, "Berat", unit="kg"), NumberEditor, 1250.5),
    (Field(RiskScreening.danger_now, "Bahaya"), ChipsEditor, False),
    (Field(Person.sex, "Jenis kelamin"), ChipsEditor, Sex.FEMALE),
    (Field(Person.religion, "Agama", choices="short"), ChipsEditor, "kepercayaan lain"),
    (Field(Contact.mode, "Cara", choices="long"), PickEditor, "lewat tetangga"),
    (Field(Contact.techniques, "Teknik", choices="long"), ManyEditor, ["rapat", "kunjungan"]),
    (Field(Person.child_number, "Skala", kind=Kind.SCALE, low=-5, high=5), ChipsEditor, -5),
    (Field(Case.client, "Klien"), PickEditor, OFFERED.ani),
    (Field(Session.activity, "Kegiatan", kind=Kind.RECORD, of="activities"), PickEditor, OFFERED.activity),
    (Field(Case.client, "Berkas", kind=Kind.ATTACHMENT), AttachmentEditor, Attachment(file_name="foto.jpg")),
]


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize(("field", "kind", "value"), FIELDS, ids=lambda part: getattr(part, "label", ""))
def test_every_kind_returns_what_it_was_given_and_none_stays_empty(
    qtbot: QtBot, field: Field, kind: type[Editor], value: Any, *, compact: bool
) -> None:
    editor = make_editor(field, OFFERED, compact=compact)
    qtbot.addWidget(editor)
    if not compact:
        assert type(editor) is kind
    signals: list[str] = []
    editor.edited.connect(lambda: signals.append("edited"))
    editor.typed.connect(lambda: signals.append("typed"))
    assert editor.value() is None
    editor.set_value(value)
    assert editor.value() == value
    assert not editor.touched()
    assert editor.unread() is None
    editor.set_value(None)
    assert editor.value() is None
    assert signals == []


def test_a_chip_stands_for_other_words_for_it_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORDS, "applications", ["sukarela", "tidak sukarela"])
    editor = make_editor(Field(Case.application, "Cara klien datang", choices="applications"), OFFERED)
    qtbot.addWidget(editor)
    assert isinstance(editor, ChipsEditor)
    editor.set_value("voluntary")
    assert [chip.text() for chip in editor._chips if chip.isChecked()] == ["Sukarela"]
    assert editor.value() == "voluntary", "what is stored stays as it was written"
    editor.set_value("diantar tetangga")
    assert editor.value() == "diantar tetangga"


def typed(qtbot: QtBot, editor: TextEditor, text: str) -> None:
    qtbot.addWidget(editor)
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text)


def beneath(editor: Editor) -> str:
    return " ".join(label.text() for label in editor.findChildren(QLabel) if not label.isHidden())


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("26/8", "Senin, 26 Agustus 2024 (tahun diperkirakan)"),
        ("kemarin", "Minggu, 25 Agustus 2024"),
        ("Agustus 2024", "Agustus 2024"),
        ("usia 18", "usia 18 tahun"),
    ],
)
def test_a_date_is_typed_freely_and_echoed_in_full(qtbot: QtBot, text: str, full: str) -> None:
    editor = DateEditor(today=lambda: TODAY)
    typed(qtbot, editor, text)
    assert editor.value().long() == full
    assert beneath(editor) in {full, ""}


def test_a_weekday_that_does_not_fit_is_named_and_kept(qtbot: QtBot) -> None:
    editor = DateEditor(today=lambda: TODAY)
    typed(qtbot, editor, "Jumat, 26 September 2024")
    assert "Kamis" in beneath(editor)
    assert editor.value().text == "Jumat, 26 September 2024"


def test_an_age_told_of_a_person_counts_from_today(qtbot: QtBot) -> None:
    editor = DateEditor(about=DateOf.BIRTH, today=lambda: TODAY)
    typed(qtbot, editor, "usia 27")
    assert editor.value().age_on == TODAY


def test_an_age_told_in_a_case_that_is_over_counts_from_its_first_day(qtbot: QtBot) -> None:
    first, last = dt.date(2022, 8, 23), dt.date(2022, 9, 26)
    for end, day in ((last, first), (TODAY, TODAY)):
        time = {"near": (first, end)}
        editor = DateEditor(about=DateOf.AGE, near=partial(time.get, "near"), today=lambda: TODAY)
        typed(qtbot, editor, "69")
        assert editor.value().age_on == day


def test_a_figure_is_an_age_where_an_age_is_asked_for(qtbot: QtBot) -> None:
    editor = make_editor(Field(Person.stated_age, "Usia", about=DateOf.AGE), OFFERED)
    assert isinstance(editor, DateEditor)
    typed(qtbot, editor, "34")
    assert editor.value().age == 34
    typed(qtbot, editor, "1992")
    assert (editor.value().age, editor.value().earliest.year) == (None, 1992)
    birth = make_editor(Field(Person.born, "Tanggal lahir", about=DateOf.BIRTH), OFFERED)
    assert isinstance(birth, DateEditor)
    typed(qtbot, birth, "34")
    assert birth.unread() == "34"


@pytest.mark.parametrize(
    ("editor_of", "text"),
    [
        (DateEditor, "26/13"),
        (TimeEditor, "25.99"),
        (NumberEditor, "banyak"),
        (NumberEditor, "1,5"),
        (NumberEditor, "inf"),
        (NumberEditor, "5e3"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_and_changes_nothing(
    qtbot: QtBot, editor_of: type[TextEditor], text: str
) -> None:
    editor = editor_of()
    typed(qtbot, editor, text)
    assert editor.unread() == text
    assert editor.value() is None
    assert "tetap disimpan" in beneath(editor)


@pytest.mark.parametrize(("text", "value"), [("9", "09.00"), ("0930", "09.30"), ("9.30-11", "09.30–11.00")])
def test_times_are_read_as_they_are_written(qtbot: QtBot, text: str, value: str) -> None:
    editor = TimeEditor()
    typed(qtbot, editor, text)
    assert editor.value().short() == value


@pytest.mark.parametrize(("text", "value"), [("1.250,5", 1250.5), ("3,5", 3.5), ("-2", -2), ("1.250.000", 1250000)])
def test_numbers_are_read_as_indonesians_write_them(qtbot: QtBot, text: str, value: float) -> None:
    editor = NumberEditor(whole=False)
    typed(qtbot, editor, text)
    assert editor.value() == value


def shown_offers(editor: Editor) -> list[str]:
    return [button.text() for button in editor.findChildren(QPushButton) if not button.isHidden()]


@pytest.mark.parametrize(
    ("attribute", "unit", "text", "offered", "chosen", "value"),
    [
        (Assessment.weight_kg, "kg", "55.250", ["55,25 kg", "55.250 kg"], 0, 55.25),
        (Assessment.height_cm, "cm", "1.61", ["1,61 cm", "161 cm"], 1, 161),
        (Activity.cost, "rupiah", "±2 juta", ["2.000.000 rupiah"], 0, 2_000_000),
    ],
)
def test_a_number_that_can_mean_several_is_asked_about(
    qtbot: QtBot, attribute: Any, unit: str, text: str, offered: list[str], chosen: int, value: float
) -> None:
    editor = make_editor(Field(attribute, "Ukuran", unit=unit), OFFERED)
    assert isinstance(editor, NumberEditor)
    typed(qtbot, editor, text)
    assert editor.unread() == text
    assert editor.value() is None
    assert "tetap disimpan" in beneath(editor)
    assert shown_offers(editor) == offered
    with qtbot.waitSignal(editor.edited):
        chip(editor, offered[chosen]).click()
    assert editor.value() == value
    assert editor.unread() is None
    assert shown_offers(editor) == []


@pytest.mark.parametrize(
    ("attribute", "unit", "text", "value", "echo"),
    [
        (Assessment.height_cm, "cm", "1,61 m", 161, "161 cm"),
        (Assessment.weight_kg, "kg", "55 kg", 55, "55 kg"),
        (Activity.cost, "rupiah", "2 juta", 2_000_000, "2.000.000 rupiah"),
        (Activity.cost, "rupiah", "Rp 1.500.000", 1_500_000, "1.500.000 rupiah"),
    ],
)
def test_a_number_is_read_with_its_unit_and_echoed_in_that_of_its_field(
    qtbot: QtBot, attribute: Any, unit: str, text: str, value: float, echo: str
) -> None:
    editor = make_editor(Field(attribute, "Ukuran", unit=unit), OFFERED)
    assert isinstance(editor, NumberEditor)
    typed(qtbot, editor, text)
    assert editor.value() == value
    assert echo in beneath(editor)


def test_a_day_without_its_year_takes_that_of_the_case_and_offers_others(qtbot: QtBot) -> None:
    editor = make_editor(Field(Contact.date, "Tanggal"), OFFERED)
    assert isinstance(editor, DateEditor)
    typed(qtbot, editor, "19 September")
    assert editor.value().day == dt.date(2023, 9, 19)
    assert beneath(editor) == "Selasa, 19 September 2023 (tahun diperkirakan)"
    assert shown_offers(editor) == ["19/9/2023", "19/9/2022"]
    with qtbot.waitSignal(editor.edited):
        chip(editor, "19/9/2023").click()
    assert editor.value() == PartialDate.on(dt.date(2023, 9, 19))
    assert shown_offers(editor) == []


def test_what_is_offered_is_reached_by_keys_and_passed_by_tab(qtbot: QtBot) -> None:
    editor = make_editor(Field(Assessment.weight_kg, "Berat", unit="kg"), OFFERED)
    assert isinstance(editor, NumberEditor)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.setFocus()
    QTest.keyClicks(editor.line, "55.250")
    QTest.keyClick(editor.line, Qt.Key.Key_Tab)
    assert not any(button.hasFocus() for button in editor.findChildren(QPushButton))
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert editor.value() == 55.25
    assert editor.line.hasFocus()


@pytest.mark.parametrize("about", [DateOf.BIRTH, DateOf.AGE])
def test_a_birth_date_takes_no_year_of_the_case(about: DateOf, qtbot: QtBot) -> None:
    editor = make_editor(Field(Person.born, "Tanggal lahir", about=about), OFFERED)
    assert isinstance(editor, DateEditor)
    for words in ("17/8", "17 Agustus"):
        typed(qtbot, editor, words)
        assert editor.value() == PartialDate(text=words)
        assert "Tahunnya belum tertulis" in beneath(editor)
    typed(qtbot, editor, "17/8/30")
    assert editor.value().year == 1930


def test_a_memo_grows_with_its_text_and_never_scrolls(qtbot: QtBot) -> None:
    editor = MemoEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 100)
    editor.show()
    low = editor.memo.height()
    editor.set_value("\n".join(["satu baris"] * 12))
    assert editor.memo.height() >= 12 * editor.memo.fontMetrics().lineSpacing()
    assert editor.memo.height() > low
    assert editor.memo.verticalScrollBar().maximum() == 0


def test_points_are_one_a_line_without_empty_ones(qtbot: QtBot) -> None:
    editor = WordsEditor()
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.memo, "rajin")
    QTest.keyClick(editor.memo, Qt.Key.Key_Return)
    QTest.keyClick(editor.memo, Qt.Key.Key_Return)
    QTest.keyClicks(editor.memo, " mau belajar ")
    assert editor.value() == ["rajin", "mau belajar"]


def chip(editor: Editor, label: str) -> QPushButton:
    return next(button for button in editor.findChildren(QPushButton) if button.text() == label)


def test_the_chosen_chip_chosen_again_means_not_known(qtbot: QtBot) -> None:
    editor = make_editor(Field(RiskScreening.danger_now, "Bahaya"), OFFERED)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.edited):
        chip(editor, "Tidak").click()
    assert editor.value() is False
    with qtbot.waitSignal(editor.edited):
        chip(editor, "Tidak").click()
    assert editor.value() is None


def test_other_words_can_always_be_written(qtbot: QtBot) -> None:
    editor = make_editor(Field(Person.religion, "Agama", choices="short"), OFFERED)
    assert isinstance(editor, ChipsEditor)
    qtbot.addWidget(editor)
    editor.show()
    chip(editor, "Lainnya …").click()
    QTest.keyClicks(editor._words, "kepercayaan")
    with qtbot.waitSignal(editor.edited):
        QTest.keyClick(editor._words, Qt.Key.Key_Return)
    assert editor.value() == "kepercayaan"
    chip(editor, "Ada").click()
    assert editor.value() == "ada"


def test_chips_that_do_not_fit_into_one_row_give_way_to_a_list(qtbot: QtBot) -> None:
    editor = make_editor(Field(Person.sex, "Jenis kelamin"), OFFERED)
    assert isinstance(editor, ChipsEditor)
    qtbot.addWidget(editor)
    editor.resize(editor.wish(), 40)
    editor.show()
    editor.set_value(Sex.FEMALE)
    chips = [button for button in editor.findChildren(QPushButton) if button.isCheckable()]
    assert {chip.y() for chip in chips} == {chips[0].y()}
    editor.resize(editor.wish() - 1, 40)
    listed = editor.findChild(PickEditor)
    assert listed is not None
    assert listed.isVisible()
    assert not any(chip.isVisible() for chip in chips)
    assert (editor.value(), listed.line.text()) == (Sex.FEMALE, "Perempuan")
    listed.line.setFocus()
    listed.line.clear()
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(listed.line, "laki")
        QTest.keyClick(listed.line, Qt.Key.Key_Return)
        editor.setFocus()
        listed.line.clearFocus()
    assert editor.value() is Sex.MALE
    editor.resize(editor.wish() + 10, 40)
    assert not listed.isVisible()
    assert next(chip for chip in chips if chip.isChecked()).text() == "Laki-laki"


@pytest.mark.parametrize("width", [140, 280, 420, 560, 720])
def test_a_scale_is_never_broken_into_rows(qtbot: QtBot, width: int) -> None:
    field = Field(Termination.satisfaction, "Kepuasan", kind=Kind.SCALE, low=-5, high=5)
    editor = make_editor(field, OFFERED)
    assert isinstance(editor, ChipsEditor)
    qtbot.addWidget(editor)
    editor.resize(width, 60)
    editor.show()
    steps = [step for step in editor.findChildren(QPushButton) if step.isCheckable() and step.isVisible()]
    assert len({step.y() for step in steps}) <= 1
    listed = editor.findChild(PickEditor)
    assert bool(steps) is not (listed is not None and listed.isVisible())


def test_a_name_of_the_list_is_found_in_any_case_and_free_words_stay(qtbot: QtBot) -> None:
    editor = make_editor(Field(Contact.mode, "Cara", choices="long"), OFFERED)
    assert isinstance(editor, PickEditor)
    typed(qtbot, editor, "TELEPON")
    assert editor.value() == "telepon"
    typed(qtbot, editor, "lewat tetangga")
    assert editor.value() == "lewat tetangga"


def test_a_list_of_few_words_is_seen_without_scrolling(qtbot: QtBot) -> None:
    editor = make_editor(Field(Contact.mode, "Cara", choices="long"), OFFERED)
    assert isinstance(editor, PickEditor)
    qtbot.addWidget(editor)
    editor.show()
    editor.line.setFocus()
    for keys in ("", "u", "a"):
        editor.line.clear()
        editor.open_list()
        QTest.keyClicks(editor.line, keys)
        qtbot.waitUntil(editor._list.isVisible)
        assert editor._completer.completionCount() > 1
        assert editor._list.verticalScrollBar().maximum() == 0
    editor._list.hide()


@pytest.mark.parametrize("word", ["telepon", "tel"])
def test_enter_in_an_open_list_takes_the_word_and_leaves_the_dialog_open(qtbot: QtBot, word: str) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    editor = make_editor(Field(Contact.mode, "Cara", choices="long"), OFFERED)
    assert isinstance(editor, PickEditor)
    column = QVBoxLayout(dialog)
    column.addWidget(editor)
    done = QPushButton("Selesai", default=True)
    done.clicked.connect(dialog.accept)
    column.addWidget(done)
    dialog.show()
    editor.line.setFocus()
    QTest.keyClicks(editor.line, word)
    qtbot.waitUntil(editor._list.isVisible)
    QTest.keyClick(editor._list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not editor._list.isVisible()
    assert editor.value() == "telepon"
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_new_name_becomes_a_person_only_when_asked(qtbot: QtBot) -> None:
    editor = make_editor(Field(Case.client, "Klien"), OFFERED)
    assert isinstance(editor, PickEditor)
    typed(qtbot, editor, "budi")
    assert editor.value() is OFFERED.budi
    typed(qtbot, editor, "Cahya")
    assert editor.unread() == "Cahya"
    assert editor.value() is None
    with qtbot.waitSignal(editor.edited):
        chip(editor, "Tambah “Cahya” sebagai orang baru").click()
    assert editor.value().name == "Cahya"


def test_several_words_are_added_and_taken_away(qtbot: QtBot) -> None:
    editor = make_editor(Field(Contact.techniques, "Teknik", choices="long"), OFFERED)
    assert isinstance(editor, ManyEditor)
    qtbot.addWidget(editor)
    for word in ("rapat", "kunjungan"):
        QTest.keyClicks(editor._pick.line, word)
        QTest.keyClick(editor._pick.line, Qt.Key.Key_Return)
    assert editor.value() == ["rapat", "kunjungan"]
    with qtbot.waitSignal(editor.edited):
        chip(editor, "rapat  ×").click()
    assert editor.value() == ["kunjungan"]


def test_an_attachment_is_linked_and_let_go(qtbot: QtBot) -> None:
    editor = AttachmentEditor(OFFERED.attach)
    qtbot.addWidget(editor)
    chip(editor, "Lampirkan …").click()
    assert editor.value().file_name == "surat.pdf"
    chip(editor, "Lepas").click()
    assert editor.value() is None


def test_a_long_text_that_is_left_shows_its_beginning(qtbot: QtBot) -> None:
    window, editor, next_field = QWidget(), NumberEditor(unit="rupiah"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(next_field)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "lima ratus sampai tujuh ratus ribu rupiah")
    next_field.setFocus()
    assert editor.line.cursorPosition() == 0
    editor.set_unread("kira-kira lima ratus sampai tujuh ratus ribu rupiah")
    assert editor.line.cursorPosition() == 0


def test_a_chosen_word_is_explained_beneath_its_line_and_on_the_lines_of_the_list(qtbot: QtBot) -> None:
    editor = make_editor(Field(Contact.mode, "Cara", choices="long"), OFFERED)
    qtbot.addWidget(editor)
    assert isinstance(editor, PickEditor)
    editor.set_value("surat")
    assert "pesan tertulis di atas kertas" in [label.text() for label in editor.findChildren(QLabel)]
    editor.set_value("rapat")
    assert "pesan tertulis di atas kertas" not in [
        label.text() for label in editor.findChildren(QLabel) if not label.isHidden()
    ]
    editor.open_list()
    model = editor.line.completer().completionModel()
    told = {model.index(at, 0).data(): model.index(at, 0).data(Qt.ItemDataRole.ToolTipRole) for at in range(6)}
    assert told["Surat"] == "pesan tertulis di atas kertas"
    assert told["Rapat"] is None


def test_return_takes_the_only_record_that_holds_what_is_typed(qtbot: QtBot) -> None:
    cases = [("2024-002 · Kenanga", "a"), ("2024-013 · Melati", "b")]
    editor = PickEditor(lambda: cases, compact=True)
    qtbot.addWidget(editor)
    for words, value in (("002", "a"), ("melati", "b")):
        editor.line.setText(words)
        assert editor.take_begun()
        assert editor.value() == value
    editor.line.setText("2024")
    assert not editor.take_begun()
    assert editor.unread() == "2024"


def test_words_of_ones_own_that_stand_within_a_word_of_the_list_stay(qtbot: QtBot) -> None:
    editor = PickEditor(lambda: [("Kunjungan rumah", "kunjungan rumah")], compact=True, free=True)
    qtbot.addWidget(editor)
    editor.line.setText("rumah")
    assert not editor.take_begun()
    assert editor.value() == "rumah"


def test_what_the_word_chosen_last_means_stands_beneath_several(qtbot: QtBot) -> None:
    editor = make_editor(Field(Contact.techniques, "Teknik", choices="long"), OFFERED)
    qtbot.addWidget(editor)
    meaning = "Surat: pesan tertulis di atas kertas"
    for words, visible in ((["rapat", "surat"], True), (["surat", "rapat"], False), (None, False)):
        editor.set_value(words)
        labels = [label.text() for label in editor.findChildren(QLabel) if label.isVisibleTo(editor)]
        assert (meaning in labels) is visible


def test_a_memo_that_is_shown_narrower_shows_all_its_lines(qtbot: QtBot) -> None:
    memo = MemoEditor()
    qtbot.addWidget(memo)
    memo.set_value("\n".join("satu langkah yang diterangkan dengan kalimat yang agak panjang " * 2 for _ in range(9)))
    memo.resize(380, 200)
    with qtbot.waitExposed(memo):
        memo.show()
    line = memo.memo.fontMetrics().lineSpacing()
    memo.memo._break_lines()
    assert memo.memo.height() >= int(memo.memo.document().size().height()) * line
