#!/usr/bin/env python3
"""Compares rules for choosing a threshold: rows.csv files of sweeps with --thresholds 0.

Draws the part of the rows that chooses 20 times and measures on the other rows: the figures of
docs/decisions/cost-default.md.
"""
import csv
import random
import sys

GRID = [i / 20 for i in range(20)] + [0.99]
COST = 9
NEVER = 10**9


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            known = row["predicted"] != ""
            right = known and row["predicted"] == row["gold_label"]
            yield row["predicted"], float(row["confidence"]), right, row["gold_label"] != "oos"


def answered(rows, threshold):
    return [row for row in rows if row[0] and row[1] >= threshold]


def gain(rows, threshold):
    return sum(1 if row[2] else -COST for row in answered(rows, threshold))


def by_cost(rows):
    return max(GRID, key=lambda threshold: (gain(rows, threshold), threshold))


def utility(rows, threshold):
    fired = answered(rows, threshold)
    coverage = sum(row[3] for row in fired) / max(1, sum(row[3] for row in rows))
    accuracy = sum(row[2] for row in fired) / max(1, len(fired))
    return 2 * coverage * accuracy / ((coverage + accuracy) or 1)


def by_utility(rows):
    return max(GRID, key=lambda threshold: (utility(rows, threshold), -threshold))


def thresholds(rows, least):
    """Of every class, by cost; classes with fewer rows than that take the global one."""
    common = by_cost(rows)
    classes = {}
    for row in rows:
        classes.setdefault(row[0], []).append(row)
    own = {label: by_cost(some) for label, some in classes.items() if len(some) >= least}
    return lambda label: own.get(label, common)


def line(name, rows, choose, share):
    sums = [0.0] * 4
    for seed in range(20):
        shuffled = rows[:]
        random.Random(seed).shuffle(shuffled)
        cut = int(len(rows) * share)
        of = choose(shuffled[:cut])
        test = shuffled[cut:]
        fired = [row for row in test if row[0] and row[1] >= of(row[0])]
        wrong = sum(not row[2] for row in fired)
        outside = sum(not row[3] for row in test)
        sums[0] += (len(fired) - wrong - COST * wrong) / len(test)
        sums[1] += sum(row[3] for row in fired) / max(1, len(test) - outside)
        sums[2] += wrong / max(1, len(fired))
        sums[3] += sum(not row[3] for row in fired) / max(1, outside)
    figures = " | ".join(f"{each / 20:.3f}" for each in sums)
    print(f"| {share} | {name} | {figures} |")


def main():
    for path in sys.argv[1:]:
        rows = list(read(path))
        print(f"\n{path}: {len(rows)} rows\n")
        print("| chooses | rule | gain | answered | wrong | out of scope answered |")
        print("|---|---|---|---|---|---|")
        for share in (0.3, 0.5, 0.8):
            line("utility", rows, lambda some: lambda label, t=by_utility(some): t, share)
            line("fixed .9", rows, lambda some: lambda label: 0.9, share)
            line("cost", rows, lambda some: thresholds(some, NEVER), share)
            for least in (29, 100, 300, 1000):
                line(f"cost, own from {least}", rows, lambda some: thresholds(some, least), share)


main()
