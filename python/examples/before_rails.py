"""A mapper behind a service proposes a label; the Python rails accept it, or not, on the evidence of the text alone.

    python3 python/examples/before_rails.py ADDRESS TOKEN PROMPT...

The service needs a mapper and its rails (`micromap serve --mapper-path M --rails R`), whose channels the detector reads.
With the package `ngeodesic` installed its own parser is used, else the one that `micromap rails parse` has in its place,
which gives the same numbers.
"""

import json
import os
import subprocess
import sys
from typing import Callable, Dict, List, NamedTuple, Optional

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src"))
from micromap import BridgeError, Client, windows  # noqa: E402

Traces = Dict[str, List[float]]


class Step(NamedTuple):
    """What a program may do for a prompt.

    label: to act on; None where nobody may act
    reason: "confirmed", "not_confirmed" where the rails find other signals, else the mapper's reason
    order: the channels that the detector kept, by time
    """

    label: Optional[str]
    reason: str
    order: List[str]


def reference_parser(traces: Traces) -> List[str]:
    """The channels that the package `ngeodesic` keeps, in their order; ImportError where it is not installed."""
    import numpy
    from ngeodesic.core.parser import geodesic_parse_report

    arrays = {name: numpy.asarray(samples) for name, samples in traces.items()}
    _, order = geodesic_parse_report(arrays, **windows(traces))
    return list(order)


def compatible_parser(traces: Traces) -> List[str]:
    """The same from `micromap rails parse`."""
    program = os.environ.get("MICROMAP", "./micromap")
    request = dict(traces=traces, mode="report", **windows(traces))
    done = subprocess.run(
        [program, "rails", "parse"], input=json.dumps(request) + "\n", stdout=subprocess.PIPE, text=True, check=True
    )
    return list(json.loads(done.stdout)["order"])


def parser() -> Callable[[Traces], List[str]]:
    """The parser that this machine has."""
    try:
        import ngeodesic  # noqa: F401
    except ImportError:
        return compatible_parser
    return reference_parser


def decide(client: Client, parse: Callable[[Traces], List[str]], prompt: str) -> Step:
    """Asks the mapper first: a prompt that it leaves alone costs no detector."""
    proposed = client.infer(prompt)
    if proposed.intent is None:
        return Step(None, proposed.reason, [])
    order = parse(client.traces(prompt))
    confirmed = proposed.intent in order
    return Step(proposed.intent if confirmed else None, "confirmed" if confirmed else "not_confirmed", order)


def main(*args: str) -> int:
    """Prints a line for each prompt; 2 where arguments are missing, 1 where the service or the rails give no answer."""
    if len(args) < 3:
        print("Usage: before_rails.py ADDRESS TOKEN PROMPT... (an empty TOKEN where none is demanded)", file=sys.stderr)
        return 2
    client = Client(args[0], token=args[1] or None)
    for prompt in args[2:]:
        try:
            step = decide(client, parser(), prompt)
        except (BridgeError, OSError, subprocess.CalledProcessError) as error:
            print("No answer: %s" % error, file=sys.stderr)
            return 1
        print("%s: %s (%s)" % (prompt, step.label or "nothing", step.reason))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
