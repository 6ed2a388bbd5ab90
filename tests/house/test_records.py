"""The reader of class names reads what it should: a test that finds nothing must be able to."""

import datetime
import decimal

import pytest
import transaction
from BTrees.OOBTree import OOBTree
from ZODB import DB
from ZODB.FileStorage import FileStorage

from mobio.resources.folder import Folder
from tests.house.records import class_names, strangers


@pytest.fixture
def stored(tmp_path):
    """Return a function that stores a value in a database and returns the file."""
    path = tmp_path / "Data.fs"

    def store(value):
        database = DB(FileStorage(str(path)))
        with database.transaction() as connection:
            connection.root()["value"] = value
        transaction.abort()
        database.close()
        return path

    return store


def test_our_own_classes_and_plain_things_are_no_strangers(stored):
    folder = Folder()
    folder.tree = OOBTree({"day": datetime.date(2027, 1, 1), "codes": {"a"}})
    assert strangers(stored(folder)) == set()


def test_a_foreign_class_is_found_deep_inside(stored):
    folder = Folder()
    folder.tree = OOBTree({"price": [{"amount": decimal.Decimal("1.5")}]})
    assert strangers(stored(folder)) == {"decimal Decimal"}


def test_a_foreign_class_stays_found_after_it_was_overwritten(stored):
    stored(decimal.Decimal(1))
    assert "decimal Decimal" in class_names(stored("gone"))
