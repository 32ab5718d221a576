"""The former place of the bridge; it is the package `micromap` in the folder python/ now.

Kept for programs that have this folder on their path: Bridge, BridgeError, IntentResult and windows are the same.
"""

import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "python", "src"))

from micromap import Bridge, BridgeError, BridgeTimeout, IntentResult, Verdict, windows  # noqa: E402

__all__ = ["Bridge", "BridgeError", "BridgeTimeout", "IntentResult", "Verdict", "windows"]
