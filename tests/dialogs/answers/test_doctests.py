"""The examples in the modules' docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

from dialogs import answers

MODULES = sorted(module.name for module in pkgutil.iter_modules(answers.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    """What a docstring shows is what comes out."""
    assert doctest.testmod(importlib.import_module(f"dialogs.answers.{name}")).failed == 0
