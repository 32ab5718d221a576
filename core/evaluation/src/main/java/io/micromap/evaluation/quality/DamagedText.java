package io.micromap.evaluation.quality;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that were lost, or UTF-8 that was read as Windows-1252 or Latin-1, or HTML. */
final class DamagedText {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]{2,}");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{2,5}|#x[0-9a-fA-F]{2,5});");

  private DamagedText() {}

  /** The first damage of a text, in words. */
  static Optional<String> find(String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      return Optional.of("a character was lost (U+FFFD)");
    }
    Matcher entity = ENTITY.matcher(text);
    if (entity.find()) {
      return Optional.of("HTML: " + entity.group());
    }
    return NOT_ASCII
        .matcher(text)
        .results()
        .flatMap(match -> misread(match.group()).stream())
        .findFirst();
  }

  /**
   * What a run of characters was before it was read in the wrong encoding: their bytes are valid
   * UTF-8. A single letter counts only behind the marks that mostly come of it, since some pairs,
   * such as a capital and a quotation mark, are valid by chance.
   */
  private static Optional<String> misread(String run) {
    try {
      String meant =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(run))).toString();
      boolean likely = meant.length() > 1 || "ÃÂâðÄÅ".indexOf(run.charAt(0)) >= 0;
      return likely ? Optional.of("'" + run + "' was '" + meant + "'") : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * The bytes that Windows-1252 shows as this text; it leaves five unused, which count as
   * themselves.
   */
  private static byte[] bytes(String run) throws CharacterCodingException {
    byte[] bytes = new byte[run.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = run.charAt(i);
      bytes[i] =
          c <= 0xFF ? (byte) c : WINDOWS.newEncoder().encode(CharBuffer.wrap(new char[] {c})).get();
    }
    return bytes;
  }
}
