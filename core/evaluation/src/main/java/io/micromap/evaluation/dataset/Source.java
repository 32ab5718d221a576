package io.micromap.evaluation.dataset;

import io.micromap.evaluation.spreadsheet.SheetRow;
import io.micromap.evaluation.spreadsheet.Spreadsheet;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The content of an input file: a text, or the rows of a spreadsheet. */
public final class Source {

  /** Longest input that is read. */
  public static final int MAX_BYTES = 1 << 30;

  private final String name;
  private final String text;
  private final Optional<List<SheetRow>> sheet;

  private Source(String name, String text, Optional<List<SheetRow>> sheet) {
    this.name = name;
    this.text = text;
    this.sheet = sheet;
  }

  /** Name of the file as the user knows it, for messages. */
  public String name() {
    return name;
  }

  /**
   * The text, decoded and without byte order marks.
   *
   * @throws MicromapException if it is a spreadsheet
   */
  public String text() {
    if (sheet.isPresent()) {
      throw new MicromapException(
          ErrorCode.BAD_ENCODING, name + ": is a spreadsheet, and a text is needed. Export it.");
    }
    return text;
  }

  /** The rows, where it is a spreadsheet. */
  Optional<List<SheetRow>> sheet() {
    return sheet;
  }

  /**
   * Reads a file, a device or a named pipe, once.
   *
   * @throws MicromapException if it is missing, empty, too long, unreadable or not UTF-8
   */
  public static Source of(Path file) {
    try (InputStream in = InputBytes.open(file)) {
      return of(file.toString(), in);
    } catch (IOException e) {
      throw InputBytes.unreadable(file.toString(), e);
    }
  }

  /** Reads a file or resource of a domain. */
  public static Source of(URI address) {
    if ("file".equals(address.getScheme())) {
      return of(Path.of(address));
    }
    try {
      URLConnection connection = address.toURL().openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return of(address.toString(), in);
      }
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, address + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  /** Reads a stream to its end. */
  public static Source of(String name, InputStream in) {
    try {
      InputBytes input = InputBytes.of(name, in);
      byte[] bytes = input.stream().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new MicromapException(
            ErrorCode.BAD_VALUE, name + ": is longer than 1 GiB. Split it into several runs.");
      }
      return input.isArchive()
          ? new Source(name, "", Optional.of(Spreadsheet.read(name, bytes)))
          : text(name, bytes);
    } catch (IOException e) {
      throw InputBytes.unreadable(name, e);
    }
  }

  private static Source text(String name, byte[] bytes) {
    String text = decode(name, bytes);
    if (text.isBlank()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, name + ": is empty. Give the file that was meant.");
    }
    return new Source(name, text, Optional.empty());
  }

  private static String decode(String name, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      throw new MicromapException(
          ErrorCode.BAD_ENCODING,
          name
              + ", line "
              + line(bytes, in.position())
              + ": is not valid UTF-8. Save the file as UTF-8.",
          e);
    }
  }

  /** The line in which a byte stands, from 1; the line ends of every system. */
  private static int line(byte[] bytes, int place) {
    int line = 1;
    for (int i = 0; i < place; i++) {
      boolean isEnd = bytes[i] == '\n' ? i == 0 || bytes[i - 1] != '\r' : bytes[i] == '\r';
      line += isEnd ? 1 : 0;
    }
    return line;
  }
}
