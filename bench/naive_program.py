"""How the hand-written peer is filled and started."""

from decimal import Decimal

from ZODB import DB
from ZODB.FileStorage import FileStorage

from bench.naive.models import Folder, Person, Share
from bench.programs import Place, Program, python
from bench.record import ANSWERS

PASSWORD = "Sieben Brücken am Neckar"


class Naive(Program):
    """Pyramid, deform and ZODB as their documentation teaches them."""

    name = "naive"
    user_field = "user"

    def __init__(self, folder, words_file):
        super().__init__(folder)
        self.words_file = words_file

    def fill(self, people):
        """Make the database: people with the record, and a link to each."""
        database = DB(FileStorage(str(self.folder / "naive.fs")))
        with database.transaction() as connection:
            site = connection.root()["site"] = Folder()
            add(site, "people", Folder())
            add(site, "dse", Folder())
            self.places = [add_person(site, f"person{number}") for number in range(people)]
        database.close()

    def command(self, port):
        """Return the command that serves the peer."""
        return python("-m", "bench.naive_server", self.folder / "naive.fs", port)

    def environment(self):
        """Name the file of labels."""
        return {"BENCH_WORDS": str(self.words_file)}


def add(folder, name, child):
    """Put *child* into *folder* and return it; traversal wants it to know where it is."""
    child.__name__, child.__parent__ = name, folder
    folder[name] = child
    return child


def add_person(site, user):
    """Put a person with the record into *site*, share it, and return where both stand."""
    person = add(site["people"], user, Person(user, PASSWORD, stored(ANSWERS)))
    add(site["dse"], f"link-{user}", Share(person))
    return Place(user, PASSWORD, f"/people/{user}/education", f"/dse/link-{user}/")


def stored(answers):
    """Return *answers* with the types the schema gives them."""
    return {
        **answers,
        "general_school_grade": int(answers["general_school_grade"]),
        "school_years_total": Decimal(answers["school_years_total"]),
        "education_goals": set(answers["education_goals"]),
    }
