"""Markup is cut where it changes with its values, and only if that can be said by slots."""

import html

import pytest

from mobio.engine.cutting import CannotCut, Fragment, cut
from mobio.engine.slots import Choice, Choices, Mark, Markup, Name, Text

CODES = ["a", "b", "aa", "selected", ""]


def options(chosen):
    """Return boxes of CODES, marked if *chosen* says so."""
    return "".join(f'<i v="{code}"{" s=s" if chosen(code) else ""} s/>' for code in CODES)


def cut_one(render, leaf):
    return cut(lambda values: render(values[0]), [leaf])


def test_a_text_is_escaped_as_the_template_does_it():
    fragment = cut_one(lambda text: f'<p v="{html.escape(text)}">{text}</p>', Text())
    assert fragment.fill(["\"<'&"]) == '<p v="&quot;&lt;&#x27;&amp;">"<\'&</p>'


def test_the_ampersand_is_escaped_first():
    replacements = (("&", "&amp;"), ("<", "&lt;"))
    fragment = Fragment(["<p>", "", "</p>"], [(0, [(1, replacements)])], [])
    assert fragment.fill(["<&"]) == "<p>&lt;&amp;</p>"


def test_a_choice_is_marked_by_its_code():
    fragment = cut_one(lambda code: options(lambda each: each == code), Choice())
    for code in CODES:
        assert fragment.fill([code]) == options(lambda each, code=code: each == code)
    assert fragment.fill(["foreign"]) is None


def test_choices_are_marked_by_their_codes():
    fragment = cut_one(lambda codes: options(lambda each: each in codes), Choices())
    for codes in ([], ["a"], ["aa", "a"], CODES, ["b", "b"]):
        assert fragment.fill([codes]) == options(lambda each, codes=codes: each in codes)
    assert fragment.fill([["a", "foreign"]]) is None


def test_codes_that_are_compared_before_they_are_written_do_no_harm():
    def render(code):
        known = [each for each in reversed(CODES) if each == code]
        return options(lambda each: each == code) + ("" if known is None else ".")

    assert cut_one(render, Choice()).fill(["b"]) == render("b")


def test_a_mark_is_there_or_not():
    fragment = cut_one(lambda said: f"<i{' checked' if said else ''}/>", Mark())
    assert (fragment.fill(["yes"]), fragment.fill([""])) == ("<i checked/>", "<i/>")
    assert fragment.fill(["on"]) is None


def test_several_slots_are_filled_each_with_its_own():
    def render(values):
        name, text, code, codes, mark, inner = values
        chosen = options(lambda each: each == code) + options(lambda each: each in codes)
        return f"<{name}>{html.escape(text)}{chosen}{'!' if mark else ''}{inner}{name}{text}</>"

    leaves = [Name(), Text(), Choice(), Choices(), Mark(), Markup()]
    values = ["r1", "a&b", "aa", ["b", "a"], "yes", "<b>"]
    assert cut(render, leaves).fill(values) == render(values)


@pytest.mark.parametrize(
    "render",
    [
        str.upper,
        str.strip,
        len,
        lambda text: text[:20],
        lambda text: "filled" if text else "empty",
        lambda text: f"{text} ({len(text)})",
        lambda text: text + 1,
        lambda text: {}[text],
    ],
)
def test_what_works_with_a_text_cannot_be_cut(render):
    with pytest.raises(CannotCut):
        cut_one(lambda text: f"<p>{render(text)}</p>", Text())


@pytest.mark.parametrize(
    "render",
    [
        lambda code: options(lambda each: each == code) + code,
        lambda code: options(lambda each: each == code) + ("!" if code else ""),
        lambda code: options(lambda each: each == code) * 2,
        lambda code: options(lambda each: each == code).replace(" s=s", " s=s" if code else "s"),
        lambda code: "".join(sorted(options(lambda each: each == code))),
        lambda code: "".join(f"<{each}{each}>" if each == code else "<>" for each in CODES),
        lambda code: options(lambda each: each != code),
    ],
)
def test_what_works_with_a_choice_cannot_be_cut(render):
    with pytest.raises(CannotCut):
        cut_one(render, Choice())


def test_options_in_another_order_than_they_are_compared_are_found_out():
    def render(code):
        marked = {each: each == code for each in reversed(CODES)}
        return options(marked.get)

    with pytest.raises(CannotCut):
        cut_one(render, Choice())


def test_a_lie_about_one_option_is_found_by_trying_all():
    def render(code):
        wrong = {"b": "aa", "aa": "b"}
        return options(lambda each: code == (wrong[each] if type(code) is str else each))

    def lying(code):
        wrong = {"b": "aa", "aa": "b"}
        is_real = type(code) is str
        return options(lambda each: (wrong.get(each, each) if is_real else each) == code)

    cut_one(lying, Choice())
    with pytest.raises(CannotCut):
        cut(lambda values: lying(values[0]), [Choice()], thorough=True)


def test_a_mark_within_a_text_is_refused():
    def render(values):
        text, mark = values
        return text.replace("&", "&!") if mark else text

    with pytest.raises(CannotCut):
        cut(render, [Text(), Mark()])


def test_other_errors_are_not_hidden():
    def broken(_text):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cut_one(broken, Text())
