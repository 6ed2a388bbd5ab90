"""What a version changed, in words, for the people who write the next one."""


def changes_of(schemas, path, number):
    """Return in words what version *number* of *path* changed, one sentence each."""
    return []
