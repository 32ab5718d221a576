"""Bridge from Python rails to Micromap: a mapper and its traces over sidecar processes.

One file on the standard library alone. Each of the two processes is started when first needed, answers one line
of JSON with one line, is started again if it dies, and ends with the bridge.

    with Bridge("defi.mapper", "defi.rails") as bridge:
        result = bridge.infer("stake 5 eth")            # IntentResult
        traces = bridge.traces("stake 5 eth, then ...")  # channel name -> list of floats
        geodesic_parse_report(traces, **windows(traces))
"""

import collections
import json
import subprocess
import threading

__all__ = ["Bridge", "BridgeError", "IntentResult", "windows"]

IntentResult = collections.namedtuple("IntentResult", "intent score topk reason aux")
IntentResult.__doc__ = """A mapper's answer.

intent: the label, or None below the threshold
score: confidence of the top-ranked label, 0 to 1
topk: (label, probability) pairs, best first
reason: "confident", or "low_confidence" where intent is None; the exact reason is in aux
aux: the whole decision as Micromap gives it
"""


class BridgeError(RuntimeError):
    """Micromap could not be started, or refused a line; the message holds what it said."""


def windows(traces):
    """The reference's windows for short prompts, as keyword arguments of its parsers."""
    length = len(next(iter(traces.values())))
    return {
        "sigma": max(4, min(length // 8, 9)),
        "proto_width": max(13, min(int(0.7 * length), 61)),
    }


class Bridge:
    """A mapper and, where a rails file is given, its traces. Safe for use by several threads."""

    def __init__(self, mapper_path, rails_path=None, command=("./micromap",)):
        """Takes files and the command that runs Micromap; starts nothing yet."""
        command = [command] if isinstance(command, str) else list(command)
        self._mapper = _Sidecar(command + ["map", "--mapper-path", str(mapper_path), "--prompts-jsonl", "-"])
        self._traces = None
        if rails_path is not None:
            self._traces = _Sidecar(command + ["rails", "traces", "--rails", str(rails_path)])

    def infer(self, text, *, context=None):
        """The mapper's answer to a prompt; the context stays in aux["context"], the mapper does not read it."""
        decision = self._mapper.ask({"prompt": text})
        intent = decision["label"]
        if context is not None:
            decision["context"] = context
        return IntentResult(
            intent=intent,
            score=decision["confidence"],
            topk=[(ranked["label"], ranked["confidence"]) for ranked in decision["ranking"]],
            reason=decision["reason"] if intent is not None else "low_confidence",
            aux=decision,
        )

    def traces(self, text):
        """A prompt's channels: name to a list of floats, all of one length."""
        if self._traces is None:
            raise BridgeError("Traces need a rails file: Bridge(mapper_path, rails_path).")
        return self._traces.ask({"prompt": text})["traces"]

    def close(self):
        """Ends both processes; may be called again."""
        self._mapper.close()
        if self._traces is not None:
            self._traces.close()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.close()


class _Sidecar:
    """A process that answers each line of JSON with a line of JSON."""

    def __init__(self, command):
        self._command = command
        self._process = None
        self._closed = False
        self._lock = threading.Lock()

    def ask(self, question):
        line = json.dumps(question) + "\n"
        with self._lock:
            if self._closed:
                raise BridgeError("The bridge is closed.")
            answer = self._try(line) or self._try(line)
            if not answer:
                raise BridgeError("Micromap ended without an answer: " + " ".join(self._command))
            return json.loads(answer)

    def close(self):
        with self._lock:
            self._closed = True
            self._end()

    def _try(self, line):
        """The answer, or nothing where the process has died; the next try starts another."""
        if self._process is None:
            self._start()
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except OSError:
            answer = ""
        if not answer.endswith("\n"):
            self._end()
            return None
        return answer

    def _start(self):
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1
            )
        except OSError as failure:
            raise BridgeError("Cannot run %s: %s" % (self._command[0], failure)) from failure

    def _end(self):
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.stdin.close()
        except OSError:
            pass
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
