"""What is sent twice happens once, and leads where it led the first time."""

import pytest

from tests.web.browsing import main_text, page_form, save, type_in
from tests.web.schema_pages import FILE
from tests.web.way import Way


@pytest.fixture
def selam(browser):
    return browser("selam")


@pytest.fixture
def way(selam, county):
    return Way(selam, county)


@pytest.fixture
def log(county):
    """Return a function that counts the entries of Selam's history."""

    def count():
        with county.site() as site:
            return len(site["people"][county.person_id("selam")]["log"])

    return count


def twice(form, *pressed, status=303, **options):
    """Send *form* twice and return both answers."""
    return [form.submit(*pressed, status=status, **options) for _time in range(2)]


def same_place(answers):
    first, second = answers
    assert first.location == second.location
    return first.location


def pressed_in(page, name):
    """Return the form of *page* that leads to the view *name*."""
    return next(form for form in page.forms.values() if form.action.endswith(f"/{name}"))


class TestPagesOfTheBiography:
    """The merge makes the second one nothing."""

    def form(self, selam, county, place="person"):
        return page_form(selam.get(county.person_path("selam", "biography/personal", place)))

    def test_a_page_is_stored_once(self, selam, county, log):
        form = self.form(selam, county)
        type_in(form, {"f-name_variants": "Sälam"})
        before = log()
        same_place([save(form, status=303) for _time in range(2)])
        assert log() == before + 1

    def test_where_a_new_question_comes_up_it_comes_up_twice(self, selam, county):
        form = self.form(selam, county, "living")
        form["accommodation_type"] = "private_rent"
        same_place([save(form, status=303) for _time in range(2)])

    def test_where_a_warning_comes_up_it_comes_up_twice(self, selam, county):
        form = self.form(selam, county, "living")
        type_in(form, {"f-postal_code": "10115"})
        form["municipality"] = form["municipality"].options[2][0]
        assert "note=check" in same_place([save(form, status=303) for _time in range(2)])

    def test_a_mistake_is_told_twice(self, selam, county):
        form = self.form(selam, county)
        type_in(form, {"f-birth_date-year": "2999"})
        first, second = [save(form, status=422) for _time in range(2)]
        assert main_text(first) == main_text(second)

    def test_a_row_that_is_added_on_the_page_is_one(self, selam, county):
        form = page_form(selam.get(county.person_path("selam", "biography/language/tongues")))
        for _time in range(2):
            answer = save(form, "add:other_languages", status=303)
        rows = page_form(answer.follow()).fields["_row"]
        assert len(rows) == 1


class TestShares:
    """A share is prepared, agreed to, sent and withdrawn once."""

    def test_two_clicks_prepare_one(self, way):
        form = way.kind()
        form["actor"] = "other"
        type_in(form, {"name": "Jobcenter Sinsheim", "address": "team@jobcenter.example"})
        assert same_place(twice(form)).endswith("/language")
        assert len(way.shares()) == 1

    def test_two_pages_prepare_two(self, way):
        way.prepared()
        way.prepared()
        assert len(way.shares()) == 2

    def test_two_clicks_agree_once_and_lead_to_the_mail(self, way):
        form = page_form(way.consent())
        form["agreed"] = True
        assert same_place(twice(form, "_do", value="accept")).endswith("/mail")
        assert len(way.consents()) == 1

    def test_two_clicks_cancel_once(self, way):
        form = page_form(way.consent())
        assert "note=cancelled" in same_place(twice(form, "_do", value="cancel"))

    def test_two_clicks_send_one_mail(self, way, county):
        form = page_form(way.accepted())
        with county.site() as site:
            before = len(site["outbox"])
        assert "note=sent" in same_place(twice(form))
        with county.site() as site:
            assert len(site["outbox"]) == before + 1

    def test_two_clicks_withdraw_once(self, selam, county):
        name = county.share("selam")
        form = page_form(selam.get(county.person_path("selam", "shares", name, "withdraw")))
        assert "note=withdrawn" in same_place(twice(form))


class TestPeople:
    """An account is opened once, and its card stays the same."""

    def form(self, browser, login="layla.k"):
        form = page_form(browser("keller").get("/people/new"))
        form["login"], form["language"] = login, "ar"
        return form

    def codes(self, answers):
        return [
            [one.get_text(strip=True) for one in answer.html.select(".card dd")]
            for answer in answers
        ]

    def test_two_clicks_open_one_account_with_one_code(self, browser, county):
        first, second = self.codes(twice(self.form(browser), status=200))
        assert first == second
        assert len({code.replace(" ", "") for _login, code in (first, second)}) == 1

    def test_the_second_click_writes_nothing(self, browser, county):
        form = self.form(browser)
        form.submit(status=200)
        before = county.main.lastTransaction()
        form.submit(status=200)
        assert county.main.lastTransaction() == before

    def test_the_same_name_from_another_page_is_taken(self, browser):
        self.form(browser).submit(status=200)
        assert "gibt es schon" in main_text(self.form(browser).submit(status=422))

    def test_once_the_code_is_used_the_card_is_gone(self, browser, county):
        form = self.form(browser)
        ((login, code),) = self.codes([form.submit(status=200)])
        first = page_form(browser().get("/activate"))
        first["login"], first["code"] = login, code
        first["password"] = first["again"] = "neun-kalte-brunnen"
        first.submit(status=303)
        answer = form.submit(status=303)
        assert answer.location.endswith(county.person_path("layla.k"))
        browser().sign_in(login, "neun-kalte-brunnen")

    def test_two_clicks_print_one_new_code(self, browser, county):
        form = page_form(browser("keller").get(county.person_path("amina", "code")))
        form["seen"] = True
        first, second = self.codes(twice(form, status=200))
        assert first == second

    def test_another_page_prints_another_code(self, browser, county):
        codes = []
        for _page in range(2):
            form = page_form(browser("keller").get(county.person_path("amina", "code")))
            form["seen"] = True
            codes += self.codes([form.submit(status=200)])
        assert codes[0] != codes[1]


