"""Share of composed requests whose steps the rails put in exact order, and that pass with a right and with another plan.

usage: composed_figures.py MICROMAP MAPPER RAILS REQUESTS.csv

The file has the columns `prompt` and `plan`, the labels in the order of doing with a blank between two, as in
.ci/refusals/unseen5/defi_composed.csv.
"""

import csv
import json
import subprocess
import sys


def main(micromap, mapper, rails, requests):
    with open(requests, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    prompts = "".join(json.dumps({"prompt": row["prompt"]}) + "\n" for row in rows)
    command = [micromap, "rails", "audit", "--mapper-path", mapper, "--rails", rails, "--mode", "family"]
    done = subprocess.run(
        [*command, "--prompts-jsonl", "-"], input=prompts, stdout=subprocess.PIPE, text=True, check=True
    )
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    right = sum(verdict["order"] == row["plan"].split() for row, verdict in zip(rows, verdicts, strict=True))
    passed = [verdict["decision"] == "PASS" for verdict in verdicts]
    good = sum(verdict["plan"] == row["plan"].split() for row, verdict in zip(rows, verdicts, strict=True))
    print(f"passed right: {good / len(rows):.3f}, passed wrong: {(sum(passed) - good) / len(rows):.3f}")
    print(f"exact order: {right / len(rows):.2f} ({right} of {len(rows)})")


main(*sys.argv[1:])
