#!/usr/bin/env python3
"""Tests of the bridge. Usage, in the repository's folder:

python3 rails-adapter/src/test/python/test_bridge.py MAPPER RAILS
"""

import json
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "python"))
from micromap_bridge import Bridge, BridgeError, windows  # noqa: E402

MAPPER, RAILS = "", ""
TWO_STEPS = "stake 5 eth with lido, then claim my rewards"


class BridgeTest(unittest.TestCase):
    def setUp(self):
        self.bridge = Bridge(MAPPER, RAILS)
        self.addCleanup(self.bridge.close)

    def test_a_clear_prompt_has_an_intent(self):
        result = self.bridge.infer("swap 2 eth for usdc on uniswap", context={"oracle": {"age_sec": 3}})
        self.assertEqual(result.intent, "swap_asset")
        self.assertEqual(result.reason, "confident")
        self.assertEqual(result.topk[0], ("swap_asset", result.score))
        self.assertEqual(result.aux["context"], {"oracle": {"age_sec": 3}})

    def test_below_the_threshold_there_is_none(self):
        result = self.bridge.infer("what is for dinner tonight?")
        self.assertIsNone(result.intent)
        self.assertEqual(result.reason, "low_confidence")

    def test_text_of_any_kind_is_one_line(self):
        for text in ["", "zwei\nZeilen", "\u2028 \u00fc \U0001f600", '"quoted", with a comma']:
            self.assertIsNotNone(self.bridge.infer(text))

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
        before = self.bridge.infer("swap 2 eth for usdc")
        process = self.bridge._mapper._process
        process.kill()
        process.wait()
        self.assertEqual(self.bridge.infer("swap 2 eth for usdc"), before)

    def test_closing_ends_the_processes(self):
        self.bridge.infer("swap 2 eth for usdc")
        process = self.bridge._mapper._process
        self.bridge.close()
        self.bridge.close()
        self.assertEqual(process.returncode, 0)
        with self.assertRaises(BridgeError):
            self.bridge.infer("swap 2 eth for usdc")

    def test_what_cannot_be_run_is_said(self):
        with self.assertRaisesRegex(BridgeError, "no-such-program"):
            Bridge(MAPPER, command="no-such-program").infer("hi")
        with self.assertRaises(BridgeError):
            Bridge("no-such.mapper").infer("hi")


if __name__ == "__main__":
    MAPPER, RAILS = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
