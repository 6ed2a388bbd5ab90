"""Who may do what, by place. Closed by default; a foreign person is one that does not exist."""

from dataclasses import dataclass
from datetime import datetime

from pyramid.authorization import ACLHelper
from pyramid.request import RequestLocalCache
from pyramid.security import Denied

from mobio.resources.accounts import WORKERS
from mobio.resources.permissions import (
    AUTHENTICATED,
    AUTHOR,
    EVERYONE,
    OWNER,
    RESPONSIBLE,
    role,
)
from mobio.services.clock import today
from mobio.web.places import author_of, person_of
from mobio.web.sessions import signed_in

CLOSED = "nobody"
"""The permission of a view that names none. No access list gives it."""


@dataclass(frozen=True)
class Identity:
    """Who makes the request."""

    account: object
    session_id: str
    until: datetime
    helping: dict

    @property
    def is_worker(self):
        """Tell whether this is a social worker or an integration manager."""
        return self.account.role in WORKERS


class SecurityPolicy:
    """Join accounts, roles and responsibilities with the access lists of the tree."""

    def __init__(self):
        self.lists = ACLHelper()
        self.identities = RequestLocalCache(_identify)

    def identity(self, request):
        """Return the Identity of the request, or None; looked up once."""
        return self.identities.get_or_create(request)

    def authenticated_userid(self, request):
        """Return the id of the account, or None."""
        identity = request.identity
        return identity.account.__name__ if identity else None

    def permits(self, request, context, permission):
        """Return whether the request may do *permission* at *context*."""
        if permission == CLOSED:
            return Denied("this view is closed")
        return self.lists.permits(context, self.principals(request, context), permission)

    def principals(self, request, context):
        """Return everything the request is, seen from *context*."""
        identity = request.identity
        return self.principals_of(request, context, identity.account if identity else None)

    def principals_of(self, request, context, account):
        """Return everything *account* is, seen from *context*; None is a stranger."""
        if account is None:
            return [EVERYONE]
        found = [EVERYONE, AUTHENTICATED, role(account.role)]
        person = person_of(context)
        if person is not None and account.person_id == person.__name__:
            found.append(OWNER)
        elif account.is_worker and _helps(request, account, person):
            found.append(RESPONSIBLE)
            if author_of(context) == account.__name__:
                found.append(AUTHOR)
        return found

    def would_permit(self, request, context, permission, account):
        """Return whether *account* might do *permission* at *context*, if it were signed in."""
        principals = self.principals_of(request, context, account)
        return self.lists.permits(context, principals, permission)

    def remember(self, request, userid, **kw):
        """Return no headers: signing in is done by the view, with a cookie of its own."""
        return []

    def forget(self, request, **kw):
        """Return no headers: signing out is done by the view."""
        return []


def _helps(request, account, person):
    return person is not None and person.is_responsible(account.__name__, today(request.now))


def _identify(request):
    found = signed_in(request)
    return Identity(*found) if found else None


def knows_person(request, person):
    """Tell whether the request has anything to do with *person*; else that person is not there."""
    principals = request.registry.security_policy.principals(request, person)
    return OWNER in principals or RESPONSIBLE in principals


def includeme(config):
    config.include("mobio.web.keys")
    policy = SecurityPolicy()
    config.registry.security_policy = policy
    config.set_security_policy(policy)
    config.set_default_permission(CLOSED)
