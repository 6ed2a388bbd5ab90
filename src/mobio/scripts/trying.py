"""Show what a test person is asked, page by page, and what actors read of it.

The newest files in the folders are looked at, not what is in force.
"""

from mobio.engine.folders import read_folders
from mobio.engine.mistakes import guess
from mobio.engine.persona_answers import record_of
from mobio.engine.persona_writer import expect_block
from mobio.engine.personas import FOLDER
from mobio.scripts.failures import Failure
from mobio.services.personas import catalogue_of, personas_of, shown
from mobio.services.translations import use_folder

EMPTY = "–"


def arguments(parser):
    """Add what follows ``mobio try``."""
    parser.add_argument("persona", metavar="PERSONA", nargs="?", help="an id; without: list them")
    parser.add_argument("--language", default="de", help="of the person (actors read German)")
    parser.add_argument("--package", metavar="ID", help="only what this package shows")
    parser.add_argument("--answers", action="store_true", help="leave out what has no answer")
    expect = "print what is so today, to paste into the file"
    parser.add_argument("--expect", action="store_true", help=expect)


def run(options):
    """Print what the test person sees; return 1 if its file has an error."""
    settings = options.settings
    use_folder(settings.locales)
    sources, misplaced = read_folders(settings.forms, settings.packages)
    catalogue, objections = catalogue_of(sources, settings.languages)
    refuse([*misplaced, *objections])
    personas = personas_of(catalogue)
    if options.persona is None:
        print("\n".join(f"{name}: {each.title}. {each.about}" for name, each in personas.items()))
        return 0
    persona = personas[one_of(options.persona, personas, "keine Testperson")]
    if options.expect:
        print(expect_block(record_of(catalogue, persona), persona.staff), end="")
        return 0
    language = one_of(options.language, settings.languages, "keine Sprache von MoBio")
    print("\n".join(told(shown(catalogue, persona, language), options)))
    own = [each for each in objections if each.file == file_of(persona)]
    print("".join(f"\n{each}" for each in own), end="\n" if own else "")
    return int(any(each.severity == "error" for each in own))


def refuse(objections):
    """Raise Failure with the errors of all files but those of test persons."""
    errors = [
        str(each)
        for each in objections
        if each.severity == "error" and not each.file.startswith(f"forms/{FOLDER}/")
    ]
    if errors:
        raise Failure("\n".join(sorted(errors)))


def file_of(persona):
    """Return the name by which objections tell the file of *persona*."""
    return f"forms/{persona.reference.path}/{persona.version}.yaml"


def one_of(word, known, what):
    """Return *word*; raise Failure if it is not *known*."""
    if word in known:
        return word
    raise Failure(f"'{word}' ist {what}. {guess(word, known)}Möglich sind: {', '.join(known)}.")


def told(view, options):
    """Yield the lines of what is printed of *view*."""
    yield f"{view.persona.title}, am {view.persona.today:%d.%m.%Y}"
    yield view.persona.about
    for section in () if options.package else view.sections:
        yield from ("", f"== {section.title}")
        for page in section.pages:
            yield from page_lines(page, options.answers)
    packages = {package.id: package for package in view.packages}
    if options.package:
        chosen = one_of(options.package, packages, "kein Paket")
        packages = {chosen: packages[chosen]}
    for package in packages.values():
        yield from ("", f"== Paket {package.id}: {package.title}")
        for section in package.sections:
            yield f"-- {section.title}"
            yield from lines(section.lines, options.answers)


def page_lines(page, answers_only):
    """Yield the lines of a page."""
    yield f"-- {page.title}"
    yield from lines(page.lines, answers_only)
    if page.not_asked and not answers_only:
        yield f"   nicht gefragt: {' · '.join(page.not_asked)}"


def lines(answers, answers_only, indent="   "):
    """Yield questions with their answers, rows below their group."""
    for line in answers:
        if line.rows:
            yield f"{indent}{line.label}"
            for row in line.rows:
                yield f"{indent}  * {row.title}"
                yield from lines(row.lines, answers_only, indent + "    ")
        elif line.state != "empty" or not answers_only:
            mark = "" if line.label.endswith("?") else ":"
            yield f"{indent}{line.label}{mark} {line.value or EMPTY}"
