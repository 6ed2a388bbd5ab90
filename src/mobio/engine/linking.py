"""Look at all files together: does every name lead somewhere?"""

from mobio.engine.acceptance import settled
from mobio.engine.attached import check_titles
from mobio.engine.casework_checks import check_casework
from mobio.engine.circles import check_circles
from mobio.engine.condition_checks import check_conditions
from mobio.engine.consent_checks import check_consents
from mobio.engine.contact_reader import check_contacts
from mobio.engine.file_readers import SHOWN
from mobio.engine.form_reader import NEEDED_BY_PROGRAM
from mobio.engine.loading import newest, read_definitions
from mobio.engine.mistakes import Mistake, Notebook, guess
from mobio.engine.names import cldr_name
from mobio.engine.package_checks import check_packages
from mobio.engine.persona_checks import check_personas
from mobio.engine.plain_german import check_german
from mobio.engine.references import Reference
from mobio.engine.rosters import check_rosters
from mobio.engine.spoken import check_recordings
from mobio.engine.succession import check_succession


class Set:
    """The newest definitions of a set of files, with a notebook for each file."""

    def __init__(self, definitions, files, published_now=frozenset()):
        self.definitions = definitions
        self.published_now = published_now
        self.files = files
        self.newest = newest(definitions)
        self.notebooks = {}

    def get(self, path):
        """Return the newest definition of *path*, or None."""
        version = self.newest.get(path)
        if version is None:
            return None
        folder, _slash, name = path.partition("/")
        return self.definitions[Reference(folder, name, version)]

    def all_of(self, folder):
        """Return the newest definitions of *folder*, in the order of their paths."""
        return [self.get(path) for path in sorted(self.newest) if path.startswith(f"{folder}/")]

    def forms(self):
        """Return the newest forms, those of staff too."""
        return [*self.all_of("biography"), *self.all_of("casework")]

    def ids_of(self, folder):
        """Return the ids of *folder*."""
        return [path.partition("/")[2] for path in self.newest if path.startswith(f"{folder}/")]

    def note(self, reference, mistake, line, severity="error", **words):
        """Write down a mistake in the file of *reference*."""
        file = self.files[reference]
        notebook = self.notebooks.setdefault(file, Notebook(file))
        notebook.note(mistake, line, severity, **words)

    def has_option(self, path, code):
        """Tell whether *code* is an option of the list *path*, by the file or by CLDR."""
        return self.has_code(self.get(path), code)

    @staticmethod
    def has_code(options, code):
        """Tell whether *code* is an option of the OptionList *options*, by the file or by CLDR."""
        return bool(options.get(code) or (options.names and cldr_name(options.names, code, "de")))


def check(sources, published_now=frozenset()):
    """Return (definitions, objections) of *sources*: all mistakes of all files at once.

    *published_now* are the references that are about to come into force.
    """
    definitions, files, objections = read_definitions(sources)
    found = objections + check_together(definitions, files, published_now)
    found += check_personas(definitions, files, found)
    return definitions, sorted(settled(found, definitions, files))


def check_together(definitions, files, published_now=frozenset()):
    """Return the mistakes that only show where the definitions of all *files* meet."""
    files_together = Set(definitions, files, published_now)
    for form in files_together.forms():
        for question in form.every_question():
            _check_question(files_together, form, question)
        check_conditions(files_together, form)
        _check_pages(files_together, form)
    check_circles(files_together)
    for options in files_together.all_of("lists"):
        _check_list(files_together, options)
    _check_roles(files_together)
    _check_menu(files_together)
    check_consents(files_together)
    check_packages(files_together)
    check_titles(files_together)
    check_rosters(files_together)
    check_casework(files_together)
    check_contacts(files_together)
    check_german(files_together)
    check_recordings(files_together)
    check_succession(files_together)
    notebooks = files_together.notebooks.values()
    return [objection for notebook in notebooks for objection in notebook.objections]


def _check_pages(files, form):
    for page in form.pages:
        path = f"consents/{page.needs_consent}"
        if page.needs_consent and files.get(path) is None:
            files.note(form.reference, Mistake.NO_SUCH_FILE, page.line, id=path)


