"""What a process that reads documents may take of the machine."""

import resource

MEGABYTE = 2**20


def limit(what, most):
    """Let this process have at most *most* of the resource *what*, or less if that is the law."""
    _soft, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(what, (most, hard))


def limit_memory(most):
    """Let this process use *most* bytes, and leave no core file: answers would be in it."""
    limit(resource.RLIMIT_AS, most)
    limit(resource.RLIMIT_CORE, 0)


def limit_time(seconds):
    """Let this process use *seconds* more of a processor, counted from now."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    limit(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime) + seconds)
