"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language

import persian_ie as pie

# A slow machine is no failure; the same cases on every run, so that a failure in CI can be seen again.
settings.register_profile("persian_ie", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("persian_ie")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The news pipeline; loading it takes a while, so there is one for all tests."""
    return pie.load()
