#!/usr/bin/env python3
"""How much of other domains' rows each mapper answers where it answers .95 of its own, without and with rails.

Usage, in the repository's folder: python3 .ci/cross_figures.py
Trains on each domain's training rows; all its evaluation rows of a class set the threshold. One line a domain.
"""

import json
import math

from rails_figures import audit, fit, read

COVERAGE = 0.95
DOMAINS = ["arc", "clusterops", "defi", "shop"]


def rows(domain):
    """Evaluation rows of a class."""
    if domain == "shop":
        labels = read("domains/shop/eval_labels.csv")
        with open("domains/shop/eval_prompts.jsonl", encoding="utf-8") as file:
            prompts = [json.loads(line)["prompt"] for line in file]
        pairs = [{"prompt": prompt, "label": label["label"]} for prompt, label in zip(prompts, labels)]
    else:
        pairs = read("domains/%s/src/main/resources/io/micromap/domains/%s/eval.csv" % (domain, domain))
    return [row["prompt"] for row in pairs if row["label"] != "oos"]


def confidences(mapper, rails, prompts):
    """Of each prompt the mapper's confidence, and the same where the rails pass its candidate, else -1."""
    verdicts = audit(mapper, rails, "detector", prompts)
    plain = [verdict["mapper"]["confidence"] for verdict in verdicts]
    passed = [c if v["decision"] == "PASS" else -1.0 for c, v in zip(plain, verdicts)]
    return plain, passed


def main():
    asked = {domain: rows(domain) for domain in DOMAINS}
    for domain in DOMAINS:
        mapper, rails = fit(domain)
        own = confidences(mapper, rails, asked[domain])
        others = [confidences(mapper, rails, asked[other]) for other in DOMAINS if other != domain]
        for kind, name in enumerate(["without rails", "with rails"]):
            ranked = sorted(own[kind], reverse=True)
            limit = ranked[math.ceil(COVERAGE * len(ranked)) - 1]
            foreign = [c for other in others for c in other[kind]]
            answered = sum(c >= max(limit, 0) for c in foreign)
            print("%s %s: answers %.3f of its %d rows, %d of %d others' (%.4f)" % (
                domain, name, sum(c >= limit and c >= 0 for c in own[kind]) / len(ranked), len(ranked),
                answered, len(foreign), answered / len(foreign)))


if __name__ == "__main__":
    main()
