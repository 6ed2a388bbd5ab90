"""Everybody against every place: what is not written in `access` is not there."""

from datetime import timedelta

import pytest
from pyramid.interfaces import IDefaultPermission, IExceptionResponse
from pyramid.security import NO_PERMISSION_REQUIRED

from mobio.resources.permissions import Permission
from tests.web import access
from tests.web.browsing import TOKEN, page_form, save, without_token
from tests.web.uploading import give_document

NOBODY = "pabcdefghijklmnop"
DAY = timedelta(days=1)


def views(application):
    """Yield ((place, name, method), permission) of every view of the program."""
    registry = application.registry
    default = registry.queryUtility(IDefaultPermission)
    for item in registry.introspector.get_category("views"):
        view = item["introspectable"]
        given = [each["value"] for each in item["related"] if each.category_name == "permissions"]
        methods = view["request_methods"] or ("*",)
        methods = (methods,) if isinstance(methods, str) else methods
        for method in methods:
            yield (place(view), view["name"] or "", method), str(next(iter(given), default))


def place(view):
    context = view["context"]
    if view["route_name"]:
        return "static files"
    if context is IExceptionResponse or issubclass(context, Exception):
        return "pages of errors"
    return context.__name__


def test_every_view_is_written_in_the_table_and_asks_for_the_permission_written_there(application):
    ours = {
        view: said for view, said in views(application) if view[0] not in access.BESIDE_THE_TREE
    }
    assert ours == access.VIEWS


def test_a_view_beside_the_tree_shows_nobodys_data(application):
    beside = {
        permission for view, permission in views(application) if view[0] in access.BESIDE_THE_TREE
    }
    assert beside <= {NO_PERMISSION_REQUIRED, "nobody"}


def test_every_permission_of_the_table_is_one_of_the_documented_words():
    assert set(access.VIEWS.values()) == set(Permission)


def test_a_view_that_names_no_permission_is_closed(application):
    assert application.registry.queryUtility(IDefaultPermission) == "nobody"


@pytest.fixture
def amina(county):
    """Return what stands in the paths of Amina's places."""
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        row = person["biography"]["education"].answers["schools"][0]["_row"]
    shares = {state: county.share("amina", state) for state in ("prepared", "accepted", "sent")}
    file = give_document(county, "amina", "cv", "Lebenslauf")["file"]
    return {"person": person.__name__, "row": row, "file": file, **shares}


@pytest.fixture
def entry(county, browser):
    """Let the worker change an answer and return the number of the entry in the history."""
    form = page_form(
        browser("keller").get(county.person_path("amina", "biography/personal/person"))
    )
    form["f-gender"] = "female"
    save(form, status=303)
    with county.site() as site:
        person = site["people"][person_id_of_amina(site)]
        return person["log"].entries()[0].__name__


def person_id_of_amina(site):
    return site["accounts"].by_login("amina").person_id


def path_of(template, amina, person=None):
    names = template.format(**amina)
    return f"/people/{person or amina['person']}/{names}"


@pytest.mark.parametrize(("login", "column"), [(access.OWNER, 0), (access.WORKER, 1)])
def test_the_person_and_the_worker_see_what_is_written(browser, amina, login, column):
    own = browser(login)
    found = {names: own.get(path_of(names, amina)).status_int for names in access.LOOKS}
    assert found == {names: expected[column] for names, expected in access.LOOKS.items()}


@pytest.mark.parametrize("login", access.OTHERS)
def test_to_all_others_the_person_is_one_that_does_not_exist(browser, amina, login):
    other = browser(login)
    for names in access.LOOKS:
        foreign = other.get(path_of(names, amina), status=404)
        missing = other.get(path_of(names, amina, NOBODY), status=404)
        there, not_there = without_token(foreign), without_token(missing)
        assert there.replace(amina["person"], NOBODY) == not_there, names
        assert set(foreign.headers) == set(missing.headers)


@pytest.mark.parametrize("login", [access.OWNER, access.WORKER, *access.OTHERS])
def test_a_person_that_does_not_exist_is_not_there(browser, amina, login):
    own = browser(login)
    found = {own.get(path_of(names, amina, NOBODY)).status_int for names in access.LOOKS}
    assert found == {404}


def test_strangers_are_asked_to_sign_in_whether_the_person_exists_or_not(browser, amina):
    visitor = browser()
    for names in access.LOOKS:
        for person in (None, NOBODY):
            answer = visitor.get(path_of(names, amina, person), status=303)
            assert answer.location.startswith("http://mobio.example/login?")


