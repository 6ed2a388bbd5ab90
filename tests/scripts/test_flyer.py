"""mobio flyer: flyer and poster as files."""

from tests.services.printed import text_of


def test_flyer_and_poster_are_written(mobio, tmp_path, capsys):
    mobio("evolve")
    folder = tmp_path / "paper"
    assert mobio("flyer", "--language", "de", "-o", str(folder)) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "mobio-flyer-de.pdf",
        "mobio-poster-de.pdf",
    ]
    assert "MoBio" in text_of((folder / "mobio-poster-de.pdf").read_bytes())
    assert "Written:" in capsys.readouterr().out


def test_a_language_that_is_not_offered_is_told(mobio, capsys):
    mobio("evolve")
    assert mobio("flyer", "--language", "tr") == 1
    assert "There is no language 'tr' here" in capsys.readouterr().err


def test_without_a_site_there_is_no_flyer(mobio, capsys):
    assert mobio("flyer") == 1
    assert "mobio evolve" in capsys.readouterr().err
