"""The genogram to work on: relatives added in place, symbols moved, emotional lines drawn, households encircled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import initials, told_apart
from caseworker_app.casework.kin import partners
from caseworker_app.forms.family import EMOTIONAL_TIE, HOUSEHOLD, PERSON, UNION
from caseworker_app.gui.drawing.actions import BREAK, Action
from caseworker_app.gui.drawing.gedcom import import_gedcom, save_gedcom
from caseworker_app.gui.drawing.kin_joins import KinJoins
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.jobs import diagram_edits, family, kin_links
from caseworker_app.jobs.case_files import family_graph
from caseworker_app.model.choices import EmotionalKind, Sex, TwinKind
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from caseworker_app.casework.kin import Kin
    from caseworker_app.diagrams.display import Line
    from caseworker_app.gui.drawing.desk import Desk
    from caseworker_app.model.family import EmotionalTie, Household, Union
    from caseworker_app.model.person import Person

PARENTS = (mark("ayah"), mark("ibu"), mark("ayah angkat"), mark("ibu angkat"), mark("ayah asuh"), mark("ibu asuh"))
CHILDREN = (
    mark("anak laki-laki"),
    mark("anak perempuan"),
    mark("anak"),
    mark("anak angkat"),
    mark("anak asuh"),
)
PARTNERS = (mark("suami"), mark("istri"), mark("pasangan"))
BORN = ((mark("anak laki-laki"), Sex.MALE), (mark("anak perempuan"), Sex.FEMALE), (mark("anak"), None))
SIBLINGS = (mark("kakak laki-laki"), mark("kakak perempuan"), mark("adik laki-laki"), mark("adik perempuan"))


class GenogramTool(Tool):
    """The family of the case."""

    key = "genogram"
    line_kinds = frozenset({"couple", "descent", "sibship", "child", "emotional", "household"})
    joins = True
    hint = mark(
        "Gambar ini baru memuat klien. Pilih klien, lalu tambahkan orang tua dan saudaranya dengan tombol di atas."
    )
    keys_help = mark(
        "Klik atau panah memilih orang, Enter membuka datanya, seret atau Alt+panah menggeser, Del menghapus, "
        "klik kanan atau tombol menu memberi pilihan. Seret titik di sudut bingkai ke orang lain untuk "
        "menghubungkan. O orang tua, P pasangan, A anak, S saudara, G garis, R serumah."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._joins = KinJoins(self)
        self._house: Household | None = None
        self._housed: set[str] = set()
        self.canvas.start = self.case.client_id or ""

    def actions(self) -> list[Action]:
        """Relatives, lines, who lives together; twins, places and files in the menu at the end."""
        someone = self.is_removable
        joins, present = self._joins, tr("Orang yang sudah digambar …")
        parents = [*self._words(PARENTS), BREAK, Action(present, joins.parent_of_chosen())]
        mates = [*self._words(PARTNERS), BREAK, Action(tr("Jadikan pasangan dengan …"), joins.couples())]
        children = [*self._words(CHILDREN), BREAK, Action(present, joins.child_of_chosen())]
        siblings = [
            *self._words(SIBLINGS),
            BREAK,
            Action(present, joins.with_second(tr("Saudara {name}"), joins.siblings)),
        ]
        ties = [Action(kind.value.capitalize(), partial(self.connect_to, kind)) for kind in EmotionalKind]
        twins = [
            Action(tr("Kembar {kind}").format(kind=kind.value), partial(self.twin_with, kind)) for kind in TwinKind
        ]
        return [
            Action(tr("Orang tua"), parents, key="O", full=tr("Tambah orang tua"), icon="plus", on=someone),
            Action(tr("Pasangan"), mates, key="P", full=tr("Tambah pasangan"), icon="plus", on=someone),
            Action(tr("Anak"), children, key="A", full=tr("Tambah anak"), icon="plus", on=someone),
            Action(tr("Saudara"), siblings, key="S", full=tr("Tambah saudara"), icon="plus", on=someone),
            BREAK,
            Action(tr("Garis"), ties, key="G", full=tr("Garis hubungan ke …"), on=someone),
            Action(tr("Serumah"), self.house, key="R", full=tr("Tinggal serumah dengan …"), on=someone),
            Action(tr("Tandai kembar"), twins, full=tr("Tandai kembar dengan …"), on=someone, place="more"),
            BREAK,
            self.opening(),
            Action(tr("Letak semula: orang ini"), self._unmove_chosen, on=someone, place="more"),
            Action(tr("Letak semula: semua orang"), partial(self._unmove, ""), place="more"),
            self.removing(tr("Hapus orang ini"), place="more"),
            BREAK,
            Action(tr("Impor GEDCOM …"), partial(import_gedcom, self.desk), place="more"),
            Action(tr("Simpan GEDCOM …"), partial(save_gedcom, self.desk), place="more"),
        ]

    def is_removable(self, key: str) -> bool:
        """Every person; parents of whom nothing is known have no symbol of their own."""
        return self.person(key) is not None

    def first_step(self) -> None:
        """To the table of the family."""
        self.desk.edits.go_to("client/family", "family")

    def is_movable(self, key: str) -> bool:
        """Everybody; parents of whom nothing is known have no symbol of their own."""
        return "/" not in key and key != "client"

    def person(self, key: str) -> Person | None:
        """The person of a symbol."""
        known: Person | None = self.desk.edits.person(key) if key and self.is_movable(key) else None
        return known

    def show_fields(self, key: str, *, go: bool) -> None:
        """The person's fields, and the lines and circles that the person has."""
        person = self.person(key)
        if person is None:
            self._meet(key, go=go)
            return
        self.desk.show_details(
            "person",
            person,
            lambda: person.name or person.alias or tr("Belum bernama"),
            PERSON.sections[0].items,
            lambda: self.person(key) is not None,
            focus="name" if go else "",
            place=self._standing(person),
            groups=[(tr("Hubungan dalam genogram"), self._joined(person))],
            actions=[(tr("Hapus orang ini"), lambda: self.canvas.removing.emit(key))],
        )

    def _standing(self, person: Person) -> str:
        """«Genogram · ayah»."""
        told = (member.relation for member in self.case.family if member.person_id == person.id and member.relation)
        what = tr("klien") if person.id == self.case.client_id else next(told, "")
        return " · ".join(filter(None, (tr("Genogram"), what)))

    def _meet(self, key: str, *, go: bool) -> None:
        """An unknown partner, whose symbol bears the key of the couple («…/1» the man), is added with Enter."""
        union_id, _, side = key.partition("/")
        if not go or not side:
            self.desk.say(tr("Orang ini belum dikenal; Enter atau klik ganda menambahkannya."))
            return
        sex = Sex.MALE if side == "1" else Sex.FEMALE
        member = self.desk.do(lambda: kin_links.add_partner(self.notebook, self.case, union_id, sex))
        if member is not None:
            self.canvas.select(member.person_id)
            self.show_fields(member.person_id, go=True)

    def add_relative(self, relation: str) -> None:
        """Add a relative of the chosen person, or of the client where nobody is chosen, and ask for the name."""
        anchor = self.person(self.canvas.current) or self.case.client
        if anchor is None:
            self.desk.say(tr("Daftarkan klien lebih dahulu, lalu tambahkan keluarganya."), "attention")
            return
        of = None if anchor is self.case.client else anchor
        member = self.desk.do(lambda: family.add_relative(self.notebook, self.case, relation, anchor=of))
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
        self.desk.say(
            tr("{name} dihapus dari genogram. Ctrl+Z mengurungkan.").format(name=person.name or initials(person))
        )

    def join(self, first: str, second: str) -> list[Action]:
        """What a line drawn from one person to another may mean."""
        start, end = self.person(first), self.person(second)
        if start is None or end is None:
            self.desk.say(tr("Orang ini belum dikenal; Enter atau klik ganda menambahkannya."))
            return []
        return self._joins.meanings(start, end)

    def connect_to(self, kind: EmotionalKind) -> None:
        """Draw a line from the chosen person to the one who is chosen next."""
        words = tr("Garis “{kind}” dari {name}").replace("{kind}", kind.value)
        self._joins.with_second(words, partial(self._joins.tie, kind=kind))()

    def twin_with(self, kind: TwinKind) -> None:
        """Say with whom the chosen person was born."""
        self._joins.with_second(tr("Kembaran {name}"), partial(self._joins.twins, kind=kind))()

    def house(self) -> None:
        """Choose who lives together; called again it is done."""
        if self.desk.mode == self._toggle:
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
        self.desk.start(
            self._toggle,
            tr("Pilih semua yang serumah dengan klik, atau panah lalu spasi; kemudian “Selesai” (R). Esc membatalkan."),
        )
        self.canvas.pick(self._housed)
        self.desk.bar.buttons[tr("Serumah")].setText(tr("Selesai"))

    def stopped(self) -> None:
        """The button begins a household again."""
        self.desk.bar.buttons[tr("Serumah")].setText(tr("Serumah"))

    def kin(self) -> Kin:
        """The family graph as it is now."""
        with self.notebook.reading() as session:
            return family_graph(session, self.case)

    def _words(self, relations: tuple[str, ...]) -> list[Action]:
        return [Action(tr(word).capitalize(), partial(self.add_relative, word)) for word in relations]

    def _toggle(self, key: str) -> None:
        if self.person(key) is not None:
            self._housed ^= {key}
            self.canvas.pick(self._housed)

    def _settle(self) -> None:
        people = [person for key in self.canvas.order() if key in self._housed and (person := self.person(key))]
        house = self._house
        self.desk.stop()
        if house is not None:
            self.desk.do(lambda: family.encircle(self.notebook, self.case, house, people))
        elif people:
            self.desk.do(lambda: family.house(self.notebook, self.case, people))

    def _unmove_chosen(self) -> None:
        if self.canvas.current:
            self._unmove(self.canvas.current)

    def _unmove(self, key: str) -> None:
        self.desk.do(lambda: diagram_edits.unmove(self.notebook, self.case, key or None))

    def _joined(self, person: Person) -> list[tuple[str, Callable[[], Any]]]:
        """Unions, lines and household of a person, each to be opened."""
        kin = self.kin()

        letters = told_apart(self.case, kin)

        def called(ids: list[str]) -> str:
            return tr(" dan ").join(letters[key] for key in ids if key in letters) or "?"

        found: list[tuple[str, Callable[[], Any]]] = []
        for union, _ in kin.births(person.id):
            words = tr("Orang tua: {who}").format(who=called(partners(union)))
            found.append((words, partial(self.show_union, union)))
        for union in kin.unions_of(person.id):
            mates = [mate for mate in partners(union) if mate != person.id]
            words = tr("Pasangan: {who}").format(who=called(mates))
            found.append((words, partial(self.show_union, union)))
        for tie in kin.emotional_ties:
            ends = {tie.person1_id, tie.person2_id}
            if person.id in ends:
                others = [one for one in ends if one and one != person.id]
                words = f"{(tie.kind.value if tie.kind else tr('garis')).capitalize()}: {called(others)}"
                found.append((words, partial(self.show_tie, tie)))
        for house in kin.households:
            if any(member.person_id == person.id for member in house.members):
                words = house.name or tr("Serumah")
                found.append((words, partial(self._show_household, house)))
        return found

    def open_line(self, line: Line) -> None:
        """Open the record that the clicked line stands for."""
        kin, record = self.kin(), next(iter(line.records), "")
        if line.kind == "emotional":
            shown: list[Callable[[], Any]] = [partial(self.show_tie, t) for t in kin.emotional_ties if t.id == record]
        elif line.kind == "household":
            shown = [partial(self._show_household, home) for home in kin.households if home.id == record]
        else:
            unions = [u for u in kin.unions if record in {u.id, *(born.id for born in u.children)}]
            shown = [partial(self.show_union, union) for union in unions]
        for show in shown:
            show()

    def show_union(self, union: Union, *, go: str = "") -> None:
        """The fields of a couple; children are added to it here, and its other times together are opened."""
        extras = [
            (tr("Tambah {word}").format(word=tr(word)), partial(self._add_child, union, sex)) for word, sex in BORN
        ]
        extras += [(_another_time(other), partial(self.show_union, other)) for other in self._same_couple(union)]
        if not union.children:
            extras.append((tr("Hapus garis ini"), partial(self._part, union)))
        self.desk.show_details(
            "union",
            union,
            lambda: tr("Pasangan dan anak"),
            UNION.sections[0].items,
            lambda: any(other.id == union.id for other in self.kin().unions),
            focus=go,
            groups=[(tr("Mereka"), self._people([*partners(union), *(born.child_id for born in union.children)]))],
            actions=extras,
        )

    def _same_couple(self, union: Union) -> list[Union]:
        """The other marriages of the same two."""
        same = set(partners(union))
        return [u for u in self.kin().unions if u.id != union.id and set(partners(u)) == same and len(same) > 1]

    def _add_child(self, union: Union, sex: Sex | None) -> None:
        member = self.desk.do(lambda: kin_links.add_child(self.notebook, self.case, union, sex))
        if member is not None:
            self.canvas.select(member.person_id)
            self.show_fields(member.person_id, go=True)

    def _part(self, union: Union) -> None:
        self.desk.do(lambda: kin_links.part(self.notebook, self.case, union))

    def show_tie(self, tie: EmotionalTie, *, go: str = "") -> None:
        """The fields of an emotional line."""

        def remove() -> None:
            self.desk.do(lambda: family.disconnect(self.notebook, self.case, tie))

        self.desk.show_details(
            "tie",
            tie,
            lambda: tr("Garis hubungan"),
            EMOTIONAL_TIE.sections[0].items,
            lambda: any(other.id == tie.id for other in self.kin().emotional_ties),
            focus=go,
            groups=[(tr("Antara"), self._people([tie.person1_id, tie.person2_id]))],
            actions=[(tr("Hapus garis ini"), remove)],
        )

    def _show_household(self, house: Household) -> None:
        def remove() -> None:
            self.desk.do(lambda: family.encircle(self.notebook, self.case, house, []))

        self.desk.show_details(
            "household",
            house,
            lambda: house.name or tr("Yang tinggal serumah"),
            HOUSEHOLD.sections[0].items,
            lambda: any(other.id == house.id for other in self.kin().households),
            groups=[(tr("Mereka"), self._people([member.person_id for member in house.members]))],
            actions=[(tr("Hapus lingkaran ini"), remove)],
        )

    def _people(self, ids: Iterable[str | None]) -> list[tuple[str, Callable[[], Any]]]:
        """A line for each of these people that leads to them."""
        known = ((key, self.person(key)) for key in ids if key)
        return [(person.name or initials(person), partial(self._go_to_person, key)) for key, person in known if person]

    def _go_to_person(self, key: str) -> None:
        self.canvas.select(key)
        self.show_fields(key, go=False)


def _another_time(union: Union) -> str:
    since = union.since.long(weekday=False) if union.since else tr("tahun belum diketahui")
    return tr("Masa lain pasangan ini: {since}").format(since=since)
