"""What training says of mappers whose rows have near duplicates, beside how they do on rows of other origin;
and what is certified of such mappers on rows of the same file.

usage: near_duplicate_figures.py MICROMAP BANKING77_TRAIN [certify]
"""

import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile

CLASSES, ORIGINALS, VARIANTS, FRESH = 12, 8, 4, 52
CERTIFIED_CLASSES, CERTIFIED_ORIGINALS, TARGET = 40, 25, 0.95
DROP = ["--on-conflict", "drop"]
WAYS = ["{}", "Hi, {}", "{} Thanks!", "Hello. {} Please help", "{} please?", "ok {}"]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("prompt", "label"), *rows])


def draw(seed, classes):
    """Rows to train on, each prompt in several ways, and the others of the same classes."""
    chance = random.Random(seed)
    training, fresh = [], []
    labels = chance.sample(sorted(classes), CLASSES + 12)
    for label in labels[:CLASSES]:
        prompts = chance.sample(classes[label], ORIGINALS + FRESH)
        training += [(way.format(p), label) for p in prompts[:ORIGINALS] for way in chance.sample(WAYS, VARIANTS)]
        fresh += [(p, label) for p in prompts[ORIGINALS:]]
    for label in labels[CLASSES:]:
        prompt = chance.choice(classes[label])
        training += [(way.format(prompt), "oos") for way in chance.sample(WAYS, VARIANTS)]
    return training, fresh


def read(source, least):
    """The prompts of every class that has so many."""
    classes = {}
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            prompt, label = row.values()
            classes.setdefault(label, []).append(prompt)
    return {label: prompts for label, prompts in classes.items() if len(prompts) >= least}


def certified(seed, classes):
    """Rows to deal out, each prompt in several ways, and the others of the same classes."""
    chance = random.Random(seed)
    rows, fresh = [], []
    for label in chance.sample(sorted(classes), CERTIFIED_CLASSES):
        prompts = chance.sample(classes[label], len(classes[label]))
        own = prompts[:CERTIFIED_ORIGINALS]
        rows += [(way.format(p), label) for p in own for way in chance.sample(WAYS, VARIANTS)]
        fresh += [(p, label) for p in prompts[CERTIFIED_ORIGINALS:]]
    return rows, fresh


def certify(micromap, source):
    classes = read(source, CERTIFIED_ORIGINALS + FRESH)
    with tempfile.TemporaryDirectory() as folder:
        rows, held, out, summary = (os.path.join(folder, name) for name in ("r.csv", "h.csv", "out", "s.json"))
        for seed in range(4):
            own, fresh = certified(seed, classes)
            write(rows, own)
            write(held, fresh)
            recipe = [micromap, "recipe", "--labels-csv", rows, *DROP, "--certify", str(TARGET), "--out-dir", out]
            run = subprocess.run(recipe, capture_output=True, text=True, check=False)
            answered = re.search(r"answered: (.*) of them wrong", run.stderr)
            if not answered:
                sys.exit(run.stderr)
            with open(os.path.join(out, "summary.json"), encoding="utf-8") as file:
                reported = json.load(file)["reported"]["verdict"]
            answers, wrong = reported["answers"], reported["wrong"]
            locked = os.path.join(out, "locked.mapper")
            sweep = [micromap, "sweep", "--labels-csv", held, *DROP, "--mapper-path", locked, "--thresholds", "0"]
            subprocess.run([*sweep, "--out-summary", summary], capture_output=True, check=True)
            with open(summary, encoding="utf-8") as file:
                chosen = json.load(file)["chosen"]
            print(
                f"draw {seed}: certified {TARGET} on {answered[1]} wrong, exit code {run.returncode};"
                f" test rows {answers - wrong} of {answers} answers right;"
                f" fresh ones {chosen['accuracy_on_fired']:.3f} of answers right, coverage {chosen['coverage']:.3f}",
                flush=True,
            )


def main(micromap, source):
    classes = read(source, ORIGINALS + FRESH)
    with tempfile.TemporaryDirectory() as folder:
        rows, held, mapper, summary = (os.path.join(folder, name) for name in ("r.csv", "h.csv", "own.mapper", "s.json"))
        for seed in range(4):
            training, fresh = draw(seed, classes)
            write(rows, training)
            write(held, fresh)
            train = [micromap, "train", "--labels-csv", rows, "--mapper-path", mapper]
            said = subprocess.run(train, capture_output=True, text=True, check=True).stderr
            sweep = [micromap, "sweep", "--labels-csv", held, "--mapper-path", mapper, "--thresholds", "0"]
            subprocess.run([*sweep, "--out-summary", summary], capture_output=True, check=True)
            with open(summary, encoding="utf-8") as file:
                chosen = json.load(file)["chosen"]
            print(
                f"draw {seed}: said {re.search(r'held out, ([0-9.]+) %', said)[1]} % of {len(training)} rows right;"
                f" {chosen['accuracy_on_fired']:.3f} of {len(fresh)} fresh ones are,"
                f" calibration error {chosen['ece']:.3f}, log loss {chosen['log_loss']:.3f}",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[3] == "certify":
        certify(*sys.argv[1:3])
    elif len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        sys.exit(__doc__)
