"""Shares of refusals, questions, reports and contrasts that a mapper answers and rails pass.

usage: refusal_figures.py MICROMAP DOMAIN MAPPER RAILS [THRESHOLD [held_back|unseen]]
"""

import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile


def lines(command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(micromap, domain, mapper, rails, threshold=0.0, folder="held_back"):
    held = pathlib.Path(__file__).parent / "refusals" / folder / f"{domain}.csv"
    with held.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as prompts:
        for row in rows:
            prompts.write(json.dumps({"prompt": row["prompt"]}) + "\n")
        prompts.flush()
        files = ["--mapper-path", mapper, "--prompts-jsonl", prompts.name]
        mapped = lines([micromap, "map", *files])
        audited = lines([micromap, "rails", "audit", "--rails", rails, *files])
    figures = collections.defaultdict(lambda: [0, 0, 0])
    for row, decision, verdict in zip(rows, mapped, audited, strict=True):
        of_kind = figures[row["kind"]]
        answered = decision["label"] is not None and decision["confidence"] >= threshold
        passed = verdict["decision"] == "PASS" and decision["confidence"] >= threshold
        if row["kind"] in ("contrast", "plain"):
            answered = answered and decision["label"] == row["label"]
            passed = passed and verdict["plan"] == [row["label"]]
        of_kind[0] += 1
        of_kind[1] += answered
        of_kind[2] += passed
    for kind, (count, answered, passed) in figures.items():
        print(f"{domain} {kind}: {count} prompts, mapper {answered / count:.3f}, rails {passed / count:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:5], *map(float, sys.argv[5:6]), *sys.argv[6:7])
