package io.andal.dialect;

import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import io.andal.workspace.RawDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value in another tool's document, and where it stands. Reading a field that isn't there gives a
 * value that is not {@link #present}.
 */
public record ForeignValue(RawDocument document, String pointer, JsonNode node) {

  /** A whole document. */
  public static ForeignValue of(RawDocument document) {
    return new ForeignValue(document, "", document.root());
  }

  public String file() {
    return document.file();
  }

  public ForeignValue child(String field) {
    JsonNode value = node.get(field);
    return new ForeignValue(
        document,
        pointer + "/" + field.replace("~", "~0").replace("/", "~1"),
        value == null ? JsonNodeFactory.instance.missingNode() : value);
  }

  public boolean has(String field) {
    return child(field).present();
  }

  public boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The items of a list; none if it is absent. */
  public List<ForeignValue> items() {
    List<ForeignValue> items = new ArrayList<>();
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      items.add(new ForeignValue(document, pointer + "/" + i, node.get(i)));
    }
    return items;
  }

  /** The text of a field; a number or truth value as it reads; empty where there is none. */
  public String text(String field) {
    return child(field).text();
  }

  /** This value as text; empty if it is absent or no scalar. */
  public String text() {
    if (!present()) {
      return "";
    }
    return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asString("");
  }

  public boolean flag(String field, boolean otherwise) {
    return child(field).node().asBoolean(otherwise);
  }

  /** A number, exactly as it was written, in a text or not; empty if it is none. */
  public Optional<BigDecimal> number() {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    try {
      return node.isString()
          ? Optional.of(new BigDecimal(node.asString().strip()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A mapping of names to texts, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), text(field.getKey())));
    return texts;
  }

  /** Reports every field but these as unknown, so that nothing is passed over. */
  public void onlyHas(Imported into, String... fields) {
    List<String> known = List.of(fields);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!known.contains(field.getKey())) {
        into.cannotSay(
            child(field.getKey()),
            "The field '%s' is not known here".formatted(field.getKey()),
            "Known fields: " + String.join(", ", known));
      }
    }
  }

  /** {@code file:line:column}. */
  public String place() {
    Position position = document.positionOf(pointer);
    return "%s:%d:%d".formatted(file(), position.line(), position.column());
  }

  public Problem error(String rule, String message, String remedy) {
    return problem(Problem.Severity.ERROR, rule, message, remedy);
  }

  public Problem warning(String rule, String message, String remedy) {
    return problem(Problem.Severity.WARNING, rule, message, remedy);
  }

  private Problem problem(Problem.Severity severity, String rule, String message, String remedy) {
    return new Problem(severity, rule, file(), document.positionOf(pointer), message, remedy);
  }
}
