"""One tree, and every error says what to do."""

from __future__ import annotations

import inspect

from backing import errors
from backing.errors import BackingError


def test_every_error_belongs_to_the_one_tree() -> None:
    classes = [item for _, item in inspect.getmembers(errors, inspect.isclass)]
    assert all(issubclass(item, BackingError) for item in classes)


def test_every_error_is_drawn_in_the_docstring() -> None:
    names = [name for name, _ in inspect.getmembers(errors, inspect.isclass)]
    assert all(name in (errors.__doc__ or "") for name in names)


def test_an_error_keeps_its_parts() -> None:
    problem = BackingError("the file is empty", hint="save it again")
    assert (problem.detail, problem.hint, str(problem)) == ("the file is empty", "save it again", "the file is empty")
