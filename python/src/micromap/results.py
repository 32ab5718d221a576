"""What Micromap answers."""

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

__all__ = ["IntentResult", "Verdict"]

_BELOW = ("below_threshold", "below_class_threshold")


class IntentResult(NamedTuple):
    """A mapper's answer.

    intent: the label, or None where the mapper abstains
    score: confidence of the top-ranked label, 0 to 1
    topk: (label, probability) pairs, best first
    reason: "confident"; where intent is None "low_confidence" for a confidence below the threshold, else Micromap's
        own reason: "out_of_scope", "ambiguous", "no_known_features", "empty" or "too_long"
    aux: the whole decision as Micromap gives it
    """

    intent: Optional[str]
    score: float
    topk: List[Tuple[str, float]]
    reason: str
    aux: Dict[str, Any]

    @classmethod
    def of(cls, decision: Dict[str, Any]) -> "IntentResult":
        """The answer that a decision of `micromap map` holds."""
        reason = decision["reason"]
        return cls(
            intent=decision["label"],
            score=decision["confidence"],
            topk=[(ranked["label"], ranked["confidence"]) for ranked in decision["ranking"]],
            reason="low_confidence" if reason in _BELOW else reason,
            aux=decision,
        )


class Verdict(NamedTuple):
    """What the rails say of a mapper's answer.

    passed: whether a program may act on the plan
    plan: the labels to act on, in order; empty where passed is False
    reason: "confirmed", or why not, as in docs/formats.md
    aux: the whole verdict as Micromap gives it
    """

    passed: bool
    plan: List[str]
    reason: str
    aux: Dict[str, Any]

    @classmethod
    def of(cls, verdict: Dict[str, Any]) -> "Verdict":
        """The verdict that a line of `micromap rails audit` holds."""
        return cls(
            passed=verdict["decision"] == "PASS",
            plan=list(verdict["plan"]),
            reason=verdict["reason"],
            aux=verdict,
        )
