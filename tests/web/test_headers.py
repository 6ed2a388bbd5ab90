"""What every answer tells the browser: keep nothing, load nothing foreign."""

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}


def answers(browser, county):
    """Yield answers of every sort, errors too, with what they are."""
    own = browser("amina")
    for path in ("/", "/help", "/nothing", county.person_path("selam"), "/print.css", "/%ff"):
        yield path, browser("amina").get(path) if path != "/%ff" else browser().get(path)
    yield "home", own.get(county.person_path("amina"))
    yield "json", own.get(county.person_path("amina", "everything.json"))
    yield "pdf", own.get(county.person_path("amina", "everything.pdf"))
    yield "dead link", own.get("/dse/dat?value=x")
    yield "forbidden", own.get(county.person_path("amina", "code"))
    yield "token", own.post("/logout")
    yield "large", own.raw("/login", b"&" * 3000)
    yield "method", own.raw("/login", method="PUT")
    yield "wrong", own.sign_in("amina", "falsch", 422)
    yield "out", own.send("/logout")


def test_every_answer_closes_the_browser_for_strangers(browser, county):
    for what, answer in answers(browser, county):
        assert {name: answer.headers.get(name) for name in WANTED} == WANTED, what
        assert set(answer.headers["Content-Security-Policy"].split("; ")) >= POLICY, what
        assert "unsafe" not in answer.headers["Content-Security-Policy"], what


def test_nothing_that_tells_of_a_person_is_kept_by_the_browser(browser, county):
    for what, answer in answers(browser, county):
        wanted = "private, max-age=86400" if what == "/print.css" else "no-store"
        assert answer.headers["Cache-Control"] == wanted, what


def test_no_page_brings_script_or_style_of_its_own(browser, county):
    for what, answer in answers(browser, county):
        if answer.content_type == "text/html":
            assert not answer.html.find_all("style"), what
            for script in answer.html.find_all("script"):
                assert script["src"].endswith("/mobio.js"), what
                assert not script.get_text(), what
            strange = [tag for tag in answer.html.find_all(True) if "style" in tag.attrs]
            assert not strange, what


def test_files_of_ours_are_kept_for_ever_and_others_are_not(browser):
    visitor = browser()
    sheet = visitor.get("/login").html.find("link", rel="stylesheet")["href"]
    kept = visitor.get(sheet, status=200).headers["Cache-Control"]
    assert kept == "public, max-age=31536000, immutable"
    gone = visitor.get(sheet.replace("mobio.css", "nothing.css"), status=404)
    assert gone.headers["Cache-Control"] == "no-store"