class TestSigningIn:
    """Who clicks twice is in once, and nobody else is let in by that."""

    def form(self, visitor, login="amina"):
        form = page_form(visitor.get("/login", {"next": "/help"}))
        form["login"], form["password"] = login, "sieben-warme-suppen"
        return form

    def test_the_second_click_leads_where_the_first_led(self, browser):
        assert same_place(twice(self.form(browser()))) == "http://mobio.example/help"

    def test_the_second_click_of_the_first_visit_too(self, browser, county):
        card = page_form(browser("keller").get(county.person_path("amina", "code")))
        card["seen"] = True
        code = card.submit().html.select(".card dd")[1].get_text(strip=True)
        form = page_form(browser().get("/activate"))
        form["login"], form["code"] = "amina", code
        form["password"] = form["again"] = "neun-kalte-brunnen"
        assert same_place(twice(form)) == "http://mobio.example/"

    def test_another_name_on_an_old_page_signs_nobody_in(self, browser):
        visitor = browser()
        old = self.form(visitor, "selam")
        self.form(visitor).submit(status=303)
        assert main_text(old.submit(status=400)) == main_text(visitor.post("/login", status=400))


class TestSchemaFiles:
    """Drafts are begun, changed and thrown away once."""

    @pytest.fixture
    def brandt(self, browser):
        return browser("brandt")

    def test_a_draft_is_begun_and_thrown_away_once(self, brandt):
        begin = pressed_in(brandt.get(FILE), "begin")
        assert same_place(twice(begin)).endswith("/edit")
        discard = page_form(brandt.get(f"{FILE}/discard"))
        assert "note=discarded" in same_place(twice(discard))
        begin.submit(status=303)  # meant, not sent twice: something else came between
        assert brandt.get(f"{FILE}/edit", status=200)

    def test_a_new_file_is_begun_once(self, brandt):
        form = page_form(brandt.get("/schemas/new"))
        form["folder"], form["name"], form["title"] = "lists", "neues", "Neues"
        assert same_place(twice(form)).endswith("/lists/neues/edit")

    def test_a_text_is_written_once(self, brandt, county):
        pressed_in(brandt.get(FILE), "begin").submit()
        form = page_form(brandt.get(f"{FILE}/edit"))
        form["text"] = form["text"].value + "\n# ein Wort\n"
        assert "note=saved" in same_place(twice(form))
        with county.site() as site:
            draft = next(iter(site["schemas"].drafts.values()))
            assert draft.revision == 2


class TestOnlyTheSameRequestIsTheSame:
    """What looks alike and is meant is done."""

    def test_another_act_between_makes_it_meant(self, browser, county):
        own = browser("amina")
        entry, question = self.change_by_keller(browser, county)
        token = own.token()
        path = county.person_path("amina", "changes")
        for verdict in ("right", "wrong", "right"):
            fields = [("entry", entry), ("question", question), ("verdict", verdict)]
            answer = own.send(path, fields, token=token, status=303)
            assert answer.location.endswith(f"judged-{verdict}")
        with county.site() as site:
            log = site["people"][county.person_id("amina")]["log"]
            assert log[entry].verdicts == {question: "right"}

    def change_by_keller(self, browser, county):
        form = page_form(
            browser("keller").get(county.person_path("amina", "biography/personal/person"))
        )
        type_in(form, {"f-name_variants": "Ameena"})
        save(form, status=303)
        with county.site() as site:
            entry = site["people"][county.person_id("amina")]["log"].entries()[0]
            return entry.__name__, entry.changes[0]["question"]

    def test_another_session_sends_on_its_own(self, browser, county):
        ways = [Way(browser("selam"), county) for _session in range(2)]
        for way in ways:
            way.prepared()
        assert len(ways[0].shares()) == 2

    def test_nothing_of_what_was_sent_is_remembered_in_clear(self, way, county):
        way.prepared(name="Jobcenter Geheim")
        storage = county.sessions.storage.changes
        texts = b"".join(storage.load(oid, "")[0] for oid in storage._data)
        assert b"shares" in texts
        assert b"Geheim" not in texts
