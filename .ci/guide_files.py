"""Writes the files that the guides' commands read: rows of a shipped domain, under the guides' names.

python3 .ci/guide_files.py TRAIN_CSV FOLDER
"""

import csv
import json
import pathlib
import sys

ROWS, HELD_OUT = 600, 300

source, folder = sys.argv[1], pathlib.Path(sys.argv[2])
with open(source, encoding="utf-8", newline="") as file:
    rows = [(row["prompt"], row["label"]) for row in csv.DictReader(file)]
stride = len(rows) // (ROWS + HELD_OUT)
some = rows[::stride][: ROWS + HELD_OUT]
held = some[1::3][:HELD_OUT]
train = [row for row in some if row not in held]


def write_csv(name, pairs, header=("prompt", "label")):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(pairs)


def write_lines(name, objects):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in objects), encoding="utf-8")


write_csv("rows.csv", train)
write_csv("all.csv", some)
write_csv("held_out.csv", held)
write_csv("tickets.csv", [(prompt,) for prompt, _ in held[:20]], ("prompt",))
for name, pairs in (("", train), ("held_out_", held)):
    write_csv(f"data/{name}labels.csv", [(i, label) for i, (_, label) in enumerate(pairs)], ("id", "label"))
    write_lines(f"data/{name}prompts.jsonl", [{"id": str(i), "prompt": p} for i, (p, _) in enumerate(pairs)])
write_lines("prompts.jsonl", [{"prompt": prompt} for prompt, _ in held[:50]])
write_lines("log.jsonl", [{"prompt": prompt, "choice": label} for prompt, label in held[:50]])
write_lines("fixtures/thresholds.json", [{}])

bump = [max(0.0, 1 - abs(i - 20) / 6) for i in range(60)]
late = bump[-20:] + bump[:-20]
flat = [0.01 * (i % 3) for i in range(60)]
traces = {"a": bump, "b": late, "c": flat}
write_lines("requests.jsonl", [{"id": str(i), "traces": traces} for i in range(3)])
write_lines("labelled.jsonl", [{"traces": traces, "truth": ["a", "b"]} for _ in range(8)])
