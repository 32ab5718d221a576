"""A process that answers each line of JSON with a line of JSON.

Every question carries an id that no other has, and the answer must bring it back. Whatever goes wrong between a
question and its answer ends the process, so that no later question can meet an old answer.
"""

import itertools
import json
import os
import threading
import uuid
import weakref
from typing import Any, Dict, List, Optional, Sequence, Tuple

from .errors import BridgeError
from .process import Died, Process
from .question import encoded

__all__ = ["Sidecar"]

# Questions under way at a time: enough to keep both sides at work, few enough to be sent again after a death.
_UNDER_WAY = 64
_SECONDS_TO_END = 10.0

Question = Tuple[str, bytes]


class Sidecar:
    """A process that is started when first needed, and again after it died. Safe for use by several threads."""

    _process: Optional[Process]

    def __init__(self, command: Sequence[str], timeout: Optional[float], start_timeout: Optional[float]) -> None:
        """Takes what to run, and the seconds to wait for an answer and for the first one; starts nothing yet."""
        self._command = list(command)
        self._timeout = timeout
        self._start_timeout = start_timeout
        self._closed = False
        self._fresh()
        _sidecars.add(self)

    def ask(self, question: Dict[str, Any]) -> Dict[str, Any]:
        """The answer to one question."""
        return self.ask_many([question])[0]

    def ask_many(self, questions: Sequence[Dict[str, Any]]) -> List[Dict[str, Any]]:
        """The answers to all questions, in their order."""
        answers: List[Dict[str, Any]] = []
        for start in range(0, len(questions), _UNDER_WAY):
            with self._own_lock():
                answers += self._answers([self._line(one) for one in questions[start : start + _UNDER_WAY]])
        return answers

    def close(self) -> None:
        """Ends the process, and answers nothing from now on."""
        with self._own_lock():
            self._closed = True
            process, self._process = self._process, None
            if process is not None:
                process.end(_SECONDS_TO_END)

    def forget(self) -> None:
        """Leaves the process to the one that forked this one."""
        process = self._process
        self._fresh()
        if process is not None:
            process.forget()

    def _fresh(self) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._process = None
        # No other process has this name, so that an answer to its question is never taken for one to ours.
        self._name = uuid.uuid4().hex
        self._count = itertools.count(1)

    def _own_lock(self) -> threading.Lock:
        if self._pid != os.getpid():  # forked by what tells Python nothing
            self.forget()
        return self._lock

    def _line(self, question: Dict[str, Any]) -> Question:
        name = "%s-%d" % (self._name, next(self._count))
        return name, encoded({"id": name, **question}) + b"\n"

    def _answers(self, lines: List[Question]) -> List[Dict[str, Any]]:
        if self._closed:
            raise BridgeError("The bridge is closed.")
        used = self._process is not None and self._process.answered
        try:
            return self._exchange(lines)
        except Died as death:
            if not used:
                raise death.error() from None
        try:
            return self._exchange(lines)  # it may have been killed long ago
        except Died as death:
            raise death.error() from None

    def _exchange(self, lines: List[Question]) -> List[Dict[str, Any]]:
        if self._process is None:
            self._process = Process(self._command)
        process = self._process
        try:
            process.send(b"".join(line for _, line in lines), self._limit(process))
            return [_answer(name, process.receive(self._limit(process))) for name, _ in lines]
        except BaseException as failure:
            self._process = None
            process.end(_SECONDS_TO_END if isinstance(failure, Died) else 0.0)
            raise

    def _limit(self, process: Process) -> Optional[float]:
        return self._timeout if process.answered else self._start_timeout


def _answer(name: str, line: bytes) -> Dict[str, Any]:
    """The answer that a line holds; the line of another question, or none at all, is an error."""
    try:
        answer = json.loads(line.decode("utf-8"))
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or answer.pop("id", None) != name:
        raise BridgeError("Micromap wrote a line that does not answer the question: %r" % line[:200])
    if answer.get("status") == "ERROR":
        raise BridgeError("Micromap refused the question: %s" % answer.get("message"))
    return answer


_sidecars: "weakref.WeakSet[Sidecar]" = weakref.WeakSet()


def _forget_all() -> None:
    for sidecar in list(_sidecars):
        sidecar.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
