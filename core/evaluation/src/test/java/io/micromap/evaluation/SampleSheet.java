package io.micromap.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets made by hand: the fewest entries that a reader needs. */
public final class SampleSheet {

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private SampleSheet() {}

  /** An .xlsx file of one sheet; empty rows and cells are left out, as spreadsheets do. */
  @SafeVarargs
  public static byte[] xlsx(List<String>... rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
          <Default Extension="xml" ContentType="application/xml"/>\
          <Override PartName="/xl/workbook.xml" ContentType=\
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType=\
          "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
      put(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='"
              + MAIN
              + "' xmlns:r='"
              + OFFICE
              + "'><sheets><sheet name='Rows' sheetId='1' r:id='rId1'/></sheets></workbook>");
      put(zip, "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
      put(zip, "xl/worksheets/sheet1.xml", sheet(rows));
    }
    return bytes.toByteArray();
  }

  /** A zip archive of one entry. */
  public static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, name, text);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String relations(String type, String target) {
    return "<Relationships xmlns='"
        + PACKAGE
        + "'><Relationship Id='rId1' Type='"
        + OFFICE
        + "/"
        + type
        + "' Target='"
        + target
        + "'/></Relationships>";
  }

  @SafeVarargs
  private static String sheet(List<String>... rows) {
    StringBuilder xml = new StringBuilder("<worksheet xmlns='" + MAIN + "'><sheetData>");
    for (int row = 0; row < rows.length; row++) {
      if (!rows[row].isEmpty()) {
        xml.append("<row r='").append(row + 1).append("'>");
        for (int column = 0; column < rows[row].size(); column++) {
          append(xml, (char) ('A' + column) + "" + (row + 1), rows[row].get(column));
        }
        xml.append("</row>");
      }
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static void append(StringBuilder xml, String place, String text) {
    if (!text.isEmpty()) {
      xml.append("<c r='").append(place).append("' t='inlineStr'><is><t xml:space='preserve'>");
      xml.append(text.replace("&", "&amp;").replace("<", "&lt;"));
      xml.append("</t></is></c>");
    }
  }
}
