"""A running service (`micromap serve`), from Python."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from types import TracebackType
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Type, TypeVar

from .bridge import prompt_text
from .errors import BridgeError, BridgeTimeout
from .question import encoded, mapping, sent_mapping
from .results import IntentResult, Verdict

__all__ = ["Client"]

_MODES = ("detector", "family")
_BATCH = 1000
_Read = TypeVar("_Read")


class Client:
    """A mapper behind a service, with the methods of a Bridge. Safe for use by several threads and after a fork."""

    def __init__(
        self,
        address: str,
        *,
        model: str = "default",
        token: Optional[str] = None,
        timeout: Optional[float] = 10.0,
    ) -> None:
        """Takes the address, such as "http://127.0.0.1:8080", with or without "/v1" behind it; asks nothing yet.

        model: name of the mapper; "default" is the only one of a service that has one
        token: what a service with --token-file demands
        timeout: seconds to wait for an answer, None for ever

        ValueError where the address is none of HTTP, or the token could not stand in a header.
        """
        if isinstance(address, str) and "@" in address:
            raise ValueError("the address holds a user or a password, which is not shown; give token instead")
        if not isinstance(address, str) or not address.startswith(("http://", "https://")):
            raise ValueError("address is %r; expected one like 'http://127.0.0.1:8080'" % (address,))
        if token is not None and not (token.isascii() and token.isprintable() and token.strip()):
            raise ValueError("the token is empty or holds what no header can hold, such as a line's end")
        address = address.rstrip("/")
        self._address = address[: -len("/v1")] if address.endswith("/v1") else address
        self._model = model
        self._headers = {"content-type": "application/json"}
        if token is not None:
            self._headers["authorization"] = "Bearer " + token
        self._timeout = timeout

    def infer(self, text: str, *, context: Optional[Dict[str, Any]] = None) -> IntentResult:
        """The mapper's answer to a prompt; the context stays in aux["context"], the mapper does not read it.

        TypeError where text is no str or context no mapping; BridgeError where the service gives no answer,
        BridgeTimeout where it is late.
        """
        mapping("context", context)
        decision = self._ask("/v1/map", {"prompt": prompt_text(text), "model": self._model})
        result = self._read(IntentResult.of, decision)
        if context is not None:
            decision["context"] = context
        return result

    def map_many(self, texts: Iterable[str]) -> List[IntentResult]:
        """The mapper's answers to many prompts, in their order. Errors as infer."""
        if isinstance(texts, str):
            raise TypeError("map_many takes several prompts; infer takes one.")
        prompts = [prompt_text(text) for text in texts]
        path = "/v1/map/batch?" + urllib.parse.urlencode({"model": self._model})
        results: List[IntentResult] = []
        for start in range(0, len(prompts), _BATCH):
            batch = prompts[start : start + _BATCH]
            decisions = self._ask(path, batch)
            if not isinstance(decisions, list) or len(decisions) != len(batch):
                raise BridgeError("%s did not give %d answers to as many prompts" % (self._address, len(batch)))
            results.extend(self._read(IntentResult.of, decision) for decision in decisions)
        return results

    def audit(
        self,
        text: str,
        *,
        mode: str = "detector",
        context: Optional[Mapping[str, Any]] = None,
        slots: Optional[Mapping[str, Any]] = None,
    ) -> Verdict:
        """What the service's rails say of the mapper's answer to a prompt. Errors as infer.

        mode: "detector", the rails confirm or veto the mapper's label; "family", they supply the plan
        context, slots: mappings of facts and values for the domain's policy; TypeError or ValueError, which name
            them, where they are none or JSON cannot hold them, as it holds no NaN
        """
        if mode not in _MODES:
            raise ValueError("mode is %r; expected one of %s" % (mode, ", ".join(_MODES)))
        question: Dict[str, Any] = {"prompt": prompt_text(text), "mode": mode, "model": self._model}
        question.update(sent_mapping("context", context))
        question.update(sent_mapping("slots", slots))
        return self._read(Verdict.of, self._ask("/v1/rails/audit", question))

    def traces(self, text: str) -> Dict[str, List[float]]:
        """A prompt's channels: name to a list of floats, all of one length. Errors as infer."""
        answer = self._ask("/v1/rails/traces", {"prompt": prompt_text(text), "model": self._model})
        channels: Dict[str, List[float]] = self._read(lambda found: found["traces"], answer)
        return channels

    def close(self) -> None:
        """Nothing is kept open; here so that a client stands wherever a bridge does."""

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        failure: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def _read(self, reading: Callable[[Any], _Read], answer: Any) -> _Read:
        """What an answer holds; BridgeError where it is another service's, or tells of a fault."""
        try:
            return reading(answer)
        except (KeyError, TypeError) as error:
            said = json.dumps(answer)[:200]
            raise BridgeError("%s gave no answer that can be read: %s" % (self._address, said)) from error

    def _ask(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(
            self._address + path, data=encoded(body), headers=self._headers, method="POST"
        )
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise BridgeError("%s answers with status %d: %s" % (self._address, error.code, _said(error))) from error
        except TimeoutError as error:
            raise BridgeTimeout("%s gave no answer within %s seconds" % (self._address, self._timeout)) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise BridgeTimeout("%s gave no answer within %s seconds" % (self._address, self._timeout)) from error
            if isinstance(error.reason, (BrokenPipeError, ConnectionResetError)):
                raise BridgeError(
                    "%s closed the connection while it was sent %d bytes: perhaps more than its --max-body takes"
                    % (self._address, len(request.data))
                ) from error
            raise BridgeError("%s cannot be asked: %s" % (self._address, error.reason)) from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise BridgeError("%s gave no answer that can be read: %s" % (self._address, error)) from error


def _said(error: urllib.error.HTTPError) -> str:
    """What the service says of a refusal."""
    text = error.read().decode("utf-8", "replace")
    try:
        return str(json.loads(text)["error"])
    except (ValueError, KeyError, TypeError):
        return text[:200] or str(error.reason)
