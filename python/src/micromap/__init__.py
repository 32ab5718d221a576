"""Client of Micromap on the standard library alone.

A mapper and its rails run in processes beside this one. Each is started when first needed, answers each line of JSON
with a line, is started again after it died, and ends with the bridge.

    from micromap import Bridge

    with Bridge("locked.mapper", "my.rails") as bridge:
        result = bridge.infer("stake 5 eth")     # IntentResult
        verdict = bridge.audit("stake 5 eth")    # Verdict, needs the rails
        results = bridge.map_many(prompts)       # as infer, thousands in a second

A Client has the same methods and asks a running service instead: Client("http://127.0.0.1:8080").
"""

from .bridge import Bridge, windows
from .client import Client
from .errors import BridgeError, BridgeTimeout
from .results import IntentResult, Verdict

__all__ = ["Bridge", "BridgeError", "BridgeTimeout", "Client", "IntentResult", "Verdict", "windows"]
__version__ = "0.1.0"
