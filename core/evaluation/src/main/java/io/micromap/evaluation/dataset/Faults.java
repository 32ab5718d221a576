package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers the faults of one kind, so that a user sees them together. */
final class Faults {

  private static final int SHOWN = 20;

  private final ErrorCode code;
  private final int limit;
  private final List<Fault> faults = new ArrayList<>();
  private boolean isFormWrong;

  /** What is wrong, and where; without a place where the text says it. */
  private record Fault(String place, String text) {
    @Override
    public String toString() {
      return place.isEmpty() ? text : place + ": " + text;
    }
  }

  Faults(ErrorCode code) {
    this(code, SHOWN);
  }

  /** Shows at most {@code limit} faults and the number of the others. */
  Faults(ErrorCode code, int limit) {
    this.code = code;
    this.limit = limit;
  }

  void add(String fault) {
    add("", fault);
  }

  /** Adds what is wrong with the row at a place. */
  void add(String place, String fault) {
    isFormWrong = true;
    faults.add(new Fault(place, fault));
  }

  /** Adds what is wrong with a row: its form, or no more than a value that no artifact holds. */
  void add(String place, IllegalArgumentException e) {
    isFormWrong |= !(e instanceof BadValueException);
    faults.add(new Fault(place, e.getMessage()));
  }

  /**
   * Lists the rows with faults where somebody lists them, or else throws as {@link #throwIfAny}.
   */
  void end(Optional<BadRows> listed, Rule rule, String fix, Object... arguments) {
    listed.ifPresentOrElse(
        rows -> faults.forEach(fault -> rows.add(rule, fault.place(), fault.text())),
        () -> throwIfAny(fix, arguments));
  }

  /**
   * Throws one exception with all faults and the way to fix them, if there is any. Where values
   * alone are wrong, they say themselves what to do.
   *
   * @param fix with arguments as {@link MicromapException#naming} takes them
   */
  void throwIfAny(String fix, Object... arguments) {
    if (faults.isEmpty()) {
      return;
    }
    int more = faults.size() - limit;
    String shown =
        faults.stream().limit(limit).map(Fault::toString).collect(Collectors.joining("\n"))
            + (more > 0 ? "\n… and " + more + " more" : "");
    if (!isFormWrong) {
      throw new MicromapException(ErrorCode.BAD_VALUE, shown);
    }
    List<Object> all = new ArrayList<>(List.of(shown));
    all.addAll(List.of(arguments));
    throw MicromapException.naming(code, "%s\n" + fix, all.toArray());
  }
}
