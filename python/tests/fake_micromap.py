"""Stands in for Micromap: answers each line with its prompt, and does what prompts order.

Usage: fake_micromap.py [start=FAULT] VERB ...
"""

import json
import sys
import time

FAULTS = {
    "garbage": lambda: print("featurizing 7", flush=True),
    "die": lambda: (print("micromap: the mapper is on holiday", file=sys.stderr, flush=True), sys.exit(4)),
    "hang": lambda: time.sleep(600),
}


def decision(prompt):
    reason = prompt.split()[0] if prompt.startswith("because-") else "confident"
    reason = reason.replace("because-", "")
    label = prompt if reason == "confident" else None
    ranking = [{"label": prompt, "confidence": 0.75}]
    return {"label": label, "confidence": 0.75, "reason": reason, "ranking": ranking}


def answer(question):
    prompt = question["prompt"]
    if prompt == "bad line":
        return {"status": "ERROR", "label": None, "error": "bad_json", "message": "line 3: no good"}
    if "audit" in sys.argv:
        passed = prompt != "veto"
        mode = sys.argv[sys.argv.index("--mode") + 1]
        verdict = {"decision": "PASS" if passed else "ABSTAIN", "reason": "confirmed" if passed else "contradicted"}
        return dict(verdict, plan=[prompt] if passed else [], mode=mode, context=question.get("context"))
    if "traces" in sys.argv:
        return {"traces": {prompt: [0.0, 1.0]}}
    return decision(prompt)


def main():
    for word in sys.argv[1:]:
        if word.startswith("start="):
            FAULTS[word[len("start="):]]()
    for line in sys.stdin:
        question = json.loads(line)
        FAULTS.get(question["prompt"], lambda: None)()
        time.sleep(float(question["prompt"][5:]) if question["prompt"].startswith("slow ") else 0)
        name = question.get("id") if question["prompt"] != "wrong id" else "another's"
        print(json.dumps({"id": name, **answer(question)}), flush=True)


main()
