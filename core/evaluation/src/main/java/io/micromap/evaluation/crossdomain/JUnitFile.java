package io.micromap.evaluation.crossdomain;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** {@code junit.xml}: a test case a cell, with its figures, and one a gate and cell. */
public final class JUnitFile {

  private static final String CELLS = "micromap.evaluate.cells";
  private static final String GATES = "micromap.evaluate.gates";

  private JUnitFile() {}

  /** The file; a missed gate is a failure. */
  public static byte[] write(CrossDomain result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, "");
      suite(xml, result);
      line(xml, "");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void suite(XMLStreamWriter xml, CrossDomain result) throws XMLStreamException {
    long failures = result.gates().stream().filter(gate -> !gate.passed()).count();
    start(
        xml,
        "testsuite",
        Map.of(
            "name", "micromap evaluate",
            "tests", Integer.toString(result.cells().size() + result.gates().size()),
            "failures", Long.toString(failures)));
    for (Cell cell : result.cells()) {
      write(xml, cell);
    }
    for (Gate gate : result.gates()) {
      write(xml, gate);
    }
    line(xml, "");
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, Cell cell) throws XMLStreamException {
    line(xml, "  ");
    start(xml, "testcase", Map.of("classname", CELLS, "name", cell.key().title()));
    line(xml, "    ");
    xml.writeStartElement("system-out");
    xml.writeCharacters(figures(cell));
    xml.writeEndElement();
    line(xml, "  ");
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, Gate gate) throws XMLStreamException {
    String name = gate.name() + ": " + gate.key().title();
    line(xml, "  ");
    start(xml, "testcase", Map.of("classname", GATES, "name", name));
    if (!gate.passed()) {
      line(xml, "    ");
      start(xml, "failure", Map.of("message", gate.why()));
      xml.writeEndElement();
      line(xml, "  ");
    }
    xml.writeEndElement();
  }

  private static String figures(Cell cell) {
    return "n "
        + cell.answered().n()
        + ", fired "
        + cell.answered().fired()
        + ", coverage "
        + text(cell.answered().coverage())
        + ", accuracy_on_fired "
        + text(cell.rates().accuracyOnFired())
        + ", false_accept_rate "
        + text(cell.rates().falseAcceptRate());
  }

  private static String text(Optional<Double> rate) {
    return rate.map(String::valueOf).orElse("null");
  }

  /** An element with its attributes in the order of their names. */
  private static void start(XMLStreamWriter xml, String element, Map<String, String> attributes)
      throws XMLStreamException {
    xml.writeStartElement(element);
    for (String name : attributes.keySet().stream().sorted().toList()) {
      xml.writeAttribute(name, attributes.get(name));
    }
  }

  private static void line(XMLStreamWriter xml, String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
  }
}
