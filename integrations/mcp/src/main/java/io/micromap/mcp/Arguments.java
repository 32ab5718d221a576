package io.micromap.mcp;

import io.micromap.rails.audit.Mode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The arguments of a call, which the tool's schema has checked.
 *
 * @param values by name
 */
record Arguments(Map<String, Object> values) {

  static final String TEXT = "text";
  static final String WITH_PROBABILITIES = "with_probabilities";
  static final String FEATURES = "features";
  static final String MODE = "mode";
  static final String SLOTS = "slots";
  static final String CONTEXT = "context";

  /** How many features an explanation has unless the call says otherwise. */
  static final int USUAL_FEATURES = 15;

  String text() {
    return String.valueOf(values.get(TEXT));
  }

  boolean withProbabilities() {
    return Boolean.TRUE.equals(values.get(WITH_PROBABILITIES));
  }

  /** The most there can be, where more are asked for. */
  int features() {
    return values.get(FEATURES) instanceof Number number
        ? (int) number.doubleValue()
        : USUAL_FEATURES;
  }

  /** The mode of an audit; the usual one where none is given. */
  Mode mode() {
    return Mode.of(values.get(MODE)).orElse(Mode.DETECTOR);
  }

  Map<String, Object> object(String name) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (values.get(name) instanceof Map<?, ?> object) {
      object.forEach((key, value) -> copy.put(String.valueOf(key), value));
    }
    return copy;
  }
}
