package io.micromap.runtime.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Which code points Unicode 13 assigns. Java 17 has its tables; later ones have more, on which no
 * form of a prompt may depend. The form and lower case of characters that Unicode 13 has stay as
 * they are, by Unicode's stability policies.
 */
public final class Unicode13 {

  private static final String RESOURCE = "unassigned_in_unicode_13.txt";

  /** Where unassigned ranges begin and end, ascending. */
  private static final int[] TURNS = read();

  private Unicode13() {}

  /** Whether Unicode 13 has the character. */
  public static boolean assigns(int codePoint) {
    int place = Arrays.binarySearch(TURNS, codePoint);
    int turns = place < 0 ? -place - 1 : place + 1;
    return turns % 2 == 0;
  }

  private static int[] read() {
    try (InputStream in = Unicode13.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, RESOURCE), StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMapToInt(Unicode13::turns)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line like {@code 0378..0379}: the first code point of the range, and the first behind it. */
  private static IntStream turns(String line) {
    int dots = line.indexOf("..");
    return IntStream.of(
        Integer.parseInt(line, 0, dots, 16),
        Integer.parseInt(line, dots + 2, line.length(), 16) + 1);
  }
}
