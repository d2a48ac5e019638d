"""`import nas` gives every name of its public face, and loads none before it is asked for."""

import importlib
import subprocess
import sys

import pytest

import nas
from nas import face


def test_every_name_of_the_face_is_an_attribute_of_nas() -> None:
    assert {name for name in face.__all__ if getattr(nas, name) is not getattr(face, name)} == set()
    assert set(face.__all__) <= set(dir(nas))


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'nas' has no attribute 'grow'"):
        nas.grow  # noqa: B018
    assert not hasattr(nas, "__path_of_nothing__")


def test_importing_the_module_of_a_functions_name_leaves_the_function() -> None:
    script = "import nas.preservation, nas; from nas.preservation import Certificate; print(nas.preservation.__name__)"
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert result.stdout.split() == ["preservation"]
    assert callable(nas.preservation)
    assert importlib.import_module("nas.preservation").preservation is nas.preservation
