"""How a command ends that cannot do what it was asked."""


class Failure(Exception):
    """End a command with one sentence for the operator, which says what to do."""
