"""Shares of prompts about anything else that mappers answer, as their training says and as it is.

usage: left_out_figures.py MICROMAP CLINC150 BANKING77

The last two are folders with train.csv (prompt, label), CLINC150's also with val.csv. Draws twelve classes, trains on some rows of
each, and answers rows of the same set that trained nothing: of these classes, and of all others.
"""

import csv
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

CLASSES = 12
OTHERS = 400
THRESHOLDS = [0.5, 0.7, 0.9]
SAID = re.compile(r"some (\d+) of 100 prompts .* at a threshold of 0\.5, (\d+) at 0\.7, (\d+) at 0\.9")


def read(file):
    with open(file, encoding="utf-8", newline="") as rows:
        return [(row["prompt"], row["label"]) for row in csv.DictReader(rows) if row["label"] != "oos"]


def answered(micromap, mapper, prompts):
    """Percent of the prompts that reach each threshold."""
    lines = "".join(json.dumps({"prompt": prompt}) + "\n" for prompt in prompts)
    command = [micromap, "map", "--mapper-path", mapper, "--prompts-jsonl", "-"]
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    confidences = [json.loads(line)["confidence"] for line in done.stdout.splitlines()]
    return [round(100 * sum(each >= t for each in confidences) / len(confidences)) for t in THRESHOLDS]


def figures(micromap, name, seed, size, train, unseen):
    """`unseen` holds the rows to judge by; where it is empty, those of `train` that are not drawn."""
    draw = random.Random(seed)
    kept = draw.sample(sorted({label for _, label in train}), CLASSES)
    rows = []
    for label in kept:
        rows += draw.sample([row for row in train if row[1] == label], size)
    drawn = set(rows)
    judged = unseen or [row for row in train if row not in drawn]
    inside = [prompt for prompt, label in judged if label in kept]
    others = draw.sample([prompt for prompt, label in judged if label not in kept], OTHERS)
    with tempfile.TemporaryDirectory() as folder:
        file, mapper = folder + "/rows.csv", folder + "/own.mapper"
        with open(file, "w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("prompt", "label"), *rows])
        command = [micromap, "train", "--labels-csv", file, "--mapper-path", mapper, "--on-conflict", "keep"]
        said = SAID.search(subprocess.run(command, stderr=subprocess.PIPE, text=True, check=True).stderr)
        print(
            f"{name}, draw {seed}, {size} rows a class: said {[int(each) for each in said.groups()]}, others"
            f" {answered(micromap, mapper, others)}, in scope {answered(micromap, mapper, inside)}",
            flush=True,
        )


def main(micromap, clinc, banking):
    train, val = (read(pathlib.Path(clinc) / name) for name in ("train.csv", "val.csv"))
    banks = read(pathlib.Path(banking) / "train.csv")
    for seed in range(1, 5):
        for size in (15, 60):
            figures(micromap, "CLINC150", seed, size, train, val)
    for seed in range(1, 5):
        figures(micromap, "BANKING77", seed, 30, banks, [])


main(*sys.argv[1:])
