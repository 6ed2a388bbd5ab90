"""Recordings of texts: take one, tell which are there and which no longer fit, remove one."""

import io
import re
import struct
from dataclasses import dataclass

from tinytag import TinyTag, TinyTagException

from mobio.engine.spoken import Passage, all_passages
from mobio.engine.words import _
from mobio.resources.recordings import Recording
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.refusals import NotAllowed

LARGEST = 2 * 1024 * 1024
SHORTEST, LONGEST = 0.3, 15 * 60
"""In seconds. A file that merely begins like a sound has a few hundredths."""
MPEG = re.compile(rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
"""A mark before the sound, or the first two bytes of a frame of layer III."""
HANDLER = re.compile(rb"hdlr.{8}(.{4})", re.DOTALL)
UNREADABLE = (TinyTagException, ValueError, LookupError, TypeError, ArithmeticError, struct.error)
"""What reading a file raises that is not what its first bytes say."""

NO_FILE = _("Wählen Sie zuerst eine Datei aus.")
TOO_LARGE = _(
    "Die Datei ist größer als 2 MB. Es wurde nichts geändert. Speichern Sie die Aufnahme als MP3 "
    "in Mono mit 32 kbit/s und laden Sie sie noch einmal hoch."
)
NO_SOUND = _(
    "In dieser Datei ist keine Aufnahme, die wir abspielen können. Es wurde nichts geändert. "
    "Speichern Sie die Aufnahme als MP3, Ogg oder M4A und laden Sie sie noch einmal hoch."
)
TOO_LONG = _(
    "Die Aufnahme dauert länger als 15 Minuten. Es wurde nichts geändert. Kürzen Sie sie und laden "
    "Sie sie noch einmal hoch."
)
CHANGED = _(
    "Der Text wurde inzwischen geändert. Es wurde nichts gespeichert. Lesen Sie den Text, der hier "
    "steht, und nehmen Sie ihn neu auf."
)
NO_SUCH_TEXT = _("Zu diesem Namen gibt es keinen Text, der vorgelesen wird.")


@dataclass(frozen=True)
class Sound:
    """What the content of a file says of itself."""

    kind: str
    suffix: str
    seconds: int


@dataclass(frozen=True)
class Spoken:
    """A text that can be read aloud, and its recording, if there is one."""

    passage: Passage
    recording: Recording | None

    @property
    def state(self):
        """Return ``there``, ``stale`` (the text was changed since) or ``missing``."""
        if self.recording is None:
            return "missing"
        return "there" if self.recording.digest == self.passage.digest else "stale"


def sound_of(content):
    """Return the Sound in *content*; raise NotAllowed with what is wrong and what to do.

    What kind it is, its bytes say; the name of a file says nothing.
    """
    if not content:
        raise NotAllowed(NO_FILE)
    if len(content) > LARGEST:
        raise NotAllowed(TOO_LARGE)
    kind, suffix = _kind(content)
    try:
        seconds = TinyTag.get(file_obj=io.BytesIO(content), tags=False).duration
    except UNREADABLE as error:
        raise NotAllowed(NO_SOUND) from error
    if not seconds or seconds < SHORTEST:
        raise NotAllowed(NO_SOUND)
    if seconds > LONGEST:
        raise NotAllowed(TOO_LONG)
    return Sound(kind, suffix, max(1, round(seconds)))


def _kind(content):
    """Return (media type, ending) of what begins like *content*; raise NotAllowed for all else."""
    begun = content[:128]
    if begun.startswith(b"OggS") and (b"OpusHead" in begun or b"\x01vorbis" in begun):
        return "audio/ogg", "ogg"
    if begun[4:8] == b"ftyp" and {*HANDLER.findall(content)} & {b"soun", b"vide"} == {b"soun"}:
        return "audio/mp4", "m4a"
    if MPEG.match(begun):
        return "audio/mpeg", "mp3"
    raise NotAllowed(NO_SOUND)


def spoken(site, languages):
    """Return {(name, language): Spoken} of every text that can be read aloud."""
    recordings = site["recordings"]
    return {
        place: Spoken(passage, recordings.get(*place))
        for place, passage in all_passages(catalogue_in_force(site), languages).items()
    }


def keep(site, languages, place, shown, content, account_id, now):
    """Keep *content* as the recording of *place*, (name, language), and return it.

    *shown* is the digest of the text that was read. Raises NotAllowed and changes nothing.
    """
    found = spoken(site, languages).get(place)
    if found is None:
        raise NotAllowed(NO_SUCH_TEXT)
    if found.passage.digest != shown:
        raise NotAllowed(CHANGED)
    sound = sound_of(content)
    recording = Recording(
        name=place[0],
        language=place[1],
        digest=shown,
        content=content,
        kind=sound.kind,
        suffix=sound.suffix,
        seconds=sound.seconds,
        who=account_id,
        when=now,
    )
    site["recordings"].put(recording)
    return recording
