"""Converting to Unicode: the whole alphabet, every way a text may be mixed, and nothing touched that is not sure."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some
from old import CAPITALS, FONTS, SMALL, USUAL, VNI, encoded, pages, runs, shown
from wild import fuzzing

from vanthu.apply import apply
from vanthu.compiled import read
from vanthu.converting import Conversion, convert, encoding_of, telling, without
from vanthu.document import Block, Document, Format, Margin, Run, Section
from vanthu.edit import SetFormat, SetText
from vanthu.vietnamese import legacy, viqr
from vanthu.vietnamese.syllables import is_syllable

SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam"
ALPHABET = [unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0309\u0303\u0323")]
MARKED = [letter for letter in (*ALPHABET, "đ") if not letter.isascii()]
SYMBOLS = Format(font=".VnWingdings")


def after(document: Document) -> Document:
    return apply(document, convert(document).edits)


def one(text: str, format: Format) -> str:
    """What becomes of a line in a document that surely is in the encoding of its font."""
    encoding = legacy.font_encoding(format.font) or "TCVN3"
    return after(pages(runs((encoded(SENTENCE, encoding), format)), runs((text, format)))).blocks[1].text


def reasons(conversion: Conversion) -> list[tuple[str, str]]:
    return [(each.words, each.why) for each in conversion.left]


# The alphabet.


@pytest.mark.parametrize("letter", MARKED)
def test_tcvn3(letter: str) -> None:
    code = encoded(letter, "TCVN3")
    assert one(code, SMALL) == letter
    assert one(code, CAPITALS) == letter.upper()
    if letter in "ăâđêôơư":
        assert one(encoded(letter.upper(), "TCVN3"), SMALL) == one(encoded(letter.upper(), "TCVN3"), CAPITALS) == letter.upper()
    assert one("QUY" + code + "T", SMALL) == "QUY" + letter.upper() + "T"  # a capital with its mark does not exist in .VnTime


@pytest.mark.parametrize("letter", [*MARKED, *map(str.upper, MARKED)])
def test_vni(letter: str) -> None:
    assert one(encoded(letter, "VNI"), VNI) == letter
    assert one("T" + encoded(letter, "VNI") + "n", VNI) == "T" + letter + "n"


def test_vni_capital_with_a_small_mark() -> None:
    assert one("Aùnh saùng, AÙNH SAÙNG", VNI) == "Ánh sáng, ÁNH SÁNG"


def host(letter: str) -> str:
    """A syllable with this letter, for VIQR tells letters by the words they make."""
    around = itertools.product(("", "đ", "h", "l", "qu"), ("", "i", "y", "u", "ư"), ("", "a", "n", "t", "m"))
    tried = (onset + before + letter.lower() + end for onset, before, end in around)
    word = next(each for each in tried if len(each) > 1 and is_syllable(each))
    return word if letter.islower() else word.upper()


@pytest.mark.parametrize("letter", [*MARKED, *map(str.upper, MARKED)])
def test_viqr(letter: str) -> None:
    word = host(letter)
    assert letter in word
    line = encoded("Ủy ban nhân dân giải quyết ", "VIQR") + encoded(word, "VIQR") + (" xong" if letter.islower() else " XONG")
    assert shown(after(pages(runs((line, USUAL))))) == "Ủy ban nhân dân giải quyết " + word + line[-5:]


def test_every_letter_decomposed() -> None:
    text = " ".join(["t" + letter + "n" for letter in (*MARKED, *map(str.upper, MARKED))])
    page = pages(runs((unicodedata.normalize("NFD", text), USUAL)))
    assert shown(after(page)) == text
    assert [each.kind for each in convert(page).done] == ["composed"]


# Sentences.


@pytest.mark.parametrize(("encoding", "format"), [("TCVN3", SMALL), ("VNI", VNI)])
def test_text_and_font(encoding: str, format: Format) -> None:
    page = pages(runs((encoded(SENTENCE, encoding), format)), runs(("", format)), runs(("2. Plain", format)))
    became = after(page)
    assert [block.text for block in became.blocks] == [SENTENCE, "", "2. Plain"]
    assert {run.format.font for block in became.blocks for run in block.runs} == {"Times New Roman"}
    assert {block.mark.font for block in became.blocks} == {"Times New Roman"}
    assert [(each.block, each.kind) for each in convert(page).done] == [(0, encoding), (2, "font")]
    assert not convert(page).left


def test_fonts_of_capitals_give_capitals() -> None:
    assert one(encoded("ủy ban nhân dân tỉnh hà giang số 5/qđ", "TCVN3"), CAPITALS) == "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG SỐ 5/QĐ"
    assert one("nam 2020", CAPITALS) == "NAM 2020"


def test_capitals_typed_in_a_font_of_small_letters() -> None:
    assert one("QUYÕT §ÞNH Sè 05/Q§-UBND", SMALL) == "QUYẾT ĐỊNH SỐ 05/QĐ-UBND"
    assert one("Së Néi vô, UBND, H§ND; QUYÕT §ÞNH nµy", SMALL) == "Sở Nội vụ, UBND, HĐND; QUYẾT ĐỊNH này"
    assert one("Së T­ ph¸p", SMALL) == "Sở Tư pháp"


def test_marks_and_figures_stay() -> None:
    kept = "– 20 °C “5” … 3,5 m²;"
    assert one(kept + " " + encoded("nhiệt độ", "TCVN3"), SMALL) == kept + " nhiệt độ"


def test_a_code_may_stand_in_two_runs() -> None:
    bold = VNI._replace(bold=True)
    became = after(pages(runs(("coäng hoa", VNI), ("ø xaõ hoä", bold), ("i", VNI))))
    assert [(run.text, run.format.bold) for run in became.blocks[0].runs] == [("cộng hoà", False), (" xã hộ", True), ("i", False)]


def test_other_looks_stay() -> None:
    red = SMALL._replace(bold=True, colour="FF0000", size=11.0)
    [block] = after(pages(runs(("Céng hßa ", SMALL), ("x· héi", red)))).blocks
    new = "Times New Roman"
    assert [(run.text, run.format) for run in block.runs] == [("Cộng hòa ", SMALL._replace(font=new)), ("xã hội", red._replace(font=new))]


def test_a_font_of_the_other_encoding() -> None:
    page = pages(runs((encoded("Căn cứ Luật Tổ chức chính quyền địa phương", "VNI"), SMALL)))
    assert shown(after(page)) == "Căn cứ Luật Tổ chức chính quyền địa phương"


# Mixed documents.


def test_unicode_in_an_old_font_only_gets_the_new_font() -> None:
    page = pages(runs(("Ủy ban nhân dân xã", SMALL)), runs(("Cà phê sữa", VNI)))
    assert not [edit for edit in convert(page).edits if isinstance(edit, SetText)]
    assert shown(after(page)) == shown(page)
    assert {block.runs[0].format.font for block in after(page).blocks} == {"Times New Roman"}
    assert [each.kind for each in convert(page).done] == ["font", "font"]


def test_one_paragraph_of_both() -> None:
    page = pages(runs(("Ủy ban nh©n d©n tØnh", SMALL)), runs(("Điều 1. ", USUAL), ("QuyÕt ®Þnh nµy", SMALL), (" có hiệu lực", USUAL)))
    assert shown(after(page)) == "Ủy ban nhân dân tỉnh\nĐiều 1. Quyết định này có hiệu lực"
    assert not convert(page).left


def test_words_that_read_both_ways_follow_the_document() -> None:
    word = encoded("cú", "TCVN3")
    assert word == "có"
    assert one(word, SMALL) == "cú"
    page = pages(runs(("Ủy ban", SMALL)), runs((word, SMALL)))
    assert shown(after(page)) == shown(page)
    assert reasons(convert(page)) == [("có", "unsure")]
    assert reasons(convert(pages(runs((word, SMALL))))) == [("có", "unsure")]


def test_decomposed_text_in_an_old_font() -> None:
    assert shown(after(pages(runs((unicodedata.normalize("NFD", "Ủy ban nhân dân"), SMALL))))) == "Ủy ban nhân dân"


def test_letters_the_encoding_has_not() -> None:
    page = pages(runs((encoded("Căn cứ Luật Tổ chức", "TCVN3") + " Àbc " + encoded("của nước", "TCVN3"), SMALL)))
    assert shown(after(page)) == "Căn cứ Luật Tổ chức Àbc của nước"
    assert reasons(convert(page)) == [("Àbc", "letters")]
    assert [run.format.font for run in after(page).blocks[0].runs] == ["Times New Roman", ".VnTime", "Times New Roman"]


def test_an_accident_among_unicode() -> None:
    text = "Ủy ban nhân dân tỉnh tiếp đoàn khách nước Thaï tại trụ sở; các sở, ngành, địa phương cùng dự buổi tiếp"
    assert shown(after(pages(runs((text, VNI))))) == text


# What is left.


def test_what_no_edit_reaches_is_told() -> None:
    shows = (Run("Céng hßa ", SMALL), Run("Qu¶ng Ng·i", SMALL, "REF"), Run("5", SMALL, "PAGE"), Run("\uf0a7", SYMBOLS))
    field = Block(shows, label="§iÒu 1.", label_format=SMALL)
    margin = Margin("header", "default", (runs(("Dù th¶o", SMALL)), runs(("Dự thảo", USUAL))))
    conversion = convert(Document((field,), (Section(margins=(margin, margin)),)))
    assert reasons(conversion) == [("Qu¶ng Ng·i", "field"), ("\uf0a7", "symbol"), ("§iÒu 1.", "label"), ("Dù th¶o", "margin")]
    assert shown(apply(Document((field,)), conversion.edits)) == "Cộng hòa Qu¶ng Ng·i5\uf0a7"


def test_a_symbol_font_is_no_text() -> None:
    page = pages(runs(("¨ Cã", SYMBOLS)), runs(("\uf0fe \uf0a8", Format(font="Wingdings"))))
    assert not convert(page).edits
    assert reasons(convert(page)) == [("¨ Cã", "symbol")]


def test_what_was_refused_is_told() -> None:
    page = pages(runs(("Céng hßa", SMALL)), runs(("x· héi", SMALL)))
    conversion = convert(page)
    told = without(conversion, [edit for edit in conversion.edits if isinstance(edit, SetText) and edit.block == 1], page)
    assert [each.block for each in told.done] == [0]
    assert reasons(told) == [("x· héi", "refused")]


def test_how_it_is_told() -> None:
    page = pages(runs(("Céng hßa", SMALL)), runs(("¨", SYMBOLS)), runs(("¨", SYMBOLS)))
    done = convert(page)
    assert telling.summary(done, "vi") == "Đã chuyển sang Unicode: 1 đoạn TCVN3."
    assert telling.left(done, "vi") == ["Để nguyên 2 chỗ, bạn xem lại:", "“¨”: phông ký hiệu .VnWingdings, không phải chữ"]
    assert telling.summary(convert(pages()), "en") == "There was nothing to convert."
    assert not telling.left(convert(pages()), "en")


# Another font put over it.


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_a_changed_font(encoding: str) -> None:
    lines = ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6", "Hà Nội", "Số: 5/QĐ-UBND", "cú có")
    page = pages(*[runs((encoded(line, encoding), USUAL)) for line in lines])
    assert shown(after(page)) == "\n".join(lines)
    assert not [edit for edit in convert(page).edits if isinstance(edit, SetFormat)]


def test_a_changed_font_with_too_little_to_tell() -> None:
    page = pages(runs(("Hµ Néi", USUAL)))
    assert not convert(page).edits
    assert reasons(convert(page)) == [("Hµ Néi", "unsure")]


def test_a_changed_font_keeps_what_is_no_word_of_it() -> None:
    words = "Céng hßa x· héi chñ nghÜa ViÖt Nam ®éc lËp tù do h¹nh phóc gi¶i phãng thµnh phè miÒn b¾c"
    page = pages(runs((words + " ® Straße", USUAL)))
    assert shown(after(page)).endswith("miền bắc ® Straße")
    assert reasons(convert(page)) == [("® Straße", "unsure")]


@pytest.mark.parametrize(
    "text",
    [
        "La Société française d’électricité a été créée à Paris en 1920 ; né à Orléans, élève, thé, café, où, même, dû, français",
        "Der Müller fährt über die Straße nach Köln, schöne Grüße, größer, für, hört",
        "São Paulo não é a capital; ação, coração, irmão, você, três, avó, avô, José, é, só, já, há",
        "El niño comió piñas en la montaña; señor, mañana, año, está, qué, más, aquí, cómo, también, después",
        "“Plain English” – naïve café résumé, 5 µm × 3 µm ± 2 µm, 20 °C, § 5, © 2020, Windows®, «words», ½ + ¼",
        "Tôi hãy còn là em nhà bà, cô và ông có mì, có bò, có cà, có xà",
        "Þetta er íslenska: maður, Guðmundur, það, þú, sjá, góður",
        "",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert not convert(pages(runs((text, USUAL)))).edits
    assert not encoding_of(text)


def test_d_that_only_looks_like_one() -> None:
    page = pages(runs(("QÐ-UBND, Ðiều 5, HÐND, ðường, Guðmundur", USUAL)))
    assert shown(after(page)) == "QĐ-UBND, Điều 5, HĐND, đường, Guðmundur"
    assert reasons(convert(page)) == [("Guðmundur", "lookalike")]


# VIQR.


def test_viqr_word_by_word() -> None:
    page = pages(
        runs(("U?y ban nha^n da^n ti?nh gia?i quye^'t kie^'n nghi. cu?a cu+? tri", USUAL)),
        runs(("NGHI. QUYE^'T", USUAL)),
        runs(("DDo^.c la^.p - Tu+. do - Ha.nh phu'c", USUAL)),
        runs(("Plain: 3 (a)", USUAL)),
    )
    assert shown(after(page)) == (
        "Ủy ban nhân dân tỉnh giải quyết kiến nghị của cử tri\nNGHỊ QUYẾT\nĐộc lập - Tự do - Hạnh phúc\nPlain: 3 (a)"
    )
    assert not convert(page).left


def test_viqr_as_a_word_processor_leaves_it() -> None:
    lines = ("U?y ban – “gia?i quye^’t” kie^’n", "DDo^.c la^.p – Tu+. do – Ha.nh phu’c", "III. KINH PHI’")
    page = pages(*[runs((line, USUAL)) for line in lines])
    assert shown(after(page)) == "Ủy ban – “giải quyết” kiến\nĐộc lập – Tự do – Hạnh phúc\nIII. KINH PHÍ"


def test_a_sign_that_may_be_a_stop_stays() -> None:
    page = pages(runs(("Va(n pho`ng Chi'nh phu? DDa` Na(~ng bie^'t ma~ so^' thue^' chu+a? x^2 kho^ng nghi... co'.", USUAL)))
    assert shown(after(page)) == "Văn phòng Chính phu? Đà Nẵng biết mã số thuế chưa? x^2 không nghi... có."
    assert reasons(convert(page)) == [("phu?", "tone"), ("nghi...", "tone")]


def test_words_of_viqr_that_make_no_syllable_stay() -> None:
    read = viqr.read("www.a.vn e.g. co^ng ty U.S.A. thuo^'c")
    assert [word for _, _, word in read.changes] == ["công", "thuốc"]
    assert read.doubtful


@pytest.mark.parametrize("text", ["f(a) + g(a^2) = ~h(o+1)", "Is it so? Yes. C++, a^b, x~y.", "E.g. the file a.txt (see below)."])
def test_plain_text_is_no_viqr(text: str) -> None:
    assert not convert(pages(runs((text, USUAL)))).edits


# Of a selection.


def test_only_what_is_selected() -> None:
    page = pages(runs(("Céng hßa x· héi", SMALL)), runs(("ViÖt Nam", SMALL)))
    conversion = convert(page, [(0, 6, 7)])
    became = apply(page, conversion.edits)
    assert shown(became) == "Céng hòa x· héi\nViÖt Nam"
    assert [run.format.font for run in became.blocks[0].runs] == [".VnTime", "Times New Roman", ".VnTime"]
    assert {edit.block for edit in convert(page, [(1, 0, 8)]).edits} == {1}
    assert after(became) == after(page)


def test_a_selected_paragraph_takes_its_mark() -> None:
    page = pages(runs(("Céng hßa x· héi", SMALL)), runs(("", SMALL)))
    became = apply(page, convert(page, [(0, 0, 15), (1, 0, 0)]).edits)
    assert {block.mark.font for block in became.blocks} == {"Times New Roman"}
    assert apply(page, convert(page, [(0, 0, 4)]).edits).blocks[0].mark.font == ".VnTime"


def test_what_is_left_is_told_of_the_selection() -> None:
    page = pages(runs(("¨", SYMBOLS)), runs(("Céng hßa", SMALL)))
    assert reasons(convert(page, [(0, 0, 1)])) == [("¨", "symbol")]
    assert not convert(page, [(1, 0, 8)]).left


# A whole text without a font.


def test_the_encoding_of_a_text() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6"
    assert encoding_of(encoded(text, "TCVN3")) == "TCVN3"
    assert encoding_of(encoded(text, "VNI")) == "VNI"
    assert encoding_of(text) == encoding_of("Plain") == ""


# Any text.

_TABLE = read("syllables")


def syllables() -> Iterator[str]:
    for onset, rime in itertools.product(("", *_TABLE["onsets"].split()), _TABLE["rimes"].split()):
        for at, tone in itertools.product(range(len(rime)), ("", *"\u0300\u0301\u0303\u0309\u0323")):
            word = unicodedata.normalize("NFC", onset + rime[: at + 1] + tone + rime[at + 1 :])
            if is_syllable(word) and len(word) == len(onset + rime):
                yield word


SYLLABLES = sorted(set(syllables()))
words_of = some.lists(some.sampled_from(SYLLABLES), min_size=8, max_size=30).map(" ".join)


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
@given(text=words_of)
@fuzzing(60)
def test_any_text_comes_back(encoding: str, text: str) -> None:
    page = pages(runs((encoded(text, encoding), Format(font=FONTS[encoding]))))
    assume(not convert(page).left)  # all of it reads both ways
    assert shown(after(page)) == text
    assert not convert(after(page)).edits


@given(text=words_of)
@fuzzing(60)
def test_any_capitals_come_back(text: str) -> None:
    page = pages(runs((encoded(SENTENCE, "TCVN3"), SMALL)), runs((encoded(text, "TCVN3"), CAPITALS)))
    assert shown(after(page)).split("\n")[1] == text.upper()


@given(text=words_of)
@fuzzing(60)
def test_any_text_in_viqr_comes_back(text: str) -> None:
    line = "Ủy ban nhân dân giải quyết kiến nghị của " + text + " xong"
    assert shown(after(pages(runs((encoded(line, "VIQR"), USUAL))))) == line


@given(text=words_of, format=some.sampled_from([USUAL, SMALL, VNI]))
@fuzzing(60)
def test_any_right_text_stays(text: str, format: Format) -> None:
    page = pages(runs(("Ủy ban nhân dân " + text, format)))
    assert shown(after(page)) == shown(page)


odd = some.lists(some.sampled_from([*"aàµ®§é\u00adñöùøAÀoơ.?^+('x1 \nð", "QÐ-", "y\u0300", "o\u0302\u0301"]), max_size=12).map("".join)
kinds = some.sampled_from([
    *[("", format) for format in (USUAL, SMALL, CAPITALS, VNI, SYMBOLS)],
    *[("TCVN3", format) for format in (USUAL, SMALL, CAPITALS)],
    *[("VNI", format) for format in (USUAL, VNI)],
    ("VIQR", USUAL),
])  # fmt: skip
pieces = some.tuples(some.one_of(words_of, odd), kinds)


@given(some.lists(some.lists(pieces, min_size=1, max_size=4), min_size=1, max_size=4))
@fuzzing(200)
def test_a_second_time_changes_nothing(blocks: list[list[tuple[str, tuple[str, Format]]]]) -> None:
    page = pages(*[runs(*[((encoded(text, kind) if kind else text) + " ", format) for text, (kind, format) in each]) for each in blocks])
    assert not convert(after(page)).edits
