"""The database of sessions and throttles."""

from datetime import UTC, datetime

import pytest
import transaction
import ZODB
from ZODB.FileStorage import FileStorage

from mobio.resources.sessions import Login, Sessions, Throttle
from tests.house.records import strangers

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path):
    database = ZODB.DB(FileStorage(str(tmp_path / "sessions.fs")))
    yield database
    database.close()


def test_logins_and_throttles_outlive_the_process(database):
    with database.transaction() as connection:
        sessions = connection.root()["sessions"] = Sessions()
        sessions.logins["a hash"] = Login("a1", "refugee", NOW)
        sessions.throttles["another"] = Throttle(3, NOW)
    with database.transaction() as connection:
        sessions = connection.root()["sessions"]
        assert sessions.logins["a hash"].started == NOW
        assert sessions.throttles["another"].failures == 3


def test_two_who_fail_at_the_same_time_are_not_counted_as_one(database):
    with database.transaction() as connection:
        sessions = connection.root()["sessions"] = Sessions()
        sessions.throttles["key"] = Throttle(1, NOW)
    managers = [transaction.TransactionManager(), transaction.TransactionManager()]
    connections = [database.open(manager) for manager in managers]
    for connection in connections:
        connection.root()["sessions"].throttles["key"].failures += 1
    managers[0].commit()
    with pytest.raises(ZODB.POSException.ConflictError):
        managers[1].commit()
    managers[1].abort()
    for connection in connections:
        connection.close()


def test_only_our_own_classes_are_stored(database, tmp_path):
    with database.transaction() as connection:
        sessions = connection.root()["sessions"] = Sessions()
        sessions.logins["a hash"] = Login("a1", "refugee", NOW)
    assert strangers(tmp_path / "sessions.fs") == set()
