#!/usr/bin/env python3
"""Measures the rails on a domain's evaluation rows and on unseen_DOMAIN.csv; fits on its training rows alone.

Usage, in the repository's folder: python3 .ci/rails_figures.py DOMAIN [OUT_OF_DOMAIN.csv]
Prints one line a figure. The further file (column prompt) holds out-of-domain prompts.
"""

import csv
import json
import random
import subprocess
import sys
import tempfile

MICROMAP = "./micromap"
THEN = [", then ", ", and then ", ", and after that ", ". After that, ", "; then ", ", next, ", ", and finally "]
AND = [" and ", ", and "]


def run(*arguments, lines=None):
    text = None if lines is None else "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run([MICROMAP, *arguments], input=text, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def audit(mapper, rails, mode, prompts, denoise="off"):
    out = run("rails", "audit", "--mapper-path", mapper, "--rails", rails, "--mode", mode, "--denoise", denoise,
              "--prompts-jsonl", "-", lines=[{"prompt": prompt} for prompt in prompts])
    return [json.loads(line) for line in out.splitlines()]


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def compose(rows, count, connectives, seed):
    rng = random.Random(seed)
    composed = []
    while len(composed) < count:
        picked = []
        steps = rng.choice([2, 3])
        while len(picked) < steps:
            row = rng.choice(rows)
            if not picked or picked[-1]["label"] != row["label"]:
                picked.append(row)
        text = picked[0]["prompt"].rstrip(".!?; ")
        for row in picked[1:]:
            text += rng.choice(connectives) + row["prompt"].rstrip(".!?; ")
        composed.append((text, [row["label"] for row in picked], [row["prompt"] for row in picked]))
    return composed


def share(hits, of):
    of = list(of)
    hit = sum(1 for one in of if hits(one))
    return "%.4f (%d of %d)" % (hit / max(1, len(of)), hit, len(of))


def read_in_order(mapper, rails, rows):
    truth = [row["label"] for row in rows]
    family = audit(mapper, rails, "family", [row["prompt"] for row in rows])
    alone = {row["prompt"]: v["order"] for row, v in zip(rows, family)}
    pairs = list(zip(family, truth))
    print("single, exactly one primitive:", share(lambda v: len(v["order"]) == 1, family))
    print("single, the right one:", share(lambda v: v[0]["order"] == [v[1]], pairs))
    print("single, passes:", share(lambda v: v["decision"] == "PASS", family))
    first = pairs[:200]
    print("first 200, coverage (any primitive):", share(lambda v: v[0]["order"], first))
    print("first 200, family passes:", share(lambda v: v[0]["decision"] == "PASS", first))
    print("first 200, wrong:", share(lambda v: v[1] not in v[0]["order"], first))
    print("first 200, several:", share(lambda v: len(v[0]["order"]) > 1, first))
    for name, connectives in (("then", THEN), ("and", AND)):
        composed = compose(rows, 500, connectives, 7)
        found = audit(mapper, rails, "family", [text for text, _, _ in composed])
        both = list(zip(composed, found))
        print("composed with '%s', exact order:" % name, share(lambda b: b[1]["order"] == b[0][1], both))
        print("  and passed:", share(lambda b: b[1]["plan"] == b[0][1], both))
        right = [b for b in both if all(alone[p] == [label] for p, label in zip(b[0][2], b[0][1]))]
        print("  where each step alone is found correctly:", share(lambda b: b[1]["order"] == b[0][1], right))


def fit(domain):
    """A mapper and rails of the domain's training rows."""
    work = tempfile.mkdtemp()
    mapper, rails = work + "/m.mapper", work + "/m.rails"
    run("train", "--mapper-path", mapper, "--domain", domain)
    run("rails", "fit", "--mapper-path", mapper, "--domain", domain, "--out", rails)
    return mapper, rails


def main(domain, other):
    mapper, rails = fit(domain)
    rows = read("domains/%s/src/main/resources/io/micromap/domains/%s/eval.csv" % (domain, domain))
    inside = [row for row in rows if row["label"] != "oos"]
    outside = [row["prompt"] for row in rows if row["label"] == "oos"]
    prompts = [row["prompt"] for row in inside]
    truth = [row["label"] for row in inside]

    print("evaluation rows")
    read_in_order(mapper, rails, inside)
    print("unseen rows")
    read_in_order(mapper, rails, read(".ci/unseen_%s.csv" % domain))

    print("evaluation rows, confirmed or not")
    detector = audit(mapper, rails, "detector", prompts)
    print("detector, passes:", share(lambda v: v["decision"] == "PASS", detector))
    print("detector, wrong label passed:",
          share(lambda v: v[0]["decision"] == "PASS" and v[0]["plan"] != [v[1]], zip(detector, truth)))
    print("mapper alone, wrong label answered:",
          share(lambda v: v[0]["mapper"]["label"] not in (None, v[1]), zip(detector, truth)))
    wrong = [v for v, label in zip(detector, truth) if v["mapper"]["label"] not in (None, label)]
    print("mapper's wrong labels vetoed:", share(lambda v: v["decision"] != "PASS", wrong))
    confidences = sorted((v["mapper"]["confidence"] for v in detector), reverse=True)
    passed = sum(v["decision"] == "PASS" for v in detector)
    cut = confidences[passed - 1]
    scope = {"hard negatives": outside}
    if other:
        scope["out-of-domain prompts"] = [row["prompt"] for row in read(other)][:1000]
    for name, texts in scope.items():
        for mode in ("detector", "family"):
            print("out of scope,", name, mode + ", accepted:",
                  share(lambda v: v["decision"] == "PASS", audit(mapper, rails, mode, texts)))
        print("out of scope,", name + ", mapper alone at the detector's coverage:",
              share(lambda v: v["mapper"]["confidence"] >= cut, audit(mapper, rails, "detector", texts)))
    print("flip rate, light:", "%.4f" % mean(audit(mapper, rails, "family", prompts, "light")))
    print("flip rate, full:", "%.4f" % mean(audit(mapper, rails, "family", prompts, "full")))


def mean(verdicts):
    return sum(v["flip_rate"] for v in verdicts) / len(verdicts)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
