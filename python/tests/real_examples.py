"""Tests of the examples with real services: one with rails and a token, and a second one that plays a hosted model.

python3 python/tests/real_examples.py ADDRESS TOKEN HOSTED_ADDRESS HOSTED_TOKEN
"""

import contextlib
import io
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "examples"))
import before_rails  # noqa: E402
import first_tier  # noqa: E402

ADDRESS, TOKEN, HOSTED_ADDRESS, HOSTED_TOKEN = sys.argv[1:5]
SWAP = "swap 2 eth for usdc on uniswap"
STRANGE = "what is for dinner tonight?"


class BeforeRailsTest(unittest.TestCase):
    def decide(self, prompt, parse=None):
        client = before_rails.Client(ADDRESS, token=TOKEN)
        return before_rails.decide(client, parse or before_rails.parser(), prompt)

    def test_the_rails_confirm_what_the_mapper_proposes(self):
        step = self.decide(SWAP)
        self.assertEqual((step.label, step.reason), ("swap_asset", "confirmed"))
        self.assertIn("swap_asset", step.order)

    def test_what_the_mapper_leaves_alone_asks_no_rails(self):
        step = self.decide(STRANGE, parse=self.fail)
        self.assertIsNone(step.label)
        self.assertNotEqual(step.reason, "not_confirmed")

    def test_what_the_rails_do_not_find_is_not_acted_on(self):
        self.assertEqual(self.decide(SWAP, parse=lambda traces: ["stake_asset"])[:2], (None, "not_confirmed"))

    def test_the_program_prints_a_line_for_each_prompt(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            before_rails.main(ADDRESS, TOKEN, SWAP)
        self.assertEqual(said.getvalue(), SWAP + ": swap_asset (confirmed)\n")


class FirstTierTest(unittest.TestCase):
    def decide(self, prompt, least=0.0):
        mapper = first_tier.Tier(ADDRESS, key=TOKEN)
        hosted = first_tier.Tier(HOSTED_ADDRESS, key=HOSTED_TOKEN)
        return first_tier.decide(mapper, hosted, prompt, first_tier.LABELS, least)

    def test_the_mapper_answers_what_it_knows(self):
        self.assertEqual(self.decide(SWAP), ("swap_asset", "mapper"))

    def test_the_hosted_model_answers_what_the_mapper_leaves_open(self):
        self.assertEqual(self.decide(SWAP, least=1.0), ("swap_asset", "hosted"))

    def test_nobody_makes_an_answer_up(self):
        self.assertEqual(self.decide(STRANGE), (None, "nobody"))


class UsageTest(unittest.TestCase):
    def said(self, main, *args):
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            return main(*args), said.getvalue()

    def test_missing_arguments_are_told_in_a_line(self):
        for main in (before_rails.main, first_tier.main):
            code, said = self.said(main)
            self.assertEqual((code, said.count("\n")), (2, 1))
            self.assertIn("Usage: ", said)

    def test_a_wrong_token_is_told_in_a_line(self):
        for main, args in ((before_rails.main, ("no",)), (first_tier.main, (HOSTED_ADDRESS, "default"))):
            code, said = self.said(main, ADDRESS, *args, SWAP)
            self.assertEqual((code, said.count("\n")), (1, 1))
            self.assertIn("401", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
