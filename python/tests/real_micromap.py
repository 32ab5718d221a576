"""Tests of the bridge with Micromap itself. In the repository's folder:

python3 python/tests/real_micromap.py MAPPER RAILS
"""

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src"))
from micromap import Bridge, BridgeError, windows  # noqa: E402

MAPPER, RAILS = "", ""
SWAP = "swap 2 eth for usdc on uniswap"
STRANGE = "what is for dinner tonight?"
TWO_STEPS = "stake 5 eth with lido, then claim my rewards"


class RealMicromapTest(unittest.TestCase):
    def setUp(self):
        self.bridge = Bridge(MAPPER, RAILS)
        self.addCleanup(self.bridge.close)

    def test_a_clear_prompt_has_an_intent(self):
        result = self.bridge.infer(SWAP, context={"oracle": {"age_sec": 3}})
        self.assertEqual(result.intent, "swap_asset")
        self.assertEqual(result.reason, "confident")
        self.assertEqual(result.topk[0], ("swap_asset", result.score))
        self.assertEqual(result.aux["context"], {"oracle": {"age_sec": 3}})

    def test_an_abstention_has_its_own_reason(self):
        result = self.bridge.infer(STRANGE)
        self.assertIsNone(result.intent)
        self.assertEqual(result.reason, result.aux["reason"])
        self.assertEqual(self.bridge.infer("").reason, "empty")

    def test_text_of_any_kind_is_one_line(self):
        for text in ["", "zwei\nZeilen", "\u2028 \u00fc \U0001f600", '"quoted", with a comma', "@/etc/hostname", "-x"]:
            self.assertIsNotNone(self.bridge.infer(text))

    def test_many_prompts_are_answered_as_each_alone(self):
        texts = [SWAP, STRANGE, TWO_STEPS] * 50
        alone = {text: self.bridge.infer(text) for text in texts[:3]}
        self.assertEqual(self.bridge.map_many(texts), [alone[text] for text in texts])

    def test_an_interrupted_question_shifts_no_answer(self):
        before = [self.bridge.infer(text) for text in (SWAP, STRANGE)]
        os.kill(self.bridge._mapper._process.pid, signal.SIGSTOP)
        self.bridge._mapper._timeout = 0.2
        self.assertRaises(TimeoutError, self.bridge.infer, TWO_STEPS)
        self.bridge._mapper._timeout = 30.0
        self.assertEqual([self.bridge.infer(text) for text in (SWAP, STRANGE)], before)

    def test_the_rails_audit(self):
        verdict = self.bridge.audit(SWAP)
        self.assertEqual((verdict.passed, verdict.plan, verdict.reason), (True, ["swap_asset"], "confirmed"))
        self.assertFalse(self.bridge.audit(STRANGE).passed)
        self.assertEqual(self.bridge.audit(TWO_STEPS, mode="family").plan, ["stake_asset", "claim_rewards"])
        stale = {"oracle": {"age_sec": 31}}
        self.assertEqual(self.bridge.audit(SWAP, context=stale).reason, "blocked_by_policy")

    def test_traces_are_the_same_each_time_and_of_one_length(self):
        traces = self.bridge.traces(TWO_STEPS)
        self.assertEqual(len({len(channel) for channel in traces.values()}), 1)
        self.assertEqual(traces, self.bridge.traces(TWO_STEPS))
        self.assertGreater(max(traces["stake_asset"]), 0)

    def test_the_compatible_parser_runs_on_the_traces(self):
        traces = self.bridge.traces(TWO_STEPS)
        request = dict(traces=traces, mode="report", **windows(traces))
        answer = subprocess.run(["./micromap", "rails", "parse"], input=json.dumps(request) + "\n",
                                stdout=subprocess.PIPE, text=True, check=True).stdout
        self.assertEqual(set(json.loads(answer)["channels"]), set(traces))

    def test_a_process_that_died_is_started_again(self):
        before = self.bridge.infer(SWAP)
        process = self.bridge._mapper._process
        os.kill(process.pid, signal.SIGTERM)
        process.wait()
        self.assertEqual(self.bridge.infer(SWAP), before)

    def test_closing_ends_the_processes(self):
        self.bridge.infer(SWAP)
        process = self.bridge._mapper._process
        self.bridge.close()
        self.assertEqual(process.returncode, 0)

    def test_the_examples_of_the_documents_run(self):
        for document in ["README.md", "docs/rails.md", "python/README.md"]:
            with open(document, encoding="utf-8") as file:
                examples = [e for e in re.findall(r"```python\n(.*?)```", file.read(), re.DOTALL) if "Client(" not in e]
            self.assertEqual(len(examples), 1, document)
            code = re.sub(r'"(locked|defi).mapper"', repr(MAPPER), examples[0]).replace('"defi.rails"', repr(RAILS))
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(code, document, "exec"), {})
            self.assertIn("_asset", said.getvalue(), document)

    def test_what_micromap_said_stands_in_the_error(self):
        with Bridge("no-such.mapper") as bridge:
            with self.assertRaisesRegex(BridgeError, "(?s)exit code 4.*no-such.mapper") as caught:
                bridge.infer("hi")
        self.assertIn("no-such.mapper", caught.exception.stderr)


if __name__ == "__main__":
    MAPPER, RAILS = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
