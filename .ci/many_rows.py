"""Makes many labelled rows out of few: rows are drawn with replacement, and most are rewritten.

python3 .ci/many_rows.py ROWS.csv NUMBER >MANY.csv

A rewritten row loses a word, gets one of another row of its label, a slip of the hand, or words before or behind it. The
same arguments give the same rows.
"""

import csv
import random
import sys

BEFORE = ["please", "hey", "could you", "i need to know", "ok so", "quick question", "hi there", "can someone tell me"]
BEHIND = ["please", "thanks", "right now", "today", "for me", "asap", "if possible", "when you can"]


def slip(word, draw):
    if len(word) < 4:
        return word
    at = draw.randrange(len(word) - 1)
    return draw.choice([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]])


def rewritten(prompt, same_label, draw):
    words = prompt.split()
    for _ in range(draw.randrange(4)):
        what = draw.randrange(5)
        at = draw.randrange(len(words))
        if what == 0 and len(words) > 3:
            del words[at]
        elif what == 1:
            words[at] = draw.choice(draw.choice(same_label).split())
        elif what == 2:
            words[at] = slip(words[at], draw)
        elif what == 3:
            words = draw.choice(BEFORE).split() + words
        else:
            words = words + draw.choice(BEHIND).split()
    return " ".join(words)


def main(name, number):
    with open(name, encoding="utf-8", newline="") as file:
        rows = [(row["prompt"], row["label"]) for row in csv.DictReader(file)]
    by_label = {}
    for prompt, label in rows:
        by_label.setdefault(label, []).append(prompt)
    draw = random.Random(1)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["prompt", "label"])
    for _ in range(number):
        prompt, label = draw.choice(rows)
        out.writerow([rewritten(prompt, by_label[label], draw), label])


main(sys.argv[1], int(sys.argv[2]))
