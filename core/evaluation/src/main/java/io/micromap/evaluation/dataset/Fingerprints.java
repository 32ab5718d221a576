package io.micromap.evaluation.dataset;

import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.featurizer.PromptKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The prompts of a dataset, told apart but not readable: of the {@link PromptKey} of each the first
 * {@value #BYTES} bytes of its SHA-256, sorted, as Base64. Two different prompts among a million
 * agree by chance once in a million.
 */
public final class Fingerprints {

  /** Where a mapper's provenance keeps those of its training rows. */
  public static final String FIELD = "prompt_fingerprints";

  private static final int BYTES = 5;
  private static final int MAX_ROWS = 1_000_000;

  private Fingerprints() {}

  /** The fingerprints of all rows; empty for more than a million rows. */
  public static String of(LabelledPrompts data) {
    if (data.rows().size() > MAX_ROWS) {
      return "";
    }
    long[] sorted =
        data.rows().parallelStream()
            .mapToLong(row -> of(row.prompt()))
            .sorted()
            .distinct()
            .toArray();
    byte[] bytes = new byte[sorted.length * BYTES];
    for (int i = 0; i < sorted.length; i++) {
      for (int k = 0; k < BYTES; k++) {
        bytes[i * BYTES + k] = (byte) (sorted[i] >>> (8 * (BYTES - 1 - k)));
      }
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The rows whose prompts are among the fingerprints, {@linkplain PromptKey#undisguised} too. */
  public static List<Row> seen(String fingerprints, List<Row> rows) {
    Set<Long> known = known(fingerprints);
    return rows.stream().filter(row -> isKnown(row.prompt(), known)).toList();
  }

  /** How many of the fingerprints are those of no row. */
  public static int missing(String fingerprints, List<Row> rows) {
    Set<Long> known = known(fingerprints);
    rows.forEach(row -> known.remove(of(row.prompt())));
    return known.size();
  }

  private static Set<Long> known(String fingerprints) {
    byte[] bytes = Base64.getDecoder().decode(fingerprints);
    Set<Long> known = new HashSet<>();
    for (int i = 0; i + BYTES <= bytes.length; i += BYTES) {
      known.add(number(Arrays.copyOfRange(bytes, i, i + BYTES)));
    }
    return known;
  }

  private static boolean isKnown(String prompt, Set<Long> known) {
    return known.contains(of(prompt))
        || PromptKey.undisguised(prompt).stream().anyMatch(key -> known.contains(of(key)));
  }

  private static long of(String prompt) {
    return of(PromptKey.of(prompt));
  }

  private static long of(PromptKey key) {
    byte[] salted = ("micromap prompt|" + key.text()).getBytes(StandardCharsets.UTF_8);
    return number(Arrays.copyOf(Sha256.digest().digest(salted), BYTES));
  }

  private static long number(byte[] bytes) {
    long number = 0;
    for (byte b : bytes) {
      number = number << 8 | (b & 0xff);
    }
    return number;
  }
}
