"""The plan of publishing drafts together: what it does, who approves, what is missing, the act."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config, view_defaults

from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.schemas import Schemas
from mobio.services import drafting
from mobio.services.clock import today
from mobio.services.draft_history import draft_changes
from mobio.services.draft_publishing import plan_of, prospect, publish_drafts, refusals
from mobio.services.draft_words import Words
from mobio.services.plan_words import GAPS
from mobio.services.refusals import NotAllowed
from mobio.web.views.schemas import other_languages, title_of, to_plan, who

OVERTAKEN = _("Ein Entwurf wurde inzwischen geändert. Bitte sehen Sie den Plan noch einmal an.")


@view_defaults(context=Schemas, renderer="mobio.web:templates/schema_plan.pt")
class PlanView:
    """Look at the plan of some drafts, approve of them, publish them."""

    def __init__(self, context, request):
        self.schemas = context
        self.request = request
        self.account = request.identity.account
        self.paths = list(dict.fromkeys(request.GET.getall("draft")))
        if not self.paths:
            raise HTTPSeeOther(request.resource_url(context))
        if not all(path in context.drafts for path in self.paths):
            raise HTTPNotFound()
        self.drafts = [context.drafts[path] for path in self.paths]
        self.found = prospect(context, self.drafts, other_languages(request))

    @property
    def four_eyes(self):
        """Tell whether this county asks for a second pair of eyes."""
        return self.request.registry.mobio.four_eyes

    @view_config(name="plan", permission=Permission.READ_SCHEMAS, request_method="GET")
    def show(self):
        """Show the plan; looking publishes nothing."""
        return self.shown()

    def shown(self, problem=None, reason="", allowed=()):
        """Return what the template needs."""
        request = self.request
        missing = refusals(self.found, self.account, four_eyes=self.four_eyes, allowed=allowed)
        words = Words(self.schemas, self.drafts)
        return {
            "title": _("Plan"),
            "here": to_plan(request, *self.paths),
            "approve_url": to_plan(request, *self.paths).replace("/plan?", "/approve?"),
            "items": [self._item(words, draft) for draft in self.drafts],
            "found": self.found,
            "missing": missing,
            "gaps": [self._gap(words, gap) for gap in self.found.gaps],
            "effects": self._effects(),
            "problem": problem,
            "reason": reason,
            "allowed": allowed,
            "four_eyes": self.four_eyes,
            "may_publish": request.has_permission(Permission.PUBLISH, self.schemas),
            "may_approve": self._may_approve(),
            "see_all": request.resource_url(self.schemas),
        }

    def _may_approve(self):
        """Tell whether an approval of the reader would count and is not there yet."""
        mine = self.account.__name__
        return any(
            mine not in draft.writers
            and mine not in {each["account"] for each in draft.standing_approvals}
            for draft in self.drafts
        )

    def _item(self, words, draft):
        given = [{**each, "who": who(self.request, each["account"])}
                 for each in draft.standing_approvals]  # fmt: skip
        folder, _slash, name = draft.path.partition("/")
        return {
            "draft": draft,
            "title": title_of(words.definition(draft.path), draft.path),
            "url": self.request.resource_url(self.schemas, folder, name),
            "who": who(self.request, draft.changed["who"]),
            "approvals": given,
            "changes": () if self.found.errors else self._changes(draft),
            "is_new": draft.path not in self.schemas.in_force,
        }

    def _effects(self):
        """Return the chapters of the plan that the page does not tell in its own way."""
        plan = plan_of(self.request.site, self.found, today(self.request.now))
        if plan is None:
            return ()
        own = len(plan.files)
        told = plan.chapters()[own : None if plan.legal else -1]
        return [chapter for chapter in told if chapter[0] != GAPS]

    def _changes(self, draft):
        return draft_changes(self.schemas, self.drafts, draft)

    def _gap(self, words, gap):
        folder, _slash, name = gap.path.partition("/")
        query = {"language": gap.language}
        return {
            "gap": gap,
            "title": title_of(words.definition(gap.path), gap.path),
            "url": self.request.resource_url(self.schemas, folder, name, "texts", query=query),
        }

    def _seen(self):
        """Return {path: sha256} of the drafts as the page showed them."""
        marks = [mark.partition("=") for mark in self.request.POST.getall("seen")]
        if not marks:
            raise HTTPBadRequest()
        return {path: sha256 for path, _is, sha256 in marks}

    @view_config(name="approve", permission=Permission.APPROVE, request_method="POST", once=True)
    def approve(self):
        """Keep that the reader approves of the drafts as they were shown."""
        try:
            drafting.approve(self.drafts, self._seen(), self.account, self.request.now)
        except drafting.Overtaken:
            self.request.response.status_int = 409
            return self.shown(OVERTAKEN)
        return HTTPSeeOther(f"{to_plan(self.request, *self.paths)}&note=approved")

    @view_config(name="plan", permission=Permission.PUBLISH, request_method="POST", once=True)
    def publish(self):
        """Bring the drafts into force, all or none."""
        post = self.request.POST
        reason, allowed = post.get("reason", ""), post.getall("allowed")
        try:
            publish_drafts(
                self.request.site,
                self.found,
                self._seen(),
                self.account,
                reason=reason,
                allowed=allowed,
                four_eyes=self.four_eyes,
                now=self.request.now,
            )
        except drafting.Overtaken:
            self.request.response.status_int = 409
            return self.shown(OVERTAKEN, reason, allowed)
        except NotAllowed as refusal:
            self.request.response.status_int = 422
            return self.shown(refusal.reason, reason, allowed)
        query = {"note": "published"}
        return HTTPSeeOther(self.request.resource_url(self.schemas, query=query))
