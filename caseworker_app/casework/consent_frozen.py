"""The text of a signed form, kept with the signature: whatever becomes of the template, the form prints as it was."""

from __future__ import annotations

from caseworker_app.casework.consent_template import Assent, Explanation, Template

_TOLD, _NOT_TOLD, _CHILD = "☑ ", "☐ ", "◇ "
_BETWEEN = "\n\n"


def freeze(spoken: Template, *, with_assent: bool) -> str:
    """A form's texts as they were read to the client, one paragraph each; the statements stand in rows of their own.

    spoken: its words in braces are filled in already; ``explained`` says of each part whether it was.
    """
    assent = spoken.assent
    child = [f"{_CHILD}{assent.title}: {assent.text} [{assent.yes} | {assent.no}]"] if with_assent else []
    told = [f"{_TOLD if one.explained else _NOT_TOLD}{one.title}: {one.text}" for one in spoken.told]
    return _BETWEEN.join(
        " ".join(part.split()) for part in (spoken.title, spoken.opening, *told, *child, spoken.closing)
    )


def thaw(text: str | None, version: str | None) -> Template | None:
    """The texts of a signed form, to be printed again; None for a text that was not written by ``freeze``."""
    parts = [part.replace("{", "{{").replace("}", "}}") for part in (text or "").split(_BETWEEN)]
    if len(parts) < 3:
        return None
    title, opening, *middle, closing = parts
    told = [_explanation(part) for part in middle if part.startswith((_TOLD, _NOT_TOLD))]
    children = [part for part in middle if part.startswith(_CHILD)]
    if len(told) + len(children) < len(middle):
        return None
    assent = _assent(children[0]) if children else Assent("", "", "", "")
    return Template(version or "", title, "", opening, closing, tuple(told), (), assent)


def _explanation(part: str) -> Explanation:
    title, _, text = part[len(_TOLD) :].partition(": ")
    return Explanation(title, text, explained=part.startswith(_TOLD))


def _assent(part: str) -> Assent:
    title, _, rest = part[len(_CHILD) :].partition(": ")
    text, _, answers = rest.rpartition(" [")
    yes, _, no = answers.removesuffix("]").partition(" | ")
    return Assent(title, text, yes, no)
