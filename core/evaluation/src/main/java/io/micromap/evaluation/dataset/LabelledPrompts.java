package io.micromap.evaluation.dataset;

import io.micromap.runtime.bundle.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Labelled prompts, checked and in the order of their files.
 *
 * @param name of the files they came from, for messages
 * @param rows at least one
 * @param oosLabel the word that marks a row as out of scope
 * @param leftOut how many rows of the files are not among these, and why
 */
public record LabelledPrompts(String name, List<Row> rows, String oosLabel, LeftOut leftOut) {

  /** Copies. */
  public LabelledPrompts {
    rows = List.copyOf(rows);
  }

  /** All rows that there are. */
  public LabelledPrompts(String name, List<Row> rows, String oosLabel) {
    this(name, rows, oosLabel, LeftOut.noneOf(rows.size()));
  }

  /** The in-scope rows. */
  public List<Row> inScope() {
    return rows.stream().filter(row -> !isOos(row)).toList();
  }

  /** The out-of-scope rows. */
  public List<Row> outOfScope() {
    return rows.stream().filter(this::isOos).toList();
  }

  /** Whether a row is out of scope. */
  public boolean isOos(Row row) {
    return row.label().equals(oosLabel);
  }

  /** Names of the classes, sorted. */
  public List<String> labels() {
    return inScope().stream().map(Row::label).distinct().sorted().toList();
  }

  /** Whether any row's id is other than its number. */
  public boolean hasIds() {
    return IntStream.range(0, rows.size())
        .anyMatch(i -> !rows.get(i).id().equals(Integer.toString(i + 1)));
  }

  /** These rows reduced to some. */
  public LabelledPrompts with(List<Row> some) {
    return new LabelledPrompts(name, some, oosLabel, leftOut);
  }

  /**
   * SHA-256 over prompts and labels; neither the order of the rows nor the form of files matters.
   */
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    rows.stream()
        .sorted(Row.BY_CONTENT)
        .flatMap(row -> Stream.of(row.prompt(), row.label()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .forEach(
            bytes -> {
              digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
              digest.update(bytes);
            });
    return HexFormat.of().formatHex(digest.digest());
  }
}
