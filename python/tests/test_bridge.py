"""Tests of the bridge against a stand-in for Micromap. In the repository's folder:

python3 -m unittest discover -s python/tests
"""

import os
import pickle
import re
import signal
import sys
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(HERE, "..", "src"))

import micromap  # noqa: E402
import micromap_bridge  # noqa: E402
from micromap import Bridge, BridgeError, BridgeTimeout, IntentResult, Verdict  # noqa: E402

FAKE = [sys.executable, os.path.join(HERE, "fake_micromap.py")]
POSIX = hasattr(os, "fork")


class Interrupted(Exception):
    """What a signal's handler raises."""


class BridgeTest(unittest.TestCase):
    def bridge(self, *words, **options):
        bridge = Bridge("a.mapper", "a.rails", FAKE + list(words), **options)
        self.addCleanup(bridge.close)
        return bridge

    def assert_right(self, bridge, *texts):
        for text in texts:
            self.assertEqual(bridge.infer(text).intent, text)


class AnswersTest(BridgeTest):
    def test_an_answer_is_an_intent_with_score_ranking_reason_and_the_whole_decision(self):
        result = self.bridge().infer("swap", context={"ltv": 0.5})
        self.assertIsInstance(result, IntentResult)
        self.assertEqual(result[:4], ("swap", 0.75, [("swap", 0.75)], "confident"))
        self.assertEqual(result.aux["context"], {"ltv": 0.5})
        self.assertNotIn("id", result.aux)

    def test_a_confidence_below_the_threshold_is_low(self):
        bridge = self.bridge()
        for reason in ["below_threshold", "below_class_threshold"]:
            result = bridge.infer("because-" + reason)
            self.assertEqual((result.intent, result.reason), (None, "low_confidence"))
            self.assertEqual(result.aux["reason"], reason)

    def test_every_other_reason_keeps_its_name(self):
        bridge = self.bridge()
        for reason in ["out_of_scope", "ambiguous", "no_known_features", "empty", "too_long"]:
            self.assertEqual(bridge.infer("because-" + reason).reason, reason)

    def test_many_prompts_are_answered_in_their_order(self):
        texts = ["prompt %d" % i for i in range(1000)]
        self.assertEqual([result.intent for result in self.bridge().map_many(iter(texts))], texts)
        self.assertEqual(self.bridge().map_many([]), [])

    def test_the_rails_pass_or_veto(self):
        bridge = self.bridge()
        verdict = bridge.audit("swap", context={"ltv": 0.8})
        self.assertIsInstance(verdict, Verdict)
        self.assertEqual(verdict[:3], (True, ["swap"], "confirmed"))
        self.assertEqual((verdict.aux["mode"], verdict.aux["context"]), ("detector", {"ltv": 0.8}))
        self.assertEqual(bridge.audit("veto")[:3], (False, [], "contradicted"))
        self.assertEqual(bridge.audit("swap", mode="family").aux["mode"], "family")
        self.assertEqual(bridge.traces("swap"), {"swap": [0.0, 1.0]})

    def test_without_rails_there_are_neither_verdicts_nor_traces(self):
        with Bridge("a.mapper", command=FAKE) as bridge:
            for ask in (bridge.audit, bridge.traces):
                self.assertRaisesRegex(BridgeError, "needs a rails file", ask, "swap")

    def test_threads_get_their_own_answers(self):
        bridge = self.bridge()
        wrong = []

        def ask(name):
            texts = ["%s %d" % (name, i) for i in range(200)]
            wrong.extend(text for text in texts if bridge.infer(text).intent != text)

        threads = [threading.Thread(target=ask, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_text_that_is_no_text_is_refused_before_it_is_sent(self):
        bridge = self.bridge()
        for ask in (bridge.infer, bridge.audit, bridge.traces, lambda text: bridge.map_many(["swap", text])):
            for text in [None, 5, ["swap"], b"swap"]:
                self.assertRaises(TypeError, ask, text)
        self.assertRaises(TypeError, bridge.map_many, "swap")
        self.assertRaises(ValueError, bridge.infer, "x" * 1_000_001)
        self.assertRaises(ValueError, bridge.audit, "swap", mode="other")
        self.assertIsNone(bridge._mapper._process)

    def test_facts_that_json_cannot_hold_are_refused_before_they_are_sent(self):
        bridge = self.bridge()
        for name in ["context", "slots"]:
            for value in [float("nan"), float("inf"), {"deep": [-float("inf")]}]:
                with self.assertRaisesRegex(ValueError, "^%s cannot be sent as JSON" % name):
                    bridge.audit("swap", **{name: {"ltv": value}})
            self.assertRaisesRegex(TypeError, "^%s cannot be sent" % name, bridge.audit, "swap", **{name: {"a": object()}})
            for value in [5, "ltv", [("ltv", 1)]]:
                self.assertRaisesRegex(TypeError, "^%s is a mapping" % name, bridge.audit, "swap", **{name: value})
        self.assertRaisesRegex(TypeError, "^context is a mapping .*not list", bridge.infer, "swap", context=[1])
        self.assertRaisesRegex(ValueError, "cannot be sent", bridge._mapper.ask, {"prompt": float("nan")})
        for sidecar in [bridge._mapper, *bridge._audits.values()]:
            self.assertIsNone(sidecar._process)
        self.assertEqual(bridge.audit("swap", context={}, slots={"a": 1}).aux["context"], {})


class NeverAnotherAnswerTest(BridgeTest):
    @unittest.skipUnless(hasattr(signal, "setitimer"), "needs timers")
    def test_an_exception_while_waiting_does_not_shift_the_answers(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        before = signal.signal(signal.SIGALRM, self._interrupt)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        for ask in (bridge.infer, lambda text: bridge.map_many(["swap", text, "lend"])):
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            self.assertRaises(Interrupted, ask, "slow 0.6")
            self.assert_right(bridge, "lend", "joke", "swap")

    @unittest.skipUnless(POSIX, "needs signals")
    def test_an_exception_while_the_process_is_stopped_does_not_either(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        os.kill(bridge._mapper._process.pid, signal.SIGSTOP)
        before = signal.signal(signal.SIGALRM, self._interrupt)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        self.assertRaises(Interrupted, bridge.infer, "lend")
        self.assert_right(bridge, "joke", "lend")

    def test_a_line_of_garbage_is_an_error_and_shifts_nothing(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        with self.assertRaisesRegex(BridgeError, "featurizing 7"):
            bridge.infer("garbage")
        self.assert_right(bridge, "lend", "joke")

    def test_garbage_at_every_start_is_an_error_each_time(self):
        bridge = self.bridge("start=garbage")
        for text in ["swap", "lend"]:
            self.assertRaisesRegex(BridgeError, "featurizing 7", bridge.infer, text)

    def test_the_answer_to_another_question_is_an_error_and_ends_the_process(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        process = bridge._mapper._process
        with self.assertRaisesRegex(BridgeError, "does not answer the question"):
            bridge.infer("wrong id")
        self.assertIsNotNone(process.returncode)
        self.assert_right(bridge, "lend")

    @unittest.skipUnless(POSIX, "needs fork")
    def test_after_a_fork_both_get_their_own_answers(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        child = os.fork()
        texts = ["%d of %s" % (i, "parent" if child else "child") for i in range(300)]
        right = [bridge.infer(text).intent for text in texts] == texts
        if not child:
            bridge.close()
            os._exit(0 if right else 1)
        self.assertTrue(right)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        process = bridge._mapper._process
        self.assert_right(bridge, "the child's close ended nothing of ours")
        self.assertIs(bridge._mapper._process, process)

    @unittest.skipUnless(POSIX, "needs fork")
    def test_a_fork_while_another_thread_asks_leaves_the_child_a_working_bridge(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        asking = threading.Thread(target=bridge.infer, args=("slow 1",))
        asking.start()
        while not bridge._mapper._lock.locked():
            pass
        child = os.fork()
        if not child:
            right = bridge.infer("lend").intent == "lend"
            bridge.close()
            os._exit(0 if right else 1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        asking.join()

    def _interrupt(self, number, frame):
        raise Interrupted


class FaultsTest(BridgeTest):
    def test_the_error_holds_what_micromap_said(self):
        with self.assertRaisesRegex(BridgeError, "exit code 4.*on holiday") as caught:
            self.bridge("start=die").infer("swap")
        self.assertIn("on holiday", caught.exception.stderr)
        self.assertEqual(caught.exception.returncode, 4)
        copy = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((str(copy), copy.stderr), (str(caught.exception), caught.exception.stderr))

    def test_a_question_that_micromap_refuses_is_an_error_with_its_words(self):
        bridge = self.bridge()
        self.assertRaisesRegex(BridgeError, "line 3: no good", bridge.infer, "bad line")
        self.assert_right(bridge, "swap")

    def test_a_process_that_died_is_started_again(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        process = bridge._mapper._process
        os.kill(process.pid, signal.SIGTERM)
        process.wait()
        self.assert_right(bridge, "lend")

    def test_a_question_that_kills_every_process_is_asked_twice_at_most(self):
        bridge = self.bridge()
        self.assert_right(bridge, "swap")
        self.assertRaisesRegex(BridgeError, "on holiday", bridge.infer, "die")
        self.assert_right(bridge, "lend")

    def test_an_answer_that_does_not_come_in_time_is_a_timeout(self):
        bridge = self.bridge(timeout=0.3)
        self.assert_right(bridge, "swap")
        with self.assertRaises(BridgeTimeout) as caught:
            bridge.infer("hang")
        self.assertIsInstance(caught.exception, TimeoutError)
        self.assert_right(bridge, "lend")

    def test_a_start_that_takes_too_long_is_a_timeout(self):
        with self.assertRaisesRegex(BridgeTimeout, "within 0.3 seconds"):
            self.bridge("start=hang", start_timeout=0.3).infer("swap")

    @unittest.skipUnless(POSIX, "needs signals")
    def test_a_process_that_stops_reading_is_a_timeout(self):
        bridge = self.bridge(timeout=0.3)
        self.assert_right(bridge, "swap")
        os.kill(bridge._mapper._process.pid, signal.SIGSTOP)
        self.assertRaises(BridgeTimeout, bridge.infer, "x" * 900_000)
        self.assert_right(bridge, "lend")

    def test_a_program_that_cannot_be_run_is_named_with_what_to_do(self):
        with self.assertRaisesRegex(BridgeError, "no-such-program.*command="):
            Bridge("a.mapper", command="no-such-program").infer("hi")

    def test_closing_ends_the_processes_and_a_closed_bridge_says_so(self):
        with self.bridge() as bridge:
            bridge.infer("swap")
            process = bridge._mapper._process
        self.assertEqual(process.returncode, 0)
        bridge.close()
        self.assertRaisesRegex(BridgeError, "closed", bridge.infer, "swap")

    def test_a_bridge_works_after_a_change_of_the_folder(self):
        bridge = Bridge("a.mapper", command=os.path.relpath(sys.executable))
        self.assertEqual(os.path.realpath(bridge._command[0]), os.path.realpath(sys.executable))
        self.assertTrue(os.path.isabs(bridge._mapper_path))


class PackageTest(unittest.TestCase):
    def test_the_former_name_gives_the_same_bridge(self):
        self.assertIs(micromap_bridge.Bridge, Bridge)
        former = os.path.join(ROOT, "rails-adapter", "python", "micromap_bridge.py")
        with open(former, encoding="utf-8") as file:
            names = {"__file__": former}
            exec(compile(file.read(), former, "exec"), names)
        self.assertIs(names["Bridge"], Bridge)
        self.assertEqual(names["windows"]({"a": [0.0] * 720}), {"sigma": 9, "proto_width": 61})

    def test_the_version_is_that_of_the_parent_pom(self):
        version = re.search(r"<artifactId>micromap-parent</artifactId>\s*<version>(.*?)</version>", read("pom.xml"))
        self.assertEqual(micromap.__version__, version.group(1))
        self.assertIn('version = "%s"' % version.group(1), read("python", "pyproject.toml"))

    def test_the_package_is_marked_as_typed_and_needs_nothing(self):
        self.assertTrue(os.path.isfile(os.path.join(os.path.dirname(micromap.__file__), "py.typed")))
        self.assertIn("dependencies = []", read("python", "pyproject.toml"))


def read(*names):
    with open(os.path.join(ROOT, *names), encoding="utf-8") as file:
        return file.read()


if __name__ == "__main__":
    unittest.main()
