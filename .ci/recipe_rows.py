"""Makes prompts.jsonl, labels.csv and thresholds for the recipe's lines out of a shipped CSV.

Adds prompts with commas, quotes and line breaks, on which line tools would stumble.
"""
import csv
import json
import pathlib
import sys

source, folder = sys.argv[1], pathlib.Path(sys.argv[2])
with open(source, newline="", encoding="utf-8") as file:
    rows = [row for row in csv.DictReader(file) if row["label"] != "oos"][:1200]
hard = [
    ('flip it, "left to right",\nplease', "flip_h"),
    ('rotate, then stop, "90 degrees"', "rotate"),
]
rows += [{"prompt": prompt, "label": label} for prompt, label in hard]
(folder / "data").mkdir()
(folder / "fixtures").mkdir()
with open(folder / "data/prompts.jsonl", "w", encoding="utf-8") as file:
    for row in rows:
        file.write(json.dumps({"prompt": row["prompt"]}) + "\n")
with open(folder / "data/labels.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["prompt", "label"])
    writer.writerows([row["prompt"], row["label"]] for row in rows)
with open(folder / "fixtures/m8_per_class_thresholds.json", "w", encoding="utf-8") as file:
    json.dump({"flip_h": 0.3, "rotate": 0.35}, file)
