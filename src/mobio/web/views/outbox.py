"""The page *Postausgang*: what left and what waits. It is there in development only."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config

from mobio.resources.outbox import LINK_SLOT, Outbox
from mobio.resources.permissions import Permission
from mobio.web.background import link_for


@view_config(
    context=Outbox,
    permission=Permission.READ_OUTBOX,
    renderer="mobio.web:templates/outbox.pt",
    request_method="GET",
)
def outbox(context, request):
    """Show the mails, the newest first, with the links to click."""
    if not request.development:
        raise HTTPNotFound()
    make_link = link_for(request.registry)
    mails = []
    for mail in sorted(context.values(), key=lambda mail: mail.created, reverse=True):
        before, _slot, after = (mail.body or "").partition(LINK_SLOT)
        mails.append({"mail": mail, "before": before, "after": after,
                      "link": make_link(mail.selector)})  # fmt: skip
    return {"title": "Postausgang", "mails": mails}
