"""Why nothing was published. In every case the last good site still stands."""

from __future__ import annotations


class BuildError(Exception):
    """A build that could not be finished; the message is a sentence for an editor."""


class OutputRefusedError(BuildError):
    """The output folder is not ours to replace."""


class TargetError(BuildError):
    """A target could not be made: our bug, with the trace of it in ``trace``."""

    def __init__(self, path: str, trace: str) -> None:
        super().__init__(f"{path or 'the site'} could not be made")
        self.path = path
        self.trace = trace

    def __reduce__(self) -> tuple[type[TargetError], tuple[str, str]]:
        return TargetError, (self.path, self.trace)
