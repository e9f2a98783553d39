package io.andal.alert.alertmanager;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One alert as it was posted. Not thread-safe. */
final class Posted {
  /** No alert has more labels, or more annotations. */
  private static final int MOST_LABELS = 64;

  /** The longest name, in characters. */
  private static final int LONGEST_NAME = 1024;

  /** The longest value of a label, link or time, in characters. */
  private static final int LONGEST_VALUE = 8192;

  /** The longest value of an annotation, in characters. */
  private static final int LONGEST_ANNOTATION = 65_536;

  private final Texts texts;
  private final SortedMap<String, String> labels = new TreeMap<>();
  private final SortedMap<String, String> annotations = new TreeMap<>();
  private String startsAt = "";
  private String endsAt = "";
  private String generatorUrl = "";
  private String wrong = "";

  Posted(Texts texts) {
    this.texts = texts;
  }

  /** What many alerts of a request say is kept once. */
  static final class Texts {
    private static final int LONGEST = 128;
    private static final int MOST = 10_000;
    private final Map<String, String> known = new HashMap<>();

    String of(String text) {
      if (text.length() > LONGEST || known.size() >= MOST) {
        return text;
      }
      String before = known.putIfAbsent(text, text);
      return before == null ? text : before;
    }
  }

  /**
   * Reads all of one alert, also of a wrong one, so that the next can be read.
   *
   * @param json at its first token; stands at its last afterwards
   */
  void read(JsonParser json) throws AlertReader.Invalid {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        property(name, json);
      }
    } else {
      json.skipChildren();
      wrong("an alert is an object with labels");
    }
    if (!wrong.isEmpty()) {
      throw new AlertReader.Invalid(wrong);
    }
  }

  private void property(String name, JsonParser json) {
    switch (name) {
      case "labels" -> strings(json, labels, "label", LONGEST_VALUE);
      case "annotations" -> strings(json, annotations, "annotation", LONGEST_ANNOTATION);
      case "startsAt" -> startsAt = value(json, name, LONGEST_VALUE);
      case "endsAt" -> endsAt = value(json, name, LONGEST_VALUE);
      case "generatorURL" -> generatorUrl = texts.of(value(json, name, LONGEST_VALUE));
      default -> json.skipChildren();
    }
  }

  private void strings(
      JsonParser json, SortedMap<String, String> values, String what, int longest) {
    values.clear();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
        wrong("invalid label set: invalid name \"" + name + "\"");
      }
      String value = value(json, what + " " + name, longest);
      if (values.size() < MOST_LABELS) {
        values.put(name, texts.of(value));
      } else if (!values.containsKey(name)) {
        wrong("more than " + MOST_LABELS + " " + what + "s");
      }
    }
  }

  /** A number or truth value as it is written; what isn't one value is none. */
  private String value(JsonParser json, String what, int longest) {
    if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
      json.skipChildren();
      return "";
    }
    String text = json.getString();
    if (text.length() > longest) {
      wrong(what + " is longer than " + longest + " characters");
      return "";
    }
    // No table can hold NUL.
    return text.replace('\0', '\uFFFD');
  }

  private void wrong(String first) {
    if (wrong.isEmpty()) {
      wrong = first;
    }
  }

  SortedMap<String, String> labels() {
    return labels;
  }

  SortedMap<String, String> annotations() {
    return annotations;
  }

  String startsAt() {
    return startsAt;
  }

  String endsAt() {
    return endsAt;
  }

  String generatorUrl() {
    return generatorUrl;
  }
}
