"""What training says of mappers whose rows have near duplicates, beside how they do on rows of other origin.

usage: near_duplicate_figures.py MICROMAP BANKING77_TRAIN
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


def main(micromap, source):
    classes = {}
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            prompt, label = row.values()
            classes.setdefault(label, []).append(prompt)
    classes = {label: prompts for label, prompts in classes.items() if len(prompts) >= ORIGINALS + FRESH}
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
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
