"""Keep the files of a person: take one, tell which answers name it, let it go when none does."""

from mobio.engine.attached import answer_of, files_in, token_of
from mobio.engine.behind_consents import is_guarded_former
from mobio.resources.attachments import Attachment
from mobio.services.files_apart import check_apart, only_one_of
from mobio.services.files_checked import FileRefused
from mobio.services.reading import states_of

MOST_OF_ONE = 200 * 1024 * 1024
"""How many bytes all files of one person may take."""


def keep_file(person, content, place, account_id, now):
    """Keep *content* for the question at *place* and return its token; raise FileRefused.

    No answer names it yet: that is up to whoever saves the page.
    """
    files = person["attachments"]
    if files.size + len(content) > MOST_OF_ONE:
        raise FileRefused("full")
    with only_one_of(account_id):
        checked = check_apart(content)
    attachment = Attachment(
        content=checked.content,
        media_type=checked.media_type,
        place=place,
        who=account_id,
        when=now,
    )
    attachment.unused_since = now
    return token_of(files.add_file(attachment).answer)


def known_token(person, token):
    """Return the true token of the file that *token* names, "" if this person has no such file."""
    answer = answer_of(token)
    attachment = person["attachments"].get(answer["file"]) if answer else None
    return token_of(attachment.answer) if attachment is not None else ""


def files_named(person):
    """Return the ids of the files that stored answers of *person* name, also those set aside."""
    found = set()
    for state in states_of(person).values():
        found.update(files_in(state.answers), files_in(list(state.former)))
    return found


def files_for_staff(record):
    """Return the ids of the files that staff may load: those that no missing consent is before."""
    found = set()
    for form in record.catalogue.sections:
        answers, former = record.answers[form.id], record.former.get(form.id, ())
        open_to_staff = [answer for name, answer in answers.items() if record.may_ask(form, name)]
        open_to_staff += [
            entry
            for entry in former
            if not is_guarded_former(record.catalogue, record, form.id, entry)
        ]
        found.update(files_in(open_to_staff))
    return found


def tidy_files(person, now):
    """Let the files go that neither an answer nor a draft names any more."""
    if not len(person["attachments"]):
        return
    drafted = {
        answer["file"]
        for typed in person["typed"].values()
        for _name, text in typed.pairs
        for answer in (answer_of(text),)
        if answer
    }
    person["attachments"].mark(files_named(person) | drafted, now)


def without_lost_files(person, row):
    """Return *row* without the answers whose file has gone."""
    return {
        name: answer
        for name, answer in row.items()
        if all(file in person["attachments"] for file in files_in(answer))
    }
