from __future__ import annotations

import io
import unicodedata
from codecs import BOM_UTF16_BE
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker_app import paths
from caseworker_app.documents import blocks as b
from caseworker_app.documents.pdf.writer import write_pdf
from tests.examples import few
from tests.soak import safety

Reader = Callable[[bytes], list[str]]
STRINGS = 45
EMPTY = "\N{BRAILLE PATTERN BLANK}"  # read as a space
# Letters of right-to-left scripts and combining marks are put into another order by whoever extracts the text.
ORDERED = st.characters(exclude_categories=["Mn", "Mc", "Me", "Cs"], exclude_characters=EMPTY).filter(
    lambda char: unicodedata.bidirectional(char) not in {"R", "AL", "AN"}
)


@pytest.fixture(scope="module")
def shown() -> Callable[[str], str]:
    """What a text must look like on paper, worked out from the font files alone, without its spaces."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # only a test reads font files with it

    files = [path for path in paths.resource("fonts").glob("*.ttf") if not path.name.startswith("Inter")]
    glyphs = {code for file in files for code in TTFont(file).getBestCmap()}
    emoji = set(TTFont(paths.resource("fonts", "NotoEmoji-Regular.ttf")).getBestCmap())

    def as_read(char: str) -> str:
        if ord(char) not in glyphs or (ord(char) > 0xFFFF and ord(char) not in emoji):
            return f"[U+{ord(char):04X}]"
        if ord(char) > 0xFFFF:
            return ""  # the reader leaves out what a run stands for beyond the basic plane; the next test looks at it
        # The reader takes ligatures apart.
        return unicodedata.normalize("NFKC", char) if "\ufb00" <= char <= "\ufb06" else char

    def as_printed(text: str) -> str:
        from caseworker_app.documents.printable import printable

        return "".join(as_read(char) for char in printable(text) if not char.isspace())

    return as_printed


def words_of(pages: list[str], *, draft: bool = False) -> str:
    """The text of a report without spaces and what stands on every page.

    The reader's own sign for a hyphen at the end of a line is undone.
    """
    bare = ["".join(page.replace("\x02", "-").replace("\ufffe", "-").split()) for page in pages]
    if draft:
        bare = [page.removeprefix("KONSEP").partition("Bagianberlatarkelabu")[0] for page in bare]
    return "".join(page.removesuffix(str(number)) for number, page in enumerate(bare, 1))


def taken_apart(text: str) -> str:
    """The letters and signs that a text is made of: a reader tells some ready-made forms by their parts."""
    return "".join(unicodedata.normalize("NFKD", text).split())


def report(*content: b.Block, draft: bool = False) -> b.Document:
    return b.Document("key", "Judul", "report", content, draft=draft)


@safety("S10", "strings through PDF", 675, 5040)
@few(15, 112)
@given(texts=st.lists(st.text(ORDERED, max_size=60), min_size=STRINGS, max_size=STRINGS))
@example(texts=["Ani <ani@x.id> & <img src=x>", "<b>tebal</b>", "</para>", "&amp; &lt;", "a\x00b\x0bc", "😀 selesai"])
def test_any_text_prints_as_itself(texts: list[str], read_pdf: Reader, shown: Callable[[str], str]) -> None:
    pdf = write_pdf(report(*(b.Paragraph(text) for text in texts)))
    assert words_of(read_pdf(pdf)) == "".join(map(shown, texts))


def test_whoever_copies_letters_of_other_scripts_gets_what_was_typed(read_pdf: Reader) -> None:
    from pikepdf import Pdf

    typed = ["ꦲꦏ꧀ꦱꦫꦗꦮ", "ᬅᬓ᭄ᬱᬭ", "بِسْمِ اللَّهِ", "🙏👍🏽"]
    with Pdf.open(io.BytesIO(write_pdf(report(*(b.Paragraph(f"Tertulis {text} di buku") for text in typed))))) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    for text in typed:
        assert (BOM_UTF16_BE + text.encode("utf-16-be")).hex().encode() in content


def test_words_read_from_the_right_keep_their_order_on_the_line() -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(write_pdf(report(b.Paragraph("Doa: شمس قمر dibaca"))))[0]
    text = page.get_textpage()
    places = {char: text.get_charbox(at)[0] for at, char in enumerate(text.get_text_range()) if char.strip()}
    assert places[":"] < places["d"]
    assert places[":"] < places["ق"] < places["ش"] < places["d"]


@pytest.mark.parametrize("word", ["ꦲꦏ꧀ꦱꦫꦗꦮ", "ᬅᬓ᭄ᬱᬭ", "ᮃᮊ᮪ᮞᮛ", "ﷺﷺﷺﷺﷺ", "🙏😭👍🏽"])
def test_words_of_other_scripts_stand_in_columns_that_are_too_narrow_for_them(word: str, read_pdf: Reader) -> None:
    columns = tuple(b.Column("", 1) for _ in range(24))
    pages = read_pdf(write_pdf(report(b.Table("", "", columns, ((f"a {word}",) * len(columns),)))))
    assert words_of(pages).count("a") == len(columns)


def test_the_last_code_of_the_plane_is_told_by_its_number(read_pdf: Reader) -> None:
    """It ends every font's list of glyphs, so that each font seems to have it."""
    assert words_of(read_pdf(write_pdf(report(b.Paragraph("a\uffffb"))))) == "a[U+FFFF]b"


