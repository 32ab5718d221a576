package io.micromap.training.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.List;

/** Gathers the faults of one kind, so that a user sees them together. */
final class Faults {

  private static final int SHOWN = 20;

  private final ErrorCode code;
  private final List<String> shown = new ArrayList<>();
  private int count;

  Faults(ErrorCode code) {
    this.code = code;
  }

  void add(String fault) {
    if (count++ < SHOWN) {
      shown.add(fault);
    }
  }

  /** Throws one exception with all faults and the way to mend them, if there is any. */
  void throwIfAny(String mend) {
    if (count == 0) {
      return;
    }
    String more = count > SHOWN ? "\n… and " + (count - SHOWN) + " more" : "";
    throw new MicromapException(code, String.join("\n", shown) + more + "\n" + mend);
  }
}
