"""How every program under test is served: waitress with 4 threads, and a quirk kept out.

CPython 3.11 keeps the frames of a thread in pieces of 16 kB. When calls cross the end of a piece it
asks the system for another one, and gives it back on return. A template that happens to render just
at such an edge does so thousands of times per page: the same page of the peer took 70 ms or 250 ms,
depending on nothing but how deep the calls were. So each thread begins with one frame of much room,
and all others find place behind it, in the same large piece.
"""

import logging

from waitress.server import create_server
from waitress.task import ThreadedTaskDispatcher

THREADS = 4
ROOM = 20_000
"""Names of the first frame, 8 bytes each: its piece is 256 kB, and 96 kB of that stay free."""


def roomy():
    """Return a function that calls another one from a frame with that much room."""
    never = " = ".join(f"name{number}" for number in range(ROOM))
    source = f"def call(function, *given):\n    function(*given)\n    return\n    {never} = 0\n"
    names = {}
    exec(source, names)
    return names["call"]


class RoomyDispatcher(ThreadedTaskDispatcher):
    """Threads that never meet the end of a piece."""

    call = staticmethod(roomy())

    def handler_thread(self, number):
        """Work for the server until it ends."""
        self.call(super().handler_thread, number)


def serve(application, port):
    """Serve *application* on *port* of this machine until the process is ended."""
    # A request that waits for one of the threads is what a load is made for, no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    dispatcher = RoomyDispatcher()
    dispatcher.set_thread_count(THREADS)
    create_server(application, _dispatcher=dispatcher, host="127.0.0.1", port=port).run()
