"""A mapper and its rails, from Python."""

import os
import shutil
from types import TracebackType
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Type, Union

from .errors import BridgeError
from .question import mapping, sent_mapping
from .results import IntentResult, Verdict
from .sidecar import Sidecar

__all__ = ["Bridge", "windows"]

PathLike = Union[str, "os.PathLike[str]"]

_MODES = ("detector", "family")
_MAX_CHARACTERS = 1_000_000


def windows(traces: Mapping[str, Sequence[float]]) -> Dict[str, int]:
    """The reference's windows for short prompts, as keyword arguments of its parsers."""
    length = len(next(iter(traces.values())))
    return {
        "sigma": max(4, min(length // 8, 9)),
        "proto_width": max(13, min(int(0.7 * length), 61)),
    }


class Bridge:
    """A mapper and, where a rails file is given, its rails. Safe for use by several threads and after a fork."""

    def __init__(
        self,
        mapper_path: PathLike,
        rails_path: Optional[PathLike] = None,
        command: Union[str, Sequence[str], None] = None,
        *,
        timeout: Optional[float] = 30.0,
        start_timeout: Optional[float] = 300.0,
    ) -> None:
        """Takes files and the command that runs Micromap; starts nothing yet.

        command: program and first arguments. By default that of $MICROMAP, else ./micromap, else `micromap` on the path
        timeout: seconds to wait for an answer, None for ever
        start_timeout: the same for the first answer of a new process, which starts Java and loads the mapper
        """
        self._command = _command(command)
        self._limits = (timeout, start_timeout)
        self._mapper_path = os.path.abspath(mapper_path)
        self._rails_path = None if rails_path is None else os.path.abspath(rails_path)
        self._mapper = self._sidecar(["map", "--mapper-path", self._mapper_path, "--prompts-jsonl", "-"])
        self._traces: Optional[Sidecar] = None
        self._audits: Dict[str, Sidecar] = {}
        if self._rails_path is not None:
            self._traces = self._sidecar(["rails", "traces", "--rails", self._rails_path])
            self._audits = {mode: self._audit(mode, self._rails_path) for mode in _MODES}

    def infer(self, text: str, *, context: Optional[Dict[str, Any]] = None) -> IntentResult:
        """The mapper's answer to a prompt; the context stays in aux["context"], the mapper does not read it.

        TypeError where text is no str or context no mapping; BridgeError where Micromap gives no answer,
        BridgeTimeout where it is late.
        """
        mapping("context", context)
        decision = self._mapper.ask({"prompt": prompt_text(text)})
        if context is not None:
            decision["context"] = context
        return IntentResult.of(decision)

    def map_many(self, texts: Iterable[str]) -> List[IntentResult]:
        """The mapper's answers to many prompts, in their order; several are under way at a time. Errors as infer."""
        if isinstance(texts, str):
            raise TypeError("map_many takes several prompts; infer takes one.")
        questions = [{"prompt": prompt_text(text)} for text in texts]
        return [IntentResult.of(decision) for decision in self._mapper.ask_many(questions)]

    def audit(
        self,
        text: str,
        *,
        mode: str = "detector",
        context: Optional[Mapping[str, Any]] = None,
        slots: Optional[Mapping[str, Any]] = None,
    ) -> Verdict:
        """What the rails say of the mapper's answer to a prompt. Errors as infer.

        mode: "detector", the rails confirm or veto the mapper's label; "family", they supply the plan
        context, slots: mappings of facts and values for the domain's policy; TypeError or ValueError, which name
            them, where they are none or JSON cannot hold them, as it holds no NaN
        """
        if mode not in _MODES:
            raise ValueError("mode is %r; expected one of %s" % (mode, ", ".join(_MODES)))
        self._require_rails("audit")
        question: Dict[str, Any] = {"prompt": prompt_text(text)}
        question.update(sent_mapping("context", context))
        question.update(sent_mapping("slots", slots))
        return Verdict.of(self._audits[mode].ask(question))

    def traces(self, text: str) -> Dict[str, List[float]]:
        """A prompt's channels: name to a list of floats, all of one length. Errors as infer."""
        channels: Dict[str, List[float]] = self._require_rails("traces").ask({"prompt": prompt_text(text)})["traces"]
        return channels

    def close(self) -> None:
        """Ends all processes; may be called again."""
        for sidecar in [self._mapper, self._traces, *self._audits.values()]:
            if sidecar is not None:
                sidecar.close()

    def __enter__(self) -> "Bridge":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        failure: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def _require_rails(self, what: str) -> Sidecar:
        if self._traces is None:
            raise BridgeError("%s() needs a rails file: Bridge(mapper_path, rails_path)." % what)
        return self._traces

    def _audit(self, mode: str, rails: str) -> Sidecar:
        return self._sidecar(
            ["rails", "audit", "--mapper-path", self._mapper_path, "--rails", rails]
            + ["--mode", mode, "--prompts-jsonl", "-"]
        )

    def _sidecar(self, arguments: List[str]) -> Sidecar:
        return Sidecar(self._command + arguments, *self._limits)


def prompt_text(text: str) -> str:
    """A prompt that can be sent; TypeError or ValueError otherwise."""
    if not isinstance(text, str):
        raise TypeError("a prompt is a str, not %s" % type(text).__name__)
    if len(text) > _MAX_CHARACTERS:
        raise ValueError("a prompt of %d characters; at most %d are sent" % (len(text), _MAX_CHARACTERS))
    return text


def _command(given: Union[str, Sequence[str], None]) -> List[str]:
    """The command's words; a program given by its path stays the same after a change of the folder."""
    if given is None:
        given = os.environ.get("MICROMAP") or _found()
    words = [given] if isinstance(given, str) else [str(word) for word in given]
    if os.path.dirname(words[0]):
        words[0] = os.path.abspath(words[0])
    return words


def _found() -> str:
    beside = os.path.join(".", "micromap")
    return beside if os.path.isfile(beside) else shutil.which("micromap") or beside
