"""Tests of the client with a real service, beside the bridge with the same files.

python3 python/tests/real_service.py ADDRESS TOKEN MAPPER RAILS
"""

import contextlib
import io
import os
import re
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src"))
from micromap import Bridge, BridgeError, Client  # noqa: E402

ADDRESS, TOKEN, MAPPER, RAILS = sys.argv[1:5]
TEXTS = ["swap 2 eth for usdc on uniswap", "what is for dinner tonight?", "don't stake my eth", "", "\u00fc \U0001f600"]
TWO_STEPS = "stake 5 eth with lido, then claim my rewards"


class RealServiceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = Client(ADDRESS, token=TOKEN, timeout=30)
        cls.bridge = Bridge(MAPPER, RAILS)
        cls.addClassCleanup(cls.bridge.close)

    def test_the_service_answers_as_the_bridge_does(self):
        for text in TEXTS:
            self.assertEqual(self.client.infer(text)[:4], self.bridge.infer(text)[:4])

    def test_many_prompts_are_answered_in_their_order(self):
        texts = TEXTS * 300
        self.assertEqual([r[:4] for r in self.client.map_many(texts)], [self.client.infer(t)[:4] for t in TEXTS] * 300)

    def test_the_rails_say_the_same(self):
        for mode in ("detector", "family"):
            over, beside = self.client.audit(TWO_STEPS, mode=mode), self.bridge.audit(TWO_STEPS, mode=mode)
            self.assertEqual((over.passed, over.plan, over.reason), (beside.passed, beside.plan, beside.reason))
        self.assertEqual(self.client.traces(TWO_STEPS), self.bridge.traces(TWO_STEPS))

    def test_the_example_of_the_document_runs(self):
        with open("python/README.md", encoding="utf-8") as file:
            examples = [e for e in re.findall(r"```python\n(.*?)```", file.read(), re.DOTALL) if "Client(" in e]
        self.assertEqual(len(examples), 1)
        code = examples[0].replace('"http://127.0.0.1:8080"', "%r, token=%r" % (ADDRESS, TOKEN))
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(code, "python/README.md", "exec"), {})
        self.assertEqual(said.getvalue(), "stake_asset\n")

    def test_refusals_are_told(self):
        self.assertRaisesRegex(BridgeError, "status 401", Client(ADDRESS, token="other").infer, "x")
        self.assertRaisesRegex(BridgeError, "status 404", Client(ADDRESS, token=TOKEN, model="none").infer, "x")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
