package io.micromap.cli.serve;

import io.micromap.cli.console.Inputs;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.nio.file.Path;

/** A file with a token. */
final class TokenFile {

  private TokenFile() {}

  /**
   * What a header can hold; the token itself is in no message.
   *
   * @throws MicromapException if the file cannot be read, or holds something else
   */
  static String read(Path file) {
    String token = Inputs.source(file).text().strip();
    if (!token.matches("[!-~]+")) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          file + ": holds no token. Expected one line of ASCII characters without blanks.");
    }
    return token;
  }
}
