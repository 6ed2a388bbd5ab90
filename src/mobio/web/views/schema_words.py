"""The translations of one schema file, German beside the other language, kept with the draft."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config, view_defaults

from mobio.engine.names import LANGUAGES
from mobio.engine.words import _
from mobio.resources.drafts import SchemaFile
from mobio.resources.permissions import Permission
from mobio.services import drafting
from mobio.services.draft_words import wrong
from mobio.web.views.schemas import FileView, languages_of_words, other_languages

OVERTAKEN = _(
    "Inzwischen hat jemand anderes diese Texte geändert. Was Sie getippt haben, steht in den "
    "Feldern. Mit „Speichern“ gilt es."
)


@view_defaults(context=SchemaFile, name="texts", renderer="mobio.web:templates/schema_texts.pt")
class WordsView(FileView):
    """Translate the texts of one file."""

    def __init__(self, context, request):
        super().__init__(context, request)
        told = self.words.coverage(self.path, languages_of_words(request))
        self.languages = [each.language for each in told] or other_languages(request)
        self.language = request.GET.get("language", self.languages[0] if self.languages else "")
        if self.language not in self.languages:
            raise HTTPNotFound()
        self.post = request.POST

    @property
    def listed(self):
        """Return the words of the file as they are now."""
        return self.words.of(self.path, self.language)

    @view_config(permission=Permission.READ_SCHEMAS, request_method="GET")
    def ask(self):
        """Show all texts, the missing and the stale ones marked."""
        return self.shown({}, {})

    def shown(self, typed, problems, overtaken=False):
        """Return what the template needs; *typed* and *problems* are by the names of boxes."""
        rows = [
            {
                "word": word,
                "typed": typed.get(word.name, word.text),
                "problem": problems.get(word.name),
                "rows": 1 + max(len(word.german), len(word.text)) // 36 + word.german.count("\n"),
            }
            for word in self.listed
        ]
        own, german, html, direction = LANGUAGES[self.language]
        return self.values(
            title=_("Übersetzungen"),
            rows=rows,
            language={"own": own, "german": german, "html": html, "direction": direction},
            code=self.language,
            languages=[(code, LANGUAGES[code][0]) for code in self.languages],
            open_ones=[row for row in rows if row["word"].state != "there"],
            problems=[row for row in rows if row["problem"]],
            refusal=OVERTAKEN if overtaken else None,
            revision=self.draft.revision if self.draft is not None else 0,
        )

    @view_config(permission=Permission.WRITE_SCHEMAS, request_method="POST", once=True)
    def save(self):
        """Keep what is new with the draft; what is wrong comes back, the rest is kept."""
        if not self.may_write:
            raise HTTPNotFound()
        typed = {word.name: self._typed(word) for word in self.listed if word.name in self.post}
        said = {word.name: wrong(word, typed.get(word.name, "")) for word in self.listed}
        problems = {name: problem for name, problem in said.items() if problem}
        try:
            self._keep({name: text for name, text in typed.items() if name not in problems})
        except drafting.Overtaken:
            self.request.response.status_int = 409
            return self.shown(typed, problems, overtaken=True)
        if problems:
            self.request.response.status_int = 422
            self.look_again()
            return self.shown(typed, problems)
        return self.see("texts", language=self.language, note="saved")

    def _typed(self, word):
        """Return what was typed for *word*, or the old translation if that is said to fit."""
        text = drafting.plain_lines(self.post[word.name]).strip()
        if "\n" not in word.german:
            text = " ".join(text.split())
        return text or (word.old_text if f"{word.name}-fits" in self.post else "")

    def _keep(self, typed):
        """Keep those of *typed* that differ from what is in force."""
        published = self.words.published(self.language)
        kept = self.draft.words.get(self.language, {}) if self.draft is not None else {}
        keys = {word.name: (word.context, word.german) for word in self.listed}
        messages = {key: typed.get(name, kept.get(key, "")) for name, key in keys.items()}
        drafting.save_words(
            self.schemas,
            self.path,
            self.language,
            {key: text for key, text in messages.items() if text not in ("", published.get(key))},
            self.sent_revision(),
            self.account,
            self.request.now,
        )
