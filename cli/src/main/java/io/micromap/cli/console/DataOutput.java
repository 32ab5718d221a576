package io.micromap.cli.console;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Standard output in UTF-8. Unlike any other print stream it remembers why writing failed. */
public final class DataOutput extends PrintStream {

  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  private final Remembering remembering;

  private DataOutput(Remembering remembering) {
    super(new BufferedOutputStream(remembering, 1 << 16), false, StandardCharsets.UTF_8);
    this.remembering = remembering;
  }

  /** Over the stream of the operating system. */
  public static DataOutput over(OutputStream stream) {
    return new DataOutput(new Remembering(stream));
  }

  /** Why writing failed, if it did. */
  Optional<IOException> fault() {
    return Optional.ofNullable(remembering.fault);
  }

  /** Whether writing failed because nobody reads any more, as behind {@code | head -1}. */
  boolean isReaderGone() {
    return fault().filter(e -> String.valueOf(e.getMessage()).contains("roken pipe")).isPresent()
        || (fault().isPresent() && isPipe());
  }

  /** The message of the operating system may be in another language. */
  private static boolean isPipe() {
    try {
      return Files.readSymbolicLink(STANDARD_OUTPUT).toString().matches("(pipe|socket):.*");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static final class Remembering extends FilterOutputStream {

    private IOException fault;

    private Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        fault = e;
        throw e;
      }
    }
  }
}
