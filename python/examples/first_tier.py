"""A mapper behind a service is asked first; a hosted decision model is asked what the mapper leaves open.

    HOSTED_KEY=... python3 python/examples/first_tier.py ADDRESS HOSTED_ADDRESS HOSTED_MODEL PROMPT...

MAPPER_KEY is the token of the mapper's service, where that demands one.

Both speak System One. The mapper answers in a fraction of a millisecond and for nothing; what it leaves open costs a call.
`micromap serve --fallback` does the same without a line of Python; here the program decides what goes where.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from typing import Any, Dict, NamedTuple, Optional, Sequence

LABELS = ("swap_asset", "stake_asset", "borrow_asset")


class Tier(NamedTuple):
    """A decision model.

    address: such as "http://127.0.0.1:8080"
    model: by which it knows the model
    key: what it demands as a bearer token; None where it demands none
    """

    address: str
    model: str = "default"
    key: Optional[str] = None


class Answer(NamedTuple):
    """A label, or None where nobody knows; and who said it: "mapper", "hosted" or "nobody"."""

    label: Optional[str]
    given_by: str


def ask(tier: Tier, prompt: str, labels: Sequence[str], **more: Any) -> Dict[str, Any]:
    """The answer to which of the labels a prompt belongs; urllib's errors where there is none."""
    question = {"type": "choice", "instructions": "Which action?", "criteria": {label: None for label in labels}}
    body = dict(model=tier.model, state=prompt, questions={"action": question}, **more)
    headers = {"content-type": "application/json"}
    if tier.key is not None:
        headers["authorization"] = "Bearer " + tier.key
    request = urllib.request.Request(tier.address + "/v1/systemone", json.dumps(body).encode("ascii"), headers)
    with urllib.request.urlopen(request, timeout=10) as response:
        answer: Dict[str, Any] = json.load(response)["answers"]["action"]
        return answer


def abstained(answer: Dict[str, Any]) -> bool:
    """Whether a mapper gave no answer; hosted models always give one."""
    return bool(answer.get("micromap", {}).get("status") == "ABSTAINED")


def decide(mapper: Tier, hosted: Tier, prompt: str, labels: Sequence[str], least: float = 0.0) -> Answer:
    """Asks the mapper, and the hosted model where the mapper abstains.

    least: raises the mapper's thresholds that are lower, from 0 to 1
    """
    first = ask(mapper, prompt, labels, threshold=least)
    if not abstained(first):
        return Answer(first["choice"], "mapper")
    second = ask(hosted, prompt, labels)
    return Answer(None, "nobody") if abstained(second) else Answer(second["choice"], "hosted")


def main(*args: str) -> int:
    """Prints a line for each prompt; 2 where arguments are missing, 1 where a service gives no answer."""
    if len(args) < 4:
        print("Usage: first_tier.py ADDRESS HOSTED_ADDRESS HOSTED_MODEL PROMPT...", file=sys.stderr)
        return 2
    address, hosted_address, hosted_model = args[:3]
    mapper = Tier(address, key=os.environ.get("MAPPER_KEY"))
    hosted = Tier(hosted_address, hosted_model, os.environ.get("HOSTED_KEY"))
    for prompt in args[3:]:
        try:
            answer = decide(mapper, hosted, prompt, LABELS)
        except urllib.error.HTTPError as error:
            hint = "; set MAPPER_KEY or HOSTED_KEY" if error.code == 401 else ""
            print("%s answers with status %d%s" % (error.url, error.code, hint), file=sys.stderr)
            return 1
        except (OSError, ValueError) as error:
            print("No answer: %s" % error, file=sys.stderr)
            return 1
        print("%s: %s (%s)" % (prompt, answer.label or "nothing", answer.given_by))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
