"""Tests of the client with a server of the standard library in the service's place, for what a good service never does."""

import http.server
import json
import os
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src"))
from micromap import BridgeError, BridgeTimeout, Client  # noqa: E402


class Handler(http.server.BaseHTTPRequestHandler):
    status, body, delay = 200, b"{}", 0.0
    asked = None

    def do_POST(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        Handler.asked = (self.path, headers, self.rfile.read(int(self.headers["content-length"])))
        time.sleep(Handler.delay)
        self.send_response(Handler.status)
        self.send_header("content-length", str(len(Handler.body)))
        self.end_headers()
        self.wfile.write(Handler.body)

    def log_message(self, *ignored):
        pass


class ClientTest(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = "http://127.0.0.1:%d/" % self.server.server_address[1]

    def answer(self, status, body, delay=0.0):
        Handler.status, Handler.body, Handler.delay = status, body, delay

    def test_a_request_bears_model_token_and_prompt(self):
        decision = {"label": "x", "confidence": 0.9, "ranking": [{"label": "x", "confidence": 0.9}], "reason": "confident"}
        self.answer(200, json.dumps(decision).encode())
        result = Client(self.address, model="m", token="t").infer("\u00fc \ud83d", context={"a": 1})
        path, headers, body = Handler.asked
        self.assertEqual((path, headers["authorization"]), ("/v1/map", "Bearer t"))
        self.assertEqual(json.loads(body), {"prompt": "\u00fc \ud83d", "model": "m"})
        self.assertEqual((result.intent, result.aux["context"]), ("x", {"a": 1}))

    def test_an_address_may_end_as_those_of_decision_models_do(self):
        decision = {"label": None, "confidence": 0.1, "ranking": [], "reason": "below_threshold"}
        self.answer(200, json.dumps(decision).encode())
        for end in ("v1", "v1/"):
            Client(self.address + end).infer("x")
            self.assertEqual(Handler.asked[0], "/v1/map")

    def test_a_refusal_says_what_the_service_says(self):
        self.answer(422, b'{"error": "no such model"}')
        self.assertRaisesRegex(BridgeError, "status 422: no such model", Client(self.address).infer, "x")
        self.answer(502, b"<html>")
        self.assertRaisesRegex(BridgeError, "status 502: <html>", Client(self.address).infer, "x")

    def test_what_is_no_answer_is_an_error(self):
        self.answer(200, b"no json")
        self.assertRaisesRegex(BridgeError, "no answer that can be read", Client(self.address).infer, "x")
        for body in [b"{}", b"[]", b"null", b'{"status": "ok"}']:
            self.answer(200, body)
            client = Client(self.address)
            for call in [client.infer, client.audit, client.traces]:
                self.assertRaisesRegex(BridgeError, "no answer that can be read", call, "x")
            self.assertRaisesRegex(BridgeError, "did not give 2 answers", client.map_many, ["x", "y"])
        self.answer(200, b'[{"status": "ERROR", "message": "line 1"}]')
        self.assertRaisesRegex(BridgeError, "ERROR.*line 1", Client(self.address).map_many, ["x"])

    def test_a_late_answer_is_a_timeout(self):
        self.answer(200, b"{}", delay=0.5)
        self.assertRaises(BridgeTimeout, Client(self.address, timeout=0.05).infer, "x")

    def test_a_service_that_is_not_there_is_named(self):
        self.assertRaisesRegex(BridgeError, "http://127.0.0.1:9 cannot be asked", Client("http://127.0.0.1:9").infer, "x")

    def test_a_service_that_stops_reading_is_told_of_with_the_size(self):
        deaf = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(deaf.close)

        def hang_up():
            connection, _ = deaf.accept()
            connection.recv(1)
            connection.close()  # with unread bytes, which resets it

        threading.Thread(target=hang_up, daemon=True).start()
        client = Client("http://127.0.0.1:%d" % deaf.getsockname()[1])
        self.assertRaisesRegex(BridgeError, "closed the connection .* 180000[0-9]{2} bytes: .*--max-body", client.map_many, ["a" * 900000] * 20)

    def test_what_is_no_prompt_is_not_sent(self):
        Handler.asked = None
        client = Client(self.address)
        self.assertRaises(TypeError, client.infer, 5)
        self.assertRaises(TypeError, client.map_many, "one text")
        self.assertRaises(ValueError, client.audit, "x", mode="other")
        self.assertRaisesRegex(ValueError, "^context cannot be sent", client.audit, "x", context={"a": float("nan")})
        self.assertRaisesRegex(ValueError, "^slots cannot be sent", client.audit, "x", slots={"a": float("inf")})
        self.assertRaisesRegex(TypeError, "^slots is a mapping", client.audit, "x", slots=[("a", 1)])
        self.assertRaisesRegex(TypeError, "^context is a mapping", client.infer, "x", context="a")
        self.assertRaisesRegex(ValueError, "cannot be sent", client._ask, "/", {"a": float("nan")})
        self.assertIsNone(Handler.asked)

    def test_a_server_of_another_protocol_is_named(self):
        other = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(other.close)

        def speak():
            connection, _ = other.accept()
            with connection:
                connection.recv(1 << 16)
                connection.sendall(b"\x15\x03\x03\x00\x02\x02\x50")

        threading.Thread(target=speak, daemon=True).start()
        address = "http://127.0.0.1:%d" % other.getsockname()[1]
        self.assertRaisesRegex(BridgeError, address, Client(address).infer, "x")

    def test_a_password_in_an_address_is_refused_without_telling_it(self):
        for address in ("http://user:hunter2@localhost:9", "user:hunter2@localhost", "ftp://u:hunter2@x"):
            with self.assertRaises(ValueError) as caught:
                Client(address)
            self.assertNotIn("hunter2", str(caught.exception))

    def test_what_is_no_address_or_token_is_refused_without_telling_the_token(self):
        for address in ("localhost", "ftp://x", None):
            self.assertRaisesRegex(ValueError, "expected one like", Client, address)
        for token in ("s3cret\nb", "s\u00f6", ""):
            with self.assertRaises(ValueError) as refused:
                Client(self.address, token=token)
            self.assertNotIn("s3cret", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