class TestActs:
    """The same for what is sent."""

    def send(self, visitor, path, fields, amina, entry):
        given = {name: value.replace("{entry}", entry) for name, value in fields.items()}
        # The mark of the end must stand at the end.
        return visitor.send(path, sorted(given.items(), key=lambda pair: pair[0] == "_end"))

    @pytest.mark.parametrize(("login", "column"), [(access.OWNER, 1), (access.WORKER, 2)])
    @pytest.mark.parametrize("names", access.ACTS)
    def test_the_person_and_the_worker_do_what_is_written(
        self, browser, amina, entry, login, column, names
    ):
        act = access.ACTS[names]
        answer = self.send(browser(login), path_of(names, amina), act[0], amina, entry)
        assert answer.status_int == act[column]

    @pytest.mark.parametrize("login", access.OTHERS)
    def test_all_others_do_nothing(self, browser, county, amina, entry, login):
        other = browser(login)
        before = county.main.lastTransaction()
        for names, (fields, *_expected) in access.ACTS.items():
            foreign = self.send(other, path_of(names, amina), fields, amina, entry)
            missing = self.send(other, path_of(names, amina, NOBODY), fields, amina, entry)
            assert (foreign.status_int, missing.status_int, names) == (404, 404, names)
            assert without(foreign, amina["person"]) == without(missing, NOBODY)
        assert county.main.lastTransaction() == before

    def test_strangers_do_nothing(self, browser, county, amina, entry):
        visitor = browser()
        before = county.main.lastTransaction()
        for names, (fields, *_expected) in access.ACTS.items():
            answer = self.send(visitor, path_of(names, amina), fields, amina, entry)
            missing = self.send(visitor, path_of(names, amina, NOBODY), fields, amina, entry)
            assert answer.location.startswith("http://mobio.example/login?note=idle&next=")
            assert answer.location.replace(amina["person"], NOBODY) == missing.location
        assert county.main.lastTransaction() == before


def without(page, person):
    return TOKEN.sub("", page.text).replace(person, "")


@pytest.mark.parametrize("path", access.BESIDE_PEOPLE)
def test_places_beside_the_people(browser, path):
    logins = (access.OWNER, access.WORKER, *access.OTHERS)
    found = {login: browser(login).get(path).status_int for login in logins}
    assert found == {**dict.fromkeys(logins, 404), **access.BESIDE_PEOPLE[path]}


def test_a_share_is_not_reached_through_another_person(browser, county, amina):
    own = browser("selam")
    for name in (amina["sent"], amina["prepared"]):
        assert own.get(county.person_path("selam", "shares", name)).status_int == 404


@pytest.mark.parametrize(
    ("since", "until", "status"), [(0, None, 200), (-9, 0, 200), (-9, -1, 404), (1, None, 404)]
)
def test_responsibility_counts_from_its_first_to_its_last_day(
    browser, county, since, until, status
):
    day = county.clock.now.date()
    with county.site() as site:
        person = site["people"][person_id_of_amina(site)]
        vogt = site["accounts"].by_login("vogt").__name__
        last = None if until is None else day + until * DAY
        person.give_responsibility(vogt, None, day + since * DAY, last)
    assert browser("vogt").get(county.person_path("amina")).status_int == status


def test_who_lost_the_case_sees_nothing_at_the_next_click(browser, county):
    worker = browser("keller")
    worker.get(county.person_path("amina"), status=200)
    with county.site() as site:
        site["people"][person_id_of_amina(site)].responsibilities = ()
    assert worker.get(county.person_path("amina")).status_int == 404


def test_another_role_of_the_account_ends_its_session(browser, county):
    worker = browser("keller")
    with county.site() as site:
        site["accounts"].by_login("keller").role = "coordinator"
    assert "/login" in worker.get("/people/").location


def test_what_workers_only_answer_is_not_asked_of_the_person(browser, county):
    for login, shown in (("keller", True), ("amina", False)):
        own = browser(login)
        form = page_form(own.get(county.person_path("amina", "biography/personal/living")))
        form["accommodation_type"] = "private_rent"
        page = own.get(save(form, status=303).location)
        page = own.get(county.person_path("amina", "biography/personal/living"))
        assert ("follow_up_since" in page) == shown


def test_a_person_cannot_answer_what_only_workers_answer(browser, county):
    own = browser("amina")
    path = county.person_path("amina", "biography/personal/living")
    form = page_form(own.get(path))
    pairs = [pair for pair in form.submit_fields("_do", index=0) if pair[1] is not None]
    day = [("day", "1"), ("month", "1"), ("year", "2026")]
    marks = ("follow_up_since:mapping",)
    more = [("__start__", marks[0]), *day, ("__end__", marks[0])]
    assert own.post(path, [*pairs[:-1], *more, pairs[-1]]).status_int == 400
