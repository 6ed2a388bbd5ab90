"""Check a version against the ones before it: no question and no option is lost in silence."""

from mobio.engine.mistakes import Mistake, guess
from mobio.engine.references import Reference
from mobio.engine.step_checks import STEP_CHECKS, result_codes
from mobio.engine.steps import Convert, Map, Meaning, Restore, gone

FORMS = "biography"
LISTS = "lists"


class Succession:
    """One version of a form or a list, the version before it, and the ids of all before that."""

    def __init__(self, files, reference):
        self.files = files
        self.after = files.definitions[reference]
        self.before = _older(files, reference, reference.version - 1)
        self.version = reference.version - 1
        self.last_seen = {}
        for number in range(1, reference.version):
            older = _older(files, reference, number)
            if older is not None:
                self.last_seen.update(dict.fromkeys(_words_of(older), number))

    def note(self, mistake, line, severity="error", **words):
        """Write down a mistake in the file of this version."""
        words = {"version": self.version, **words}
        self.files.note(self.after.reference, mistake, line, severity, **words)

    def steps(self, *kinds):
        """Return the steps that are of one of *kinds*."""
        return [step for step in self.after.steps if isinstance(step, kinds)]

    def candidates(self, path):
        """Return the definitions of *path* that a step may mean, the newest first.

        A version that is being published must fit what is in force with it. An older one was
        checked in its time; what it leads to may have gone since.
        """
        found = [each for each in self.files.definitions if each.path == path]
        found.sort(key=lambda each: -each.version)
        if self.after.reference in self.files.published_now:
            found = found[:1]
        return [self.files.definitions[reference] for reference in found]

    def has_code(self, path, code):
        """Tell whether *code* is, or in older files was, an option of the list *path*."""
        lists = self.candidates(path)
        return not lists or any(self.files.has_code(options, code) for options in lists)

    @property
    def old(self):
        """Return {id: question or option} of the version before."""
        return _words_of(self.before)

    @property
    def new(self):
        """Return {id: question or option} of this version."""
        return _words_of(self.after)

    @property
    def added(self):
        """Return the ids this version has and the one before had not."""
        return self.new.keys() - self.old.keys()


def _older(files, reference, version):
    return files.definitions.get(Reference(reference.folder, reference.id, version))


def _words_of(definition):
    """Return {id: question} of a form, members too, or {code: option} of a list."""
    if hasattr(definition, "every_question"):
        every = definition.every_question()
        return {question.id: question for question in every if question.kind.name != "note"}
    return {option.code: option for option in definition.options}


def check_succession(files):
    """Note what each form and list loses, reuses or changes without a step that says so."""
    for reference in sorted(files.definitions):
        if reference.folder not in (FORMS, LISTS):
            continue
        definition = files.definitions[reference]
        if reference.version == 1:
            for step in definition.steps[:1]:
                files.note(reference, Mistake.NO_FORERUNNER, step.line)
        elif _older(files, reference, reference.version - 1) is not None:
            one = Succession(files, reference)
            (_check_form if reference.folder == FORMS else _check_list)(one)


def _check_form(one):
    _check_steps(one)
    taken = {name for step in one.after.steps for name in gone(step)}
    lost = one.old.keys() - one.new.keys()
    for name in sorted(lost - taken):
        if name.rpartition(".")[0] not in lost:
            one.note(Mistake.LOST_QUESTION, 1, id=name)
    _check_reuse(one)
    for name in sorted(one.old.keys() & one.new.keys()):
        _check_kind(one, name)
    _check_wording(one)


def _check_list(one):
    _check_steps(one)
    taken = {step.id for step in one.after.steps if not isinstance(step, Map)}
    taken |= {code for step in one.steps(Map) for code in step.codes}
    for code in sorted(one.old.keys() - one.new.keys() - taken):
        if not one.after.names:  # else the code is known by its name in every language
            one.note(Mistake.LOST_OPTION, 1, code=code)
    for step in one.steps(Map):
        for code in step.codes.values():
            if not one.has_code(one.after.reference.path, code):
                words = {"code": code, "list": one.after.reference.path}
                hint = guess(code, one.new)
                one.note(Mistake.NO_SUCH_OPTION, step.line, guess=hint, **words)
    _check_reuse(one)
    _check_wording(one)


def _check_steps(one):
    seen = {}
    for step in one.after.steps:
        key = (isinstance(step, (Meaning, Map, Convert)), type(step), step.id)
        key = key if key[0] else (False, None, step.id)
        if key in seen and step.id:
            one.note(Mistake.TWO_STEPS, step.line, id=step.id, first=seen[key])
        seen.setdefault(key, step.line)
        STEP_CHECKS[type(step)](one, step)


def _check_reuse(one):
    """A code that was gone comes back only on purpose: old answers may still lie aside."""
    made = {step.id for step in one.steps(Restore)}
    for name in sorted(one.added):
        group = name.rpartition(".")[0]
        if name in one.last_seen and name not in made and group not in made:
            words = {"id": name, "version": one.last_seen[name]}
            one.note(Mistake.REUSED_ID, one.new[name].line, **words)


def _check_kind(one, name):
    old, new = one.old[name], one.new[name]
    converted = {step.id for step in one.steps(Convert)}
    if old.kind.name == new.kind.name:
        _check_list_of(one, old, new)
        return
    words = {"id": name, "old": old.kind.name, "new": new.kind.name}
    if old.kind.name not in new.kind.converts:
        one.note(Mistake.NO_CONVERSION, new.line, **words)
    elif name not in converted:
        one.note(Mistake.CHANGED_KIND, new.line, **words)
    else:
        _check_list_of(one, old, new)


def _check_list_of(one, old, new):
    """A question that got another list must say what becomes of the codes that are not in it."""
    path = new.own.get("options")
    if not path or old.own.get("options") == path:
        return
    codes = {code: to for step in one.steps(Map) if step.id == new.id
             for code, to in step.codes.items()}  # fmt: skip
    for code in result_codes(one, old):
        if not one.has_code(path, codes.get(code, code)):
            words = {"id": new.id, "list": path, "code": code}
            one.note(Mistake.LOST_IN_LIST, new.line, **words)


def _check_wording(one):
    """New words must say whether they still ask the same: links that run depend on it."""
    said = {step.id for step in one.steps(Meaning)}
    for name in sorted(one.old.keys() & one.new.keys() - said):
        old, new = one.old[name], one.new[name]
        if (old.label, old.staff_label) != (new.label, new.staff_label):
            one.note(Mistake.NEEDS_MEANING, new.line, id=name)
