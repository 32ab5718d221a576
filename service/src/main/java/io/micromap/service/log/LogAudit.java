package io.micromap.service.log;

import io.micromap.evaluation.dataset.InputBytes;
import io.micromap.runtime.error.MicromapException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an audit of a log found. A chain cannot tell that its end was cut off: keep the last digest
 * elsewhere, and compare.
 *
 * @param lines that hold
 * @param lastDigest of the last of them
 * @param fault what is wrong with the line behind them, if anything is
 */
public record LogAudit(long lines, String lastDigest, Optional<String> fault) {

  /** The text up to the next line feed, and nothing else ends a line; null behind the last. */
  private static @Nullable String next(Reader in) throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      c = in.read();
    }
    return line.toString();
  }

  /**
   * Audits a log, up to its first fault.
   *
   * @throws MicromapException if it is not there or cannot be read
   */
  public static LogAudit of(Path file) {
    try (InputStream in = InputBytes.open(file)) {
      return of(file.toString(), in);
    } catch (IOException e) {
      throw InputBytes.unreadable(file.toString(), e);
    }
  }

  /** As above, of a log whose bytes come from elsewhere. */
  public static LogAudit of(String name, InputStream in) {
    ChainedLine last = ChainedLine.START;
    try {
      Reader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
      for (String line = next(lines); line != null; line = next(lines)) {
        last = last.read(line);
      }
      return new LogAudit(last.number(), last.digest(), Optional.empty());
    } catch (IllegalArgumentException e) {
      String fault = name + ", line " + (last.number() + 1) + ": " + e.getMessage() + ".";
      return new LogAudit(last.number(), last.digest(), Optional.of(fault));
    } catch (CharacterCodingException e) {
      String fault = name + ", behind line " + last.number() + ": is no UTF-8 text.";
      return new LogAudit(last.number(), last.digest(), Optional.of(fault));
    } catch (IOException e) {
      throw InputBytes.unreadable(name, e);
    }
  }
}
