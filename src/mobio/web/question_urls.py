"""Where a question is answered: the address of its page, down to its first box."""

from mobio.engine.asking import Asking
from mobio.services.clock import today


def question_url(request, person, form, question, row_id=""):
    """Return the URL of the box of *question*, of a row of a group, or of a member of that row."""
    group = form.question(question.group) if question.group else question
    names, anchor = [form.id, form.page_of(group.id).id], None
    if row_id and group.has_row_pages:
        names += [group.id, row_id]
    elif row_id and group is question:
        anchor = f"{group.id}-{row_id}"
    if not row_id or group is not question:
        asking = Asking(request.catalogue, today(request.now), False, row_id, form)
        anchor = question.kind.first_box(question, asking)
    options = {"anchor": anchor} if anchor else {}
    return request.resource_url(person["biography"], *names, **options)
