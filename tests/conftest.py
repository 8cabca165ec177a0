"""What all tests share."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

# the same examples on every machine, however slow it is; HYPOTHESIS_PROFILE=default seeks new ones
settings.register_profile("house", derandomize=True, deadline=None)


def pytest_configure() -> None:
    """Every property test runs in the house's way, unless another profile is asked for.

    A shell has what it starts in the background ignore interrupts, and so would every command
    that a test starts and interrupts.
    """
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files change only by this one deliberate option."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew instead of compared."""
    return bool(request.config.getoption("--golden"))
