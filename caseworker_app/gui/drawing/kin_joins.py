"""What a line from one person of the genogram to another may mean: a couple, parent and child, siblings, an emotion."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.kin import partners
from caseworker_app.gui.drawing.actions import BREAK, Action
from caseworker_app.jobs import family, kin_links
from caseworker_app.model.choices import EmotionalKind, ParentageKind, TwinKind, UnionKind
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caseworker_app.gui.drawing.genogram import GenogramTool
    from caseworker_app.model.family import Union
    from caseworker_app.model.person import Person

COUPLES: tuple[tuple[str, UnionKind | None], ...] = (
    (mark("Menikah"), UnionKind.MARRIED),
    (mark("Hidup bersama"), UnionKind.COHABITING),
    (mark("Hubungan lain"), UnionKind.AFFAIR),
    (mark("Hubungan belum diketahui"), None),
)
OTHER_KINDS = (ParentageKind.ADOPTED, ParentageKind.FOSTER, ParentageKind.STEP)


class KinJoins:
    """Joins people who are already in the drawing, chosen one after the other or by a line from one to the other."""

    def __init__(self, tool: GenogramTool) -> None:
        self._tool, self._desk = tool, tool.desk
        self._case, self._notebook = tool.case, tool.notebook

    def meanings(self, first: Person, second: Person) -> list[Action]:
        """Everything that a line from the first to the second may mean."""
        siblings = Action(tr("Saudara kandung"), partial(self.siblings, first, second))
        ties = [Action(kind.value.capitalize(), partial(self.tie, first, second, kind)) for kind in EmotionalKind]
        twins = [
            Action(tr("Kembar {kind}").format(kind=kind.value), partial(self.twins, first, second, kind))
            for kind in TwinKind
        ]
        return [
            Action(
                tr("Pasangan"),
                [Action(tr(words), partial(self.couple, first, second, kind)) for words, kind in COUPLES],
            ),
            *self._as_parent(first, second),
            *self._as_parent(second, first),
            Action(tr("Kembar"), twins) if second.id in self._tool.kin().siblings(first.id) else siblings,
            BREAK,
            Action(tr("Garis hubungan"), ties),
        ]

    def with_second(self, text: str, use: Callable[[Person, Person], Any]) -> Callable[[], None]:
        """An action that lets a second person be chosen beside the one in the ring; ``text`` says for what."""

        def choose() -> None:
            first = self._tool.person(self._tool.canvas.current)
            if first is None:
                self._desk.say(tr("Pilih dahulu orang pertama, dengan klik atau panah."), "attention")
                return

            def second(key: str) -> None:
                other = self._tool.person(key)
                if other is None or other is first:
                    self._desk.say(tr("Pilih orang lain; Esc membatalkan."), "attention")
                    return
                self._desk.stop()
                use(first, other)

            how = tr("pilih orang kedua dengan klik, atau panah lalu Enter. Esc membatalkan.")
            self._desk.start(second, f"{text.format(name=_name(first))}: {how}")

        return choose

    def couples(self) -> list[Action]:
        """Make the person in the ring and another one a couple."""
        text = tr("Pasangan {name}")
        return [Action(tr(words), self.with_second(text, partial(self.couple, kind=kind))) for words, kind in COUPLES]

    def child_of_chosen(self) -> Callable[[], None]:
        """Make another person the child of the one in the ring."""
        return self.with_second(
            tr("Anak {name}"), lambda parent, child: self._offer(self._as_parent(parent, child), child)
        )

    def parent_of_chosen(self) -> Callable[[], None]:
        """Make another person the parent of the one in the ring."""
        return self.with_second(
            tr("Orang tua {name}"), lambda child, parent: self._offer(self._as_parent(parent, child), parent)
        )

    def couple(self, first: Person, second: Person, kind: UnionKind | None) -> None:
        """Make them a couple, and show what is known of it."""
        union = self._desk.do(lambda: kin_links.couple(self._notebook, self._case, first, second, kind))
        if union is not None:
            self._tool.show_union(union, go="since" if kind else "kind")

    def siblings(self, first: Person, second: Person) -> None:
        """Make them children of the same parents."""
        self._desk.do(lambda: kin_links.make_siblings(self._notebook, self._case, first, second))

    def tie(self, first: Person, second: Person, kind: EmotionalKind) -> None:
        """Draw an emotional line, and show what is known of it."""
        tie = self._desk.do(lambda: family.connect(self._notebook, self._case, first, second, kind))
        if tie is not None:
            self._tool.show_tie(tie, go="kind")

    def twins(self, first: Person, second: Person, kind: TwinKind) -> None:
        """Say that they were born together."""
        if self._desk.do(lambda: family.twins(self._notebook, self._case, first, second, kind)) is False:
            words = tr("Keduanya bukan anak dari orang tua yang sama; tidak ada yang berubah.")
            self._desk.say(words, "attention")

    def _as_parent(self, parent: Person, child: Person) -> Iterator[Action]:
        """The second as a child of the first with each partner, or alone; by birth, adopted, fostered, as stepchild.

        Nothing where that is so already.
        """
        kin = self._tool.kin()
        if parent.id in kin.parents(child.id):
            return
        couples = [union for union in kin.unions_of(parent.id) if len(partners(union)) > 1]
        unions: list[Union | None] = [union for union in couples if child.id not in partners(union)]
        for union in (*unions, None):
            mates = [kin.person(mate) for mate in partners(union) if mate != parent.id] if union else []
            who = tr(" dan ").join(_name(person) for person in (parent, *mates))
            words = tr("{child}: anak {parents}") if union or not unions else tr("{child}: anak {parents} saja")
            link = partial(self._child, child, parent, union)
            yield Action(
                words.format(child=_name(child), parents=who),
                [
                    Action(tr("Anak kandung"), partial(link, ParentageKind.BIOLOGICAL)),
                    *(Action(tr("Anak {kind}").format(kind=kind.value), partial(link, kind)) for kind in OTHER_KINDS),
                ],
            )

    def _child(self, child: Person, parent: Person, union: Union | None, kind: ParentageKind) -> None:
        edit = kin_links.make_child
        self._desk.do(lambda: edit(self._notebook, self._case, child, parent, union, kind))

    def _offer(self, actions: Iterator[Action], at: Person) -> None:
        """A menu beside a symbol; what it offers is decided with the arrows and Enter as well."""
        offered: Sequence[Action] = list(actions)
        if not offered:
            words = tr("Keduanya sudah tercatat sebagai orang tua dan anak; tidak ada yang berubah.")
            self._desk.say(words, "attention")
            return
        only = offered[0].do if len(offered) == 1 else offered
        self._desk.pop_up(only if not callable(only) else offered, self._tool.canvas.place_below(at.id))


def _name(person: Person | None) -> str:
    return (person.name if person else None) or initials(person)
