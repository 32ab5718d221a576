"""The former name of the package `micromap`; kept for programs that import it."""

from micromap import Bridge, BridgeError, BridgeTimeout, IntentResult, Verdict, windows

__all__ = ["Bridge", "BridgeError", "BridgeTimeout", "IntentResult", "Verdict", "windows"]
