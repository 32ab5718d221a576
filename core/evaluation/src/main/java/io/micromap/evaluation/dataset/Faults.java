package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.List;

/** Gathers the faults of one kind, so that a user sees them together. */
final class Faults {

  private static final int SHOWN = 20;

  private final ErrorCode code;
  private final int limit;
  private final List<String> shown = new ArrayList<>();
  private int count;
  private boolean isFormWrong;

  Faults(ErrorCode code) {
    this(code, SHOWN);
  }

  /** Shows at most {@code limit} faults and the number of the others. */
  Faults(ErrorCode code, int limit) {
    this.code = code;
    this.limit = limit;
  }

  void add(String fault) {
    isFormWrong = true;
    show(fault);
  }

  /** Adds what is wrong with a row: its form, or no more than a value that no artifact holds. */
  void add(String place, IllegalArgumentException e) {
    isFormWrong |= !(e instanceof BadValueException);
    show(place + ": " + e.getMessage());
  }

  private void show(String fault) {
    if (count++ < limit) {
      shown.add(fault);
    }
  }

  /**
   * Throws one exception with all faults and the way to fix them, if there is any. Where values
   * alone are wrong, they say themselves what to do.
   *
   * @param fix with arguments as {@link MicromapException#naming} takes them
   */
  void throwIfAny(String fix, Object... arguments) {
    if (count == 0) {
      return;
    }
    String more = count > limit ? "\n… and " + (count - limit) + " more" : "";
    String faults = String.join("\n", shown) + more;
    if (!isFormWrong) {
      throw new MicromapException(ErrorCode.BAD_VALUE, faults);
    }
    List<Object> all = new ArrayList<>(List.of(faults));
    all.addAll(List.of(arguments));
    throw MicromapException.naming(code, "%s\n" + fix, all.toArray());
  }
}
