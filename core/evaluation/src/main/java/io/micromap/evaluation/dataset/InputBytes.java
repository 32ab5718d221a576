package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The bytes of an input as UTF-8: unpacked where they are gzip, converted where a mark says UTF-16,
 * without marks.
 *
 * @param stream the bytes, to be read once
 * @param isArchive whether they are a zip archive, as spreadsheets are, rather than text
 */
public record InputBytes(InputStream stream, boolean isArchive) implements AutoCloseable {

  private static final int MOST_LAYERS = 2;

  /**
   * Opens a file, a device or a named pipe, once.
   *
   * @throws MicromapException if there is none, or it is a folder
   */
  public static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file) || !Files.exists(file)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE,
          file
              + ": "
              + (Files.isDirectory(file) ? "is a folder" : "no such file")
              + ". Fix the path.");
    }
    // A channel would ask a pipe where it stands.
    return Files.isRegularFile(file)
        ? Files.newInputStream(file)
        : new FileInputStream(file.toFile());
  }

  /**
   * Looks at the first bytes of a stream.
   *
   * @param name of the stream, for messages
   * @throws MicromapException if they are of a form that is not read
   */
  public static InputBytes of(String name, InputStream stream) throws IOException {
    PushbackInputStream in = pushback(stream);
    for (int layers = 0; ; layers++) {
      InputForm form = InputForm.next(name, in);
      switch (form) {
        case UTF_8_MARK -> form.skip(in);
        case UTF_16_BIG -> in = utf8(form, in, StandardCharsets.UTF_16BE);
        case UTF_16_LITTLE -> in = utf8(form, in, StandardCharsets.UTF_16LE);
        case GZIP -> in = unpacked(name, in);
        default -> {
          return new InputBytes(in, form == InputForm.ZIP);
        }
      }
      if (layers > MOST_LAYERS) {
        throw new MicromapException(
            ErrorCode.BAD_ENCODING, name + ": is packed several times. Unpack it.");
      }
    }
  }

  /** The failure to read a stream; damaged data is told apart from a failure of the machine. */
  public static MicromapException unreadable(String name, IOException e) {
    if (e instanceof ZipException || e instanceof EOFException) {
      return new MicromapException(
          ErrorCode.BAD_ENCODING, name + ": is damaged or cut off. Give the whole file.", e);
    }
    if (e instanceof CharacterCodingException) {
      return new MicromapException(
          ErrorCode.BAD_ENCODING,
          name + ": is marked as UTF-16 and is not. Save the file as UTF-8.",
          e);
    }
    return new MicromapException(
        ErrorCode.IO, name + ": cannot be read: " + FileFault.of(e) + ". Give it again.", e);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private static PushbackInputStream unpacked(String name, InputStream in) {
    try {
      return pushback(new GzipMembers(in));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static PushbackInputStream utf8(InputForm form, InputStream in, Charset charset)
      throws IOException {
    form.skip(in);
    return pushback(new Utf8Stream(in, charset));
  }

  private static PushbackInputStream pushback(InputStream in) {
    return new Lookahead(in);
  }

  /** A stream whose first bytes were looked at; like a pipe it gives what there is. */
  private static final class Lookahead extends PushbackInputStream {

    private Lookahead(InputStream in) {
      super(in, InputForm.MOST_BYTES);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int seen = buf.length - pos;
      return super.read(bytes, offset, seen > 0 ? Math.min(seen, length) : length);
    }
  }
}