def _check_question(files, form, question):
    path = question.own.get("options")
    if not path:
        return
    if not path.startswith("lists/") or files.get(path) is None:
        hint = guess(path, [f"lists/{name}" for name in files.ids_of("lists")])
        files.note(form.reference, Mistake.NO_LIST, question.line, list=path, guess=hint)
        return
    for key in ("exclusive", "except"):
        for code in question.own.get(key) or ():
            if not files.has_option(path, code):
                words = {"code": code, "list": path, "guess": ""}
                files.note(form.reference, Mistake.NO_SUCH_OPTION, question.line, **words)
    _check_least(files, form, question, files.get(path))


def _check_least(files, form, question, options):
    """Nobody can choose more than a list offers."""
    least = question.own.get("min_choices") or 0
    count = len(options.options) - len(question.own.get("except") or ())
    if not options.names and least > count:
        words = {"key": "min_choices", "least": least, "count": count}
        files.note(form.reference, Mistake.TOO_MANY_CHOSEN, question.line, **words)


def _check_list(files, options):
    known = [option.code for option in options.options]
    for option in options.options:
        if option.masked_as and options.get(option.masked_as) is None:
            words = {"code": option.masked_as, "list": options.reference.path}
            hint = guess(option.masked_as, known)
            files.note(options.reference, Mistake.NO_SUCH_OPTION, option.line, guess=hint, **words)
        elif option.masked_as and options.get(option.masked_as).sensitive:
            words = {"code": option.masked_as}
            files.note(options.reference, Mistake.MASKED_MASK, option.line, **words)
    for code in options.common:
        if not files.has_option(options.reference.path, code):
            words = {"code": code, "list": options.reference.path, "guess": ""}
            line = options.line_of("common")
            files.note(options.reference, Mistake.NO_SUCH_OPTION, line, **words)
    _check_found_by(files, options)


def _check_found_by(files, options):
    """The other list is there, and what its options say leads to options of this one."""
    if not options.found_by:
        return
    path, attribute = options.found_by["list"], options.found_by["attribute"]
    other, line = files.get(path), options.line_of("found_by")
    if other is None or not path.startswith("lists/"):
        hint = guess(path or "", [f"lists/{name}" for name in files.ids_of("lists")])
        files.note(options.reference, Mistake.NO_LIST, line, list=path, guess=hint)
        return
    known = [option.code for option in options.options]
    for option in other.options:
        for code in option.attributes.get(attribute, ()):
            if not files.has_option(options.reference.path, code):
                words = {"code": code, "list": options.reference.path, "guess": guess(code, known)}
                files.note(other.reference, Mistake.NO_SUCH_OPTION, option.line, **words)


def _check_roles(files):
    """Each role has one holder at most; those the program cannot do without have exactly one."""
    holders = {}
    for form in files.all_of("biography"):
        for question in form.questions:
            role = question.stands_for
            if role and role in holders:
                words = {"role": role, "first": holders[role]}
                files.note(form.reference, Mistake.TWO_HOLDERS, question.line, **words)
            elif role:
                holders[role] = f"{form.id}.{question.id}"
    _check_list_roles(files)
    forms = files.all_of("biography")
    for role in NEEDED_BY_PROGRAM:
        if forms and role not in holders:
            files.note(forms[0].reference, Mistake.NO_HOLDER, 1, role=role)


def _check_list_roles(files):
    holders = {}
    for options in files.all_of("lists"):
        role = options.stands_for
        first = holders.setdefault(role, options.reference.path)
        if role and first != options.reference.path:
            words = {"role": role, "first": first}
            line = options.line_of("stands_for")
            files.note(options.reference, Mistake.TWO_HOLDERS, line, **words)


def _check_menu(files):
    """Each form must be in the menu; its sections may wait for their forms, forms not for it."""
    menus, forms = files.all_of("site"), files.all_of("biography")
    if forms and not menus:
        files.note(forms[0].reference, Mistake.NO_SUCH_FILE, 1, id="site/menu")
    for menu in menus:
        listed = {entry.section_id for entry in menu.entries if entry.kind in SHOWN}
        for form in forms:
            if form.id not in listed:
                files.note(
                    menu.reference,
                    Mistake.NOT_IN_MENU,
                    menu.line_of("entries"),
                    "warning",
                    id=form.id,
                )
