package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What an input is, by its first bytes. */
enum InputForm {
  TEXT(""),
  UTF_8_MARK("efbbbf"),
  UTF_32_LITTLE("fffe0000", "is UTF-32. Save it as UTF-8."),
  UTF_32_BIG("0000feff", "is UTF-32. Save it as UTF-8."),
  UTF_16_BIG("feff"),
  UTF_16_LITTLE("fffe"),
  GZIP("1f8b"),
  ZIP("504b0304"),
  OLD_EXCEL(
      "d0cf11e0",
      "is a spreadsheet in Excel's old format, or locked by a password. Save it as .xlsx without one, or as CSV."),
  PARQUET("50415231", "is a Parquet file. Export it as CSV or JSONL."),
  ZSTANDARD("28b52ffd", "is compressed by zstd. Unpack it, or compress it by gzip."),
  BZIP2("425a68", "is compressed by bzip2. Unpack it, or compress it by gzip."),
  XZ("fd377a585a", "is compressed by xz. Unpack it, or compress it by gzip."),
  PDF("255044462d", "is a PDF file. Give its rows as CSV or JSONL.");

  /** So many bytes tell text from UTF-16 without a mark. */
  private static final int LEAST_BYTES = 2;

  /** Longest mark of any form. */
  static final int MOST_BYTES = 5;

  /** Every other byte is zero. */
  private static final Pattern WIDE = Pattern.compile("^(?:00..00..|..00..00)");

  /** Perhaps so. */
  private static final Pattern WIDE_SO_FAR = Pattern.compile("^(?:00..|..00)(?:..)?$");

  private final String mark;
  private final String refusal;

  InputForm(String mark) {
    this(mark, "");
  }

  InputForm(String mark, String refusal) {
    this.mark = mark;
    this.refusal = refusal;
  }

  /**
   * The form of what a stream gives next; no byte is lost, and behind two none is waited for that
   * could not be part of a mark.
   *
   * @throws MicromapException if it is a form that is not read
   */
  static InputForm next(String name, PushbackInputStream in) throws IOException {
    byte[] read = new byte[MOST_BYTES];
    int length = 0;
    while (length < LEAST_BYTES || (length < MOST_BYTES && isBegun(hex(read, length)))) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      read[length++] = (byte) next;
    }
    in.unread(read, 0, length);
    return of(name, hex(read, length));
  }

  private static InputForm of(String name, String read) {
    for (InputForm form : forms()) {
      if (read.startsWith(form.mark)) {
        if (!form.refusal.isEmpty()) {
          throw new MicromapException(ErrorCode.BAD_ENCODING, name + ": " + form.refusal);
        }
        return form;
      }
    }
    if (WIDE.matcher(read).find()) {
      throw new MicromapException(
          ErrorCode.BAD_ENCODING,
          name + ", line 1: is no text, or is UTF-16 without its mark. Save the file as UTF-8.");
    }
    return TEXT;
  }

  /** Whether more bytes may make the bytes so far a mark, or text of two or more bytes a letter. */
  private static boolean isBegun(String read) {
    return WIDE_SO_FAR.matcher(read).find()
        || forms().stream()
            .anyMatch(form -> form.mark.startsWith(read) && form.mark.length() > read.length());
  }

  private static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(bytes, 0, length);
  }

  private static List<InputForm> forms() {
    return Arrays.stream(values()).filter(form -> form != TEXT).toList();
  }

  /** Skips the mark, which must be next. */
  void skip(InputStream in) throws IOException {
    in.readNBytes(mark.length() / 2);
  }
}
