"""What can be asked: checked before anything is sent."""

import json
from typing import Any, Dict, Mapping, Optional

__all__ = ["encoded", "mapping", "sent_mapping"]


def mapping(name: str, value: Optional[Mapping[str, Any]]) -> Dict[str, Any]:
    """An argument as a dict, {} for None; TypeError where it is no mapping."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise TypeError("%s is a mapping of names to values, not %s" % (name, type(value).__name__))
    return dict(value)


def sent_mapping(name: str, value: Optional[Mapping[str, Any]]) -> Dict[str, Any]:
    """An argument as a field of a question, {} for None; TypeError or ValueError where JSON cannot hold it."""
    if value is None:
        return {}
    field = {name: mapping(name, value)}
    encoded(field, name)
    return field


def encoded(question: Any, name: str = "the question") -> bytes:
    """JSON in ASCII; ValueError for NaN and the infinities, which it does not have, TypeError for other objects."""
    try:
        return json.dumps(question, allow_nan=False).encode("ascii")
    except (TypeError, ValueError) as error:
        raise type(error)("%s cannot be sent as JSON: %s" % (name, error)) from error