@safety("S10", "strings through runs, cells, captions of PDF", 675, 5040)
@few(15, 112)
@given(texts=st.lists(st.text(ORDERED, max_size=60), min_size=STRINGS, max_size=STRINGS))
def test_any_text_prints_as_itself_in_runs_cells_and_captions(
    texts: list[str], read_pdf: Reader, shown: Callable[[str], str]
) -> None:
    first, second, third, *others = texts
    pdf = write_pdf(
        report(
            b.Heading(1, first, numbered=False),
            b.Facts((b.Fact(second, third),)),
            b.Table("", "", (b.Column("", 1),), tuple((text,) for text in others)),
        )
    )
    marked = tuple(b.Run(text, supplied=index % 2 == 0) for index, text in enumerate(texts))
    draft = write_pdf(report(b.Paragraph(marked), draft=True))
    # A heading's bold face may lack what the regular one has; its codes are looked at elsewhere.
    assert words_of(read_pdf(pdf)).endswith("".join(map(shown, [f"{second}:{third}", *others])))
    assert words_of(read_pdf(draft), draft=True) == "".join(map(shown, texts))


@few(15, 112)
@given(texts=st.lists(st.text(max_size=60), min_size=STRINGS, max_size=STRINGS))
@example(texts=[EMPTY, "\ufe70", "\u07c0\u06c0", "שלום (dunia)", "مرحبا 😀", "e\u0301 \u200b"])
def test_no_character_of_any_script_is_lost(texts: list[str], read_pdf: Reader, shown: Callable[[str], str]) -> None:
    pdf = write_pdf(report(*(b.Paragraph(text) for text in texts)))
    lost = Counter(taken_apart("".join(map(shown, texts)))) - Counter(taken_apart(words_of(read_pdf(pdf))))
    # Brackets beside right-to-left letters are told mirrored by whoever extracts the text.
    assert not {char for char in lost if not unicodedata.mirrored(char) and char != EMPTY}


def test_a_long_word_is_broken_without_a_hyphen_of_the_programs_own(read_pdf: Reader) -> None:
    word = "pertanggungjawaban" * 20
    assert words_of(read_pdf(write_pdf(report(b.Paragraph(word))))) == word


def test_lines_of_a_text_become_paragraphs_of_their_own(read_pdf: Reader) -> None:
    pdf = write_pdf(report(b.Paragraph("satu\n\n\ndua", "plain")))
    assert read_pdf(pdf)[0].splitlines()[:2] == ["satu", "dua"]


def test_a_gap_has_brackets_in_a_draft_and_dots_in_the_finished_document(read_pdf: Reader) -> None:
    text = (b.Run("Usia ibu "), b.Run("usia ibu", missing=True))
    draft = write_pdf(report(b.Paragraph(text), draft=True))
    finished = write_pdf(report(b.Paragraph(text)))
    assert "Usia ibu [usia ibu]" in read_pdf(draft)[0]
    assert "KONSEP" in read_pdf(draft)[0]
    assert "Usia ibu ………" in read_pdf(finished)[0]
    assert "KONSEP" not in read_pdf(finished)[0]
