"""What goes wrong between Python and Micromap."""

from typing import Optional

__all__ = ["BridgeError", "BridgeTimeout"]


class BridgeError(RuntimeError):
    """Micromap could not be started, ended, or gave no answer to the question; the message holds what it said.

    stderr: the last lines that Micromap wrote to standard error, "" if there were none
    returncode: exit code of a process that ended by itself, else None
    """

    def __init__(self, message: str, stderr: str = "", returncode: Optional[int] = None) -> None:
        super().__init__(message)
        self.stderr = stderr
        self.returncode = returncode


class BridgeTimeout(BridgeError, TimeoutError):
    """Micromap did not answer in time; its process was ended, and the next question starts another."""
