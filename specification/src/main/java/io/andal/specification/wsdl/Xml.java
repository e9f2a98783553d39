package io.andal.specification.wsdl;

import io.andal.specification.tree.ReadingBudget;
import io.andal.specification.tree.Refusal;
import io.andal.specification.tree.Shortened;
import io.andal.workspace.Position;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML as a tree of elements with their places; DTDs and external entities are off. */
final class Xml {
  private Xml() {}

  /**
   * An element.
   *
   * @param attributes by their local names
   * @param text all of its own text
   */
  record Element(
      String namespace,
      String name,
      Map<String, String> attributes,
      Position position,
      List<Element> children,
      StringBuilder text) {

    String attribute(String key) {
      return attributes.getOrDefault(key, "");
    }

    /** An attribute that names something, without its prefix. */
    String reference(String key) {
      String value = attribute(key);
      return value.substring(value.indexOf(':') + 1);
    }

    boolean is(String otherNamespace, String otherName) {
      return namespace.equals(otherNamespace) && name.equals(otherName);
    }

    List<Element> all(String otherNamespace, String otherName) {
      return children.stream().filter(child -> child.is(otherNamespace, otherName)).toList();
    }
  }

  /**
   * @throws Refusal at the first mistake
   */
  static Element read(String text, ReadingBudget budget) {
    if (text.contains("<!DOCTYPE")) {
      int at = text.indexOf("<!DOCTYPE");
      int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
      throw new Refusal(
          "doctype",
          new Position(line, at - text.lastIndexOf('\n', at)),
          "The file has a document type",
          "Remove <!DOCTYPE …>; entities are not read");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("entities are not read");
        });
    try {
      return read(factory.createXMLStreamReader(new StringReader(text)), budget);
    } catch (XMLStreamException e) {
      throw new Refusal(
          "xml-syntax",
          e.getLocation() == null ? Position.START : position(e.getLocation()),
          "This is no XML: " + Shortened.text(message(e)),
          "Close every element, and put attributes in quotes");
    }
  }

  private static Element read(XMLStreamReader xml, ReadingBudget budget) throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Element element = element(xml);
          budget.value(open.size() + 1, element.position());
          if (!open.isEmpty()) {
            open.element().children().add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().text().append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Element closed = open.pop();
          if (open.isEmpty()) {
            return closed;
          }
        }
        default -> {}
      }
    }
    throw new Refusal(
        "xml-syntax", Position.START, "The file has no element", "Begin with <definitions>");
  }

  private static Element element(XMLStreamReader xml) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    String namespace = xml.getNamespaceURI();
    return new Element(
        namespace == null ? "" : namespace,
        xml.getLocalName(),
        attributes,
        position(xml.getLocation()),
        new ArrayList<>(),
        new StringBuilder());
  }

  private static Position position(Location place) {
    return new Position(Math.max(1, place.getLineNumber()), Math.max(1, place.getColumnNumber()));
  }

  private static String message(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("Message: ");
    return start < 0 ? message : message.substring(start + "Message: ".length());
  }
}
