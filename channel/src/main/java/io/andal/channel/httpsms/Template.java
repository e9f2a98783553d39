package io.andal.channel.httpsms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A text with names in braces, which values take the place of, escaped for where they stand. */
record Template(String text) {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,39})}");

  /** How a value is written so that it stays one value. */
  enum Escape {
    URL,
    JSON,
    XML,
    NONE;

    /** That of a body's content type. */
    static Escape of(String contentType) {
      String type = contentType.replaceFirst(";.*$", "").strip();
      if (type.equals("application/x-www-form-urlencoded")) {
        return URL;
      }
      if (type.endsWith("json")) {
        return JSON;
      }
      return type.endsWith("xml") ? XML : NONE;
    }

    private UnaryOperator<String> writer() {
      return switch (this) {
        case URL -> value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        case JSON -> Template::json;
        case XML ->
            value ->
                value
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&apos;");
        case NONE -> UnaryOperator.identity();
      };
    }
  }

  private static String json(String value) {
    String quoted = JsonMapper.shared().writeValueAsString(value);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Names that have no value. */
  Set<String> unknown(Set<String> known) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
    names.removeAll(known);
    return names;
  }

  /** The text with the values in it; a name without value stays as it is. */
  String filled(Map<String, String> values, Escape escape) {
    UnaryOperator<String> writer = escape.writer();
    return NAME.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(values.get(found.group(1)))
                        .map(writer)
                        .orElse(found.group())));
  }
}
