package io.micromap.evaluation.spreadsheet;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of an .xlsx file. */
public final class Spreadsheet {

  private static final String WORKBOOK = "xl/workbook.xml";
  private static final long MOST_BYTES = 1L << 30;

  private Spreadsheet() {}

  /**
   * The rows of the first sheet that are not blank.
   *
   * @param name of the file, for messages
   * @param bytes of a zip archive
   * @throws MicromapException if it is no spreadsheet, damaged, empty or too long
   */
  public static List<SheetRow> read(String name, byte[] bytes) {
    requireWorkbook(name, bytes);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<SheetRow> read =
          rows.map(Spreadsheet::row)
              .filter(row -> row.values().stream().anyMatch(value -> !value.isBlank()))
              .toList();
      if (read.isEmpty()) {
        throw new MicromapException(
            ErrorCode.EMPTY_FILE,
            name + ": its first sheet is empty. Put the rows into the first sheet.");
      }
      return read;
    } catch (IOException | ExcelReaderException | IllegalStateException e) {
      throw damaged(name, e);
    } catch (IndexOutOfBoundsException | NumberFormatException | NullPointerException e) {
      throw damaged(name, e); // The library checks little of what it reads.
    }
  }

  private static SheetRow row(Row row) {
    return new SheetRow(row.getRowNum(), row.stream().map(Spreadsheet::text).toList());
  }

  private static String text(Cell cell) {
    if (cell == null || cell.getRawValue() == null) {
      return "";
    }
    boolean isTruth = cell.getType() == CellType.BOOLEAN;
    return isTruth ? (cell.asBoolean() ? "TRUE" : "FALSE") : cell.getRawValue();
  }

  /** Refuses other archives, and such as would unpack to more than any input may hold. */
  private static void requireWorkbook(String name, byte[] bytes) {
    boolean found = false;
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        found |= entry.getName().equals(WORKBOOK);
        left -= length(zip, left);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(name, e);
    }
    if (left < 0) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE, name + ": is longer than 1 GiB. Split it into several runs.");
    }
    if (!found) {
      throw new MicromapException(
          ErrorCode.BAD_ENCODING,
          name + ": is a zip archive and no spreadsheet. Unpack it, or give .xlsx, CSV or JSONL.");
    }
  }

  /** Length of what a stream holds, as far as it matters. */
  private static long length(InputStream in, long most) throws IOException {
    byte[] block = new byte[1 << 16];
    long length = 0;
    for (int read = in.read(block); read >= 0 && length <= most; read = in.read(block)) {
      length += read;
    }
    return length;
  }

  private static MicromapException damaged(String name, Exception e) {
    return new MicromapException(
        ErrorCode.BAD_ENCODING,
        name + ": is a damaged spreadsheet. Save it again, or export it as CSV.",
        e);
  }
}
