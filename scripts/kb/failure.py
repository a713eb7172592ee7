"""The one exception that ends a command: something outside the content is missing or broken."""


class CannotRun(Exception):
    """One line: what could not run, and what to do about it."""
