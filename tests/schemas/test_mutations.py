"""However a shipped file is spoilt, its mistakes are told: reading never fails."""

from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.folders import Source
from mobio.engine.linking import check_together
from mobio.engine.loading import read_definitions
from mobio.engine.persona_checks import check_personas
from tests.engine.asked import FEWER
from tests.schemas.shipped import DEFINITIONS, SOURCES

LINES = [
    (place, number)
    for place, source in enumerate(SOURCES)
    for number in range(source.content.count(b"\n"))
]
FILES = {source.reference: source.file for source in SOURCES}
KEYS = st.sampled_from(
    """id type label options questions pages show_if checks require message not_before today plus repeat
    contains at_least any_row rows highest where listed_at attribute in_list unique_by row_title title
    except names code masked_as consent section texts de reviewed stands_for""".split()
)
VALUES = st.one_of(
    KEYS,
    st.sampled_from(
        """[] {} [a] {a:b} yes no -1 0 1e9 lists/country biography/own group choice schools [[x]] ""
        schools.country personal.birth_date 2027-13-01""".split()
    ),
)


@FEWER
@given(st.sampled_from(LINES), st.sampled_from(["drop", "double", "value", "key"]), KEYS, VALUES)
def test_a_spoilt_line_is_read_or_told(where, way, key, value):
    place, number = where
    lines = SOURCES[place].content.decode().split("\n")
    name, colon, _rest = lines[number].partition(":")
    if way == "drop":
        del lines[number]
    elif way == "double":
        lines.insert(number, lines[number])
    elif way == "value" and colon:
        lines[number] = f"{name}: {value}"
    else:
        indent = len(lines[number]) - len(lines[number].lstrip(" -"))
        lines[number] = f"{lines[number][:indent]}{key}: {value}"
    source = SOURCES[place]
    spoilt = Source(source.reference, "\n".join(lines).encode(), source.file)
    definitions, files, objections = read_definitions([spoilt])
    others = {each: found for each, found in DEFINITIONS.items() if each != source.reference}
    together = ({**others, **definitions}, {**FILES, **files})
    check_personas(*together, objections + check_together(*together))


@given(st.sampled_from(SOURCES), st.integers(0, 20_000), st.binary(max_size=6))
def test_spoilt_bytes_are_read_or_told(source, place, junk):
    content = source.content[:place] + junk + source.content[place + len(junk) :]
    definitions, _files, objections = read_definitions(
        [Source(source.reference, content, source.file)]
    )
    assert definitions or objections
