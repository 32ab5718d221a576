"""How sure mappers are that were trained on labels drawn by chance, on prompts that differ in a number alone.

usage: chance_figures.py MICROMAP
"""

import json
import os
import random
import subprocess
import sys
import tempfile

SIZES = [12, 20, 40, 40, 100, 200]
FRESH = range(300, 340)


def mean(decisions):
    return sum(decision["confidence"] for decision in decisions) / len(decisions)


def main(micromap):
    with tempfile.TemporaryDirectory() as folder:
        rows, mapper = os.path.join(folder, "rows.csv"), os.path.join(folder, "own.mapper")
        asked = [f"please do it now {i}" for i in [*range(12), *FRESH]] + ["now"]
        prompts = "".join(json.dumps({"prompt": prompt}) + "\n" for prompt in asked)
        for seed, size in enumerate(SIZES):
            labels = random.Random(seed)
            with open(rows, "w", encoding="utf-8") as file:
                file.write("prompt,label\n")
                file.writelines(f"please do it now {i},{labels.choice('ab')}\n" for i in range(size))
            subprocess.run(
                [micromap, "train", "--labels-csv", rows, "--mapper-path", mapper], capture_output=True, check=True
            )
            command = [micromap, "map", "--mapper-path", mapper, "--prompts-jsonl", "-"]
            done = subprocess.run(command, input=prompts, stdout=subprocess.PIPE, text=True, check=True)
            decisions = [json.loads(line) for line in done.stdout.splitlines()]
            answered = sum(decision["status"] == "MAPPED" for decision in decisions)
            print(
                f"{size} rows: {answered} of {len(decisions)} answered,"
                f" trained prompts at {mean(decisions[:12]):.2f}, fresh ones at {mean(decisions[12:-1]):.2f}"
            )


main(sys.argv[1])
