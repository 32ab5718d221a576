"""A running Micromap and its three streams."""

import collections
import logging
import queue
import subprocess
import threading
from typing import Callable, Deque, Optional, Sequence

from .errors import BridgeError, BridgeTimeout

__all__ = ["Died", "Process"]

_log = logging.getLogger("micromap")

_LINES_KEPT = 40
# What a pipe surely takes while its reader does nothing.
_ALWAYS_TAKEN = 4096
_SECONDS_FOR_LAST_WORDS = 2.0


class Died(Exception):
    """The process ended without an answer."""

    def __init__(self, process: "Process") -> None:
        super().__init__()
        self._process = process

    def error(self) -> BridgeError:
        """What the caller receives; the process must have been ended before."""
        code = self._process.returncode
        return BridgeError(
            "Micromap ended with exit code %s and without an answer: %s (%s)"
            % (code, self._process.said().strip() or "it said nothing", self._process.command),
            stderr=self._process.said(),
            returncode=code,
        )


class Process:
    """Starts a program, sends it bytes, and receives lines. One thread at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        """Starts the program; BridgeError where it cannot be run."""
        self.command = " ".join(command)
        self.answered = False
        self._lines: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        self._said: Deque[str] = collections.deque(maxlen=_LINES_KEPT)
        self._late = False
        # Unbuffered: a fork would copy the buffers, and with them half a question.
        pipe = subprocess.PIPE
        try:
            self._popen = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)
        except OSError as failure:
            raise BridgeError(
                "Cannot run %s: %s. Name the program: Bridge(..., command=...), or $MICROMAP." % (command[0], failure)
            ) from failure
        self._readers = [self._reader(self._read_answers), self._reader(self._read_messages)]

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._popen.pid

    @property
    def returncode(self) -> Optional[int]:
        """Exit code, None while it runs; negative for a signal."""
        return self._popen.returncode

    def said(self) -> str:
        """The last lines that the program wrote to standard error."""
        return "".join(self._said.copy())

    def send(self, data: bytes, limit: Optional[float]) -> None:
        """Writes all bytes; Died where nobody reads, BridgeTimeout where the reader does not come to it in time."""
        timer = None
        if limit is not None and len(data) > _ALWAYS_TAKEN:
            timer = threading.Timer(limit, self._expire)
            timer.daemon = True
            timer.start()
        try:
            self._write(data)
        except OSError as failure:
            if self._late:
                raise self._timeout(limit) from failure
            raise Died(self) from failure
        finally:
            if timer is not None:
                timer.cancel()

    def receive(self, limit: Optional[float]) -> bytes:
        """The next line; Died where there will be none, BridgeTimeout where none comes in time."""
        try:
            line = self._lines.get(timeout=limit)
        except queue.Empty:
            raise self._timeout(limit) from None
        if line is None:
            raise Died(self)
        self.answered = True
        return line

    def end(self, seconds: float) -> None:
        """Lets the program end by itself, and kills it where it does not within the seconds."""
        self._close_stdin()
        try:
            self._popen.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        for reader in self._readers:
            reader.join(_SECONDS_FOR_LAST_WORDS)

    def wait(self) -> int:
        """Waits for the end; the exit code."""
        return self._popen.wait()

    def forget(self) -> None:
        """Lets go of a process that belongs to the one that forked this one."""
        self._popen.returncode = 0  # not ours to wait for
        for stream in (self._popen.stdin, self._popen.stdout, self._popen.stderr):
            if stream is not None:
                stream.close()

    def _close_stdin(self) -> None:
        assert self._popen.stdin is not None
        try:
            self._popen.stdin.close()
        except OSError:
            pass

    def _write(self, data: bytes) -> None:
        assert self._popen.stdin is not None
        rest = memoryview(data)
        while rest:
            rest = rest[self._popen.stdin.write(rest) :]

    def _expire(self) -> None:
        self._late = True
        self._popen.kill()

    def _timeout(self, limit: Optional[float]) -> BridgeTimeout:
        return BridgeTimeout("Micromap did not answer within %s seconds (%s)" % (limit, self.command), self.said())

    def _reader(self, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, name="micromap", daemon=True)
        thread.start()
        return thread

    def _read_answers(self) -> None:
        assert self._popen.stdout is not None
        with self._popen.stdout as stream:
            begun = b""
            for block in iter(lambda: stream.read(1 << 16), b""):
                *lines, begun = (begun + block).split(b"\n")
                for line in lines:
                    self._lines.put(line)
        self._lines.put(None)

    def _read_messages(self) -> None:
        assert self._popen.stderr is not None
        with self._popen.stderr as stream:
            begun = b""
            for block in iter(lambda: stream.read(1 << 16), b""):
                *lines, begun = (begun + block).split(b"\n")
                for line in lines:
                    self._hear(line)
        if begun:
            self._hear(begun)

    def _hear(self, line: bytes) -> None:
        text = line.decode("utf-8", "replace").rstrip("\r")
        self._said.append(text[:2000] + "\n")
        _log.info("%s", text)
