"""What a field must know of the one who is asked: language, day, staff or not, its place."""

from mobio.engine.contexts import context_of
from mobio.engine.lines import Reader, question_line
from mobio.engine.widgets import RowsWidget
from mobio.engine.words import STATE_WORDS, _


class Asking:
    """Hand out the words, options and ids that fields are made of."""

    def __init__(self, catalogue, today, staff=False, row_id="", form=None):
        self.catalogue = catalogue
        self.today = today
        self.staff = staff
        self.row_id = row_id
        self.form = form
        self.language = catalogue.language
        self.say = catalogue.say
        self._reader = Reader(catalogue, staff)

    def oid(self, question):
        """Return the id of the field in the page; stable, and told by row id inside a group."""
        if self.row_id and question.group:
            return f"{question.group}-{self.row_id}-{question.name}"
        return f"f-{question.id.replace('.', '-')}"

    def in_row(self, row_id):
        """Return the same asking for a row of a group."""
        return Asking(self.catalogue, self.today, self.staff, row_id, self.form)

    def context(self, question):
        """Return in words when *question* is asked, or None if it always is."""
        return None if self.form is None else context_of(self.form, question, self)

    def offered(self, question):
        """Return the pairs (code, label) offered today: options that are active, then states.

        A page asks for the same pairs again and again, row by row; they are made once a day.
        """
        key = (Asking.offered, id(question), self.staff)
        # The question is kept with its pairs: so no other one can get its id.
        kept, pairs = self.catalogue.daily(
            key, self.today, lambda: (question, self._offered(question))
        )
        return list(pairs) if kept is question else self._offered(question)

    def _offered(self, question):
        excluded = question.own.get("except") or ()
        pairs = [
            (option.code, self._reader.label(question, option.code))
            for option in question.options.options
            if option.code not in excluded
            and option.code not in question.states
            and self._may_choose(question, option)
        ]
        return pairs + [(state, self._reader.label(question, state)) for state in question.states]

    def _may_choose(self, question, option):
        """Rows of a group tell of the past, so there what ended long ago may be chosen too."""
        begun = option.active_from is None or option.active_from <= self.today
        return begun if question.group else option.is_offered(self.today)

    def with_chosen(self, question, pairs, codes):
        """Return *pairs* and, before the states, the options in *codes* no longer offered."""
        known = {code for code, _label in pairs}
        gone = [
            (code, self._reader.label(question, code))
            for code in codes
            if code not in known and question.options and question.options.get(code)
        ]
        split = len(pairs) - len([1 for code, _label in pairs if code in STATE_WORDS])
        return [*pairs[:split], *gone, *pairs[split:]]

    def groups(self, question, pairs):
        """Return (heading, pairs) for a long box: the common options first, then all the rest."""
        options = question.options
        states = [pair for pair in pairs if pair[0] in question.states]
        common = [pair for pair in pairs if options and pair[0] in options.common]
        rest = [pair for pair in pairs if pair not in common and pair not in states]
        found = [(self.say(_("Häufig")), common), (self.say(_("Alle")), rest)]
        if not common:
            found = [("", rest)]
        return [*found, (self.say(_("oder")), states)] if states else found

    def reader_lines(self, form, question, record):
        """Return the rows of a group as people read them."""
        return question_line(self._reader, form, question, record).rows

    def rows_widget(self, question):
        """Return the widget of a group: rows on the page, or cards that lead to their own pages."""
        return RowsWidget(asked=self, question=question)
