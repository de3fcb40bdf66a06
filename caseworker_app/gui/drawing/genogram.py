"""The genogram to work on: relatives added in place, symbols moved, emotional lines drawn, households encircled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import initials, told_apart
from caseworker_app.casework.kin import partners
from caseworker_app.forms.family import EMOTIONAL_TIE, HOUSEHOLD, PERSON, UNION
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.gedcom import import_gedcom, save_gedcom
from caseworker_app.gui.nearby import lead
from caseworker_app.jobs import diagram_edits, family
from caseworker_app.jobs.case_files import family_graph
from caseworker_app.model.choices import EmotionalKind, TwinKind
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.kin import Kin
    from caseworker_app.diagrams.display import Line
    from caseworker_app.gui.drawing.desk import Entry
    from caseworker_app.model.case import Case
    from caseworker_app.model.family import EmotionalTie, Household, Union
    from caseworker_app.model.person import Person
    from caseworker_app.store.notebook import Notebook

PARENTS = (mark("ayah"), mark("ibu"), mark("ayah angkat"), mark("ibu angkat"), mark("ayah asuh"), mark("ibu asuh"))
CHILDREN = (
    mark("anak laki-laki"),
    mark("anak perempuan"),
    mark("anak"),
    mark("anak angkat"),
    mark("anak asuh"),
)
SIBLINGS = (mark("kakak laki-laki"), mark("kakak perempuan"), mark("adik laki-laki"), mark("adik perempuan"))


class GenogramDesk(Desk):
    """The family of the case."""

    name = "genogram"
    hint = mark(
        "Baru klien yang ada. Pilih klien, lalu tambahkan orang tua dan saudaranya dengan tombol di atas gambar."
    )
    keys_help = mark(
        "Klik atau panah memilih orang, Enter membuka datanya, seret atau Alt+panah menggeser, Del menghapus, "
        "klik kanan atau tombol menu memberi pilihan. O orang tua, P pasangan, A anak, S saudara, G garis, R serumah."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.canvas.line_kinds = frozenset({"couple", "descent", "sibship", "child", "emotional", "household"})
        self.canvas.line_chosen.connect(self._show_line)
        self._house: Household | None = None
        self._housed: set[str] = set()

        self.canvas.start = case.client_id or ""
        self.add_button(tr("Orang tua"), self._words(PARENTS), key="O", tip=tr("Tambah orang tua"), picture="plus")
        self.add_button(
            tr("Pasangan"), partial(self.add, "pasangan"), key="P", tip=tr("Tambah pasangan"), picture="plus"
        )
        self.add_button(tr("Anak"), self._words(CHILDREN), key="A", tip=tr("Tambah anak"), picture="plus")
        self.add_button(tr("Saudara"), self._words(SIBLINGS), key="S", tip=tr("Tambah saudara"), picture="plus")
        self.add_button(tr("Garis"), self._ties(), key="G", tip=tr("Garis hubungan ke orang lain"))
        self._circle = self.add_button(tr("Serumah"), self.house, key="R", tip=tr("Lingkari yang tinggal serumah"))
        more: list[Entry] = [
            (tr("Tandai kembar"), self._twins()),
            (tr("Letak semula: orang ini"), lambda: self._unmove(self.canvas.current)),
            (tr("Letak semula: semua orang"), lambda: self._unmove("")),
            (tr("Hapus orang ini"), self.remove_chosen),
            ("", []),
            (tr("Impor GEDCOM …"), partial(import_gedcom, self)),
            (tr("Simpan GEDCOM …"), partial(save_gedcom, self)),
        ]
        self.add_more(more)

    def is_empty(self) -> bool:
        """Nobody but the client."""
        return len(self.case.family) <= 1

    def first_step(self) -> None:
        """To the table of the family."""
        lead(self, "client/family", "family")

    def is_movable(self, key: str) -> bool:
        """Everybody; parents of whom nothing is known have no symbol of their own."""
        return "/" not in key and key != "client"

    def person(self, key: str) -> Person | None:
        """The person of a symbol."""
        found: Person | None = self.edits.person(key) if key and self.is_movable(key) else None
        return found

    def show_fields(self, key: str, *, go: bool) -> None:
        """The person's fields, and the lines and circles that the person has."""
        person = self.person(key)
        if person is None:
            self.say(tr("Orang ini belum dikenal; tambahkan sebagai orang tua dari anaknya."))
            return
        self.open_panel(
            "person",
            PERSON.sections[0].items,
            person,
            lambda: person.name or person.alias or tr("Belum bernama"),
            alive=lambda: self.person(key) is not None,
            go="name" if go else "",
            extras=self._joined(person),
        )

    def offers(self, key: str) -> list[Entry]:
        """Everything that the bar offers, at the symbol itself."""
        if self.person(key) is None:
            return []
        return [
            (tr("Tambah orang tua"), self._words(PARENTS)),
            (tr("Tambah pasangan"), partial(self.add, "pasangan")),
            (tr("Tambah anak"), self._words(CHILDREN)),
            (tr("Tambah saudara"), self._words(SIBLINGS)),
            ("", []),
            (tr("Garis hubungan ke …"), self._ties()),
            (tr("Tandai kembar dengan …"), self._twins()),
            (tr("Tinggal serumah dengan …"), self.house),
            ("", []),
            (tr("Buka datanya"), partial(self.show_fields, key, go=True)),
            (tr("Letak semula"), partial(self._unmove, key)),
            (tr("Hapus"), lambda: self.canvas.removing.emit(key)),
        ]

    def add(self, relation: str) -> None:
        """Add a relative of the chosen person, or of the client where nobody is chosen, and ask for the name."""
        anchor = self.person(self.canvas.current) or self.case.client
        if anchor is None:
            self.say(tr("Daftarkan klien lebih dahulu, lalu tambahkan keluarganya."), "attention")
            return
        of = None if anchor is self.case.client else anchor
        member = self.do(lambda: family.add_relative(self.notebook, self.case, relation, anchor=of))
        if member is not None:
            self.canvas.select(member.person_id)
            self.show_fields(member.person_id, go=True)

    def shift(self, key: str, dx: float, dy: float) -> None:
        """Keep where the symbol was put."""
        diagram_edits.nudge(self.notebook, self.case, key, dx, dy)

    def drop(self, key: str) -> None:
        """Take the person out of the family."""
        person = self.person(key)
        if person is None:
            return
        order = self.canvas.order()
        family.remove_relative(self.notebook, self.case, person)
        at = order.index(key) if key in order else 0
        rest = [other for other in order if other != key]
        self.canvas.select(rest[min(at, len(rest) - 1)] if rest else "")
        self.say(tr("{name} dihapus dari genogram. Ctrl+Z mengurungkan.").format(name=person.name or initials(person)))

    def connect_to(self, kind: EmotionalKind) -> None:
        """Draw a line from the chosen person to the one who is chosen next."""
        first = self.person(self.canvas.current)
        if first is None:
            self.say(tr("Pilih dahulu orang pertama, lalu jenis garisnya."), "attention")
            return

        def second(key: str) -> None:
            other = self.person(key)
            if other is None or other is first:
                self.say(tr("Pilih orang lain; Esc membatalkan."), "attention")
                return
            self.stop()
            tie = self.do(lambda: family.connect(self.notebook, self.case, first, other, kind))
            if tie is not None:
                self._show_tie(tie, go="kind")

        text = tr("Garis “{kind}” dari {name}: pilih orang kedua dengan klik, atau panah lalu Enter. Esc membatalkan.")
        self.start(second, text.format(kind=kind.value, name=first.name or initials(first)))

    def twin_with(self, kind: TwinKind) -> None:
        """Say with whom the chosen person was born."""
        first = self.person(self.canvas.current)
        if first is None:
            self.say(tr("Pilih dahulu salah seorang yang kembar."), "attention")
            return

        def second(key: str) -> None:
            other = self.person(key)
            self.stop()
            if other is None or other is first:
                return
            if self.do(lambda: family.twins(self.notebook, self.case, first, other, kind)) is False:
                self.say(tr("Keduanya bukan anak dari orang tua yang sama; tidak ada yang berubah."), "attention")

        self.start(second, tr("Pilih saudara kembarnya dengan klik, atau panah lalu Enter. Esc membatalkan."))

    def house(self) -> None:
        """Choose who lives together; called again it is done."""
        if self.mode == self._toggle:
            self._settle()
            return
        person = self.person(self.canvas.current)
        self._house = None
        self._housed = set()
        if person is not None:
            found = [one for one in self.kin().households if person.id in {m.person_id for m in one.members}]
            self._house = next((one for one in found if one.until is None), None)
            members = self._house.members if self._house else ()
            self._housed = {member.person_id for member in members if member.person_id} or {person.id}
        self.start(
            self._toggle,
            tr("Pilih semua yang serumah dengan klik, atau panah lalu spasi; kemudian “Selesai” (R). Esc membatalkan."),
        )
        self.canvas.pick(self._housed)
        self._circle.setText(tr("Selesai"))

    def stop(self) -> None:
        """Back to choosing and opening."""
        super().stop()
        self._circle.setText(tr("Serumah"))

    def kin(self) -> Kin:
        """The family graph as it is now."""
        with self.notebook.reading() as session:
            return family_graph(session, self.case)

    def _words(self, relations: tuple[str, ...]) -> list[Entry]:
        return [(tr(word).capitalize(), partial(self.add, word)) for word in relations]

    def _ties(self) -> list[Entry]:
        return [(kind.value.capitalize(), partial(self.connect_to, kind)) for kind in EmotionalKind]

    def _twins(self) -> list[Entry]:
        return [(tr("Kembar {kind}").format(kind=kind.value), partial(self.twin_with, kind)) for kind in TwinKind]

    def _toggle(self, key: str) -> None:
        if self.person(key) is not None:
            self._housed ^= {key}
            self.canvas.pick(self._housed)

    def _settle(self) -> None:
        people = [person for key in self.canvas.order() if key in self._housed and (person := self.person(key))]
        house = self._house
        self.stop()
        if house is not None:
            self.do(lambda: family.encircle(self.notebook, self.case, house, people))
        elif people:
            self.do(lambda: family.house(self.notebook, self.case, people))

    def _unmove(self, key: str) -> None:
        self.do(lambda: diagram_edits.unmove(self.notebook, self.case, key or None))

    def _joined(self, person: Person) -> list[tuple[str, Callable[[], Any]]]:
        """Unions, lines and household of a person, each to be opened."""
        kin = self.kin()

        letters = told_apart(self.case, kin)

        def called(ids: list[str]) -> str:
            return tr(" dan ").join(letters[key] for key in ids if key in letters) or "?"

        found: list[tuple[str, Callable[[], Any]]] = []
        for union, _ in kin.births(person.id):
            words = tr("Orang tua: {who}").format(who=called(partners(union)))
            found.append((words, partial(self._show_union, union)))
        for union in kin.unions_of(person.id):
            mates = [mate for mate in partners(union) if mate != person.id]
            words = tr("Pasangan: {who}").format(who=called(mates))
            found.append((words, partial(self._show_union, union)))
        for tie in kin.emotional_ties:
            ends = {tie.person1_id, tie.person2_id}
            if person.id in ends:
                others = [one for one in ends if one and one != person.id]
                words = f"{(tie.kind.value if tie.kind else tr('garis')).capitalize()}: {called(others)}"
                found.append((words, partial(self._show_tie, tie)))
        for house in kin.households:
            if any(member.person_id == person.id for member in house.members):
                words = house.name or tr("Serumah")
                found.append((words, partial(self._show_household, house)))
        return found

    def _show_line(self, line: Line) -> None:
        """Open the record that the clicked line stands for."""
        kin, record = self.kin(), next(iter(line.records), "")
        if line.kind == "emotional":
            shown: list[Callable[[], Any]] = [partial(self._show_tie, t) for t in kin.emotional_ties if t.id == record]
        elif line.kind == "household":
            shown = [partial(self._show_household, home) for home in kin.households if home.id == record]
        else:
            unions = [u for u in kin.unions if record in {u.id, *(born.id for born in u.children)}]
            shown = [partial(self._show_union, union) for union in unions]
        for show in shown:
            show()

    def _show_union(self, union: Union) -> None:
        def again(other: Union) -> str:
            since = other.since.long(weekday=False) if other.since else tr("tahun belum diketahui")
            return tr("Masa lain pasangan ini: {since}").format(since=since)

        same = set(partners(union))
        others = [u for u in self.kin().unions if u.id != union.id and set(partners(u)) == same and len(same) > 1]
        self.open_panel(
            "union",
            UNION.sections[0].items,
            union,
            tr("Pasangan dan anak"),
            alive=lambda: any(one.id == union.id for one in self.kin().unions),
            extras=[(again(other), partial(self._show_union, other)) for other in others],
        )

    def _show_tie(self, tie: EmotionalTie, *, go: str = "") -> None:
        def remove() -> None:
            self.do(lambda: family.disconnect(self.notebook, self.case, tie))

        self.open_panel(
            "tie",
            EMOTIONAL_TIE.sections[0].items,
            tie,
            tr("Garis hubungan"),
            alive=lambda: any(one.id == tie.id for one in self.kin().emotional_ties),
            go=go,
            extras=[(tr("Hapus garis ini"), remove)],
        )

    def _show_household(self, house: Household) -> None:
        def remove() -> None:
            self.do(lambda: family.encircle(self.notebook, self.case, house, []))

        self.open_panel(
            "household",
            HOUSEHOLD.sections[0].items,
            house,
            tr("Yang tinggal serumah"),
            alive=lambda: any(one.id == house.id for one in self.kin().households),
            extras=[(tr("Hapus lingkaran ini"), remove)],
        )
