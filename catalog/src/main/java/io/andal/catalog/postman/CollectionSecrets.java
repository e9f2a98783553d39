package io.andal.catalog.postman;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes secrets out of a collection before anybody keeps it: people write tokens into its
 * authorization, headers and variables. Variables' names ({@code {{token}}}) stay. Stateless.
 */
final class CollectionSecrets {
  /** What stands in a secret's place. */
  static final String HIDDEN = "…";

  private static final int DEPTH = 200;
  private static final String WORDS =
      "(?:authorization|cookie|secret|passw|token|api[-_ ]?key|credential|private[-_ ]?key|"
          + "signature|session)";
  private static final Pattern SECRET = Pattern.compile(".*" + WORDS + ".*");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&][^=&#]{0,100}?" + WORDS + "[^=&#]{0,100}=)(?!\\{\\{)[^&#]+");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{[^{}]*}}");

  /** What an authorization says without being secret. */
  private static final Set<String> PLAIN =
      Set.of(
          "key",
          "in",
          "addTokenTo",
          "headerPrefix",
          "grant_type",
          "scope",
          "algorithm",
          "authUrl",
          "accessTokenUrl",
          "redirect_uri",
          "client_authentication",
          "tokenType",
          "tokenName",
          "realm",
          "region",
          "service");

  private CollectionSecrets() {}

  /** Changes the tree. */
  static void hide(JsonNode node) {
    hide(node, 0);
  }

  private static void hide(JsonNode node, int depth) {
    if (depth > DEPTH) {
      return;
    }
    if (node instanceof ObjectNode object) {
      for (String field : object.propertyNames()) {
        JsonNode value = object.path(field);
        switch (field) {
          case "auth" -> authorization(value);
          case "header", "variable", "query", "urlencoded", "formdata", "cookie" -> pairs(value);
          case "raw", "url" -> address(object, field, value);
          default -> {}
        }
        hide(value, depth + 1);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(one -> hide(one, depth + 1));
    }
  }

  /** {@code {"type": "bearer", "bearer": [{"key": "token", "value": "…"}]}}. */
  private static void authorization(JsonNode auth) {
    for (JsonNode details : auth) {
      for (JsonNode pair : details) {
        if (pair instanceof ObjectNode object && !PLAIN.contains(pair.path("key").asString(""))) {
          hideValue(object);
        }
      }
      if (details instanceof ObjectNode older) {
        // Version 2.0 of the format has an object instead of a list.
        older
            .propertyNames()
            .forEach(
                name -> {
                  if (!PLAIN.contains(name) && older.path(name).isString()) {
                    older.put(name, HIDDEN);
                  }
                });
      }
    }
  }

  private static void pairs(JsonNode pairs) {
    for (JsonNode pair : pairs) {
      String key = pair.path("key").asString("").toLowerCase(Locale.ROOT);
      boolean secret =
          SECRET.matcher(key).matches() || pair.path("type").asString("").equals("secret");
      if (secret && pair instanceof ObjectNode object) {
        hideValue(object);
      }
    }
  }

  private static void address(ObjectNode holder, String field, JsonNode value) {
    if (value.isString()) {
      holder.put(field, PARAMETER.matcher(value.asString()).replaceAll("$1" + HIDDEN));
    }
  }

  private static void hideValue(ObjectNode pair) {
    JsonNode value = pair.path("value");
    boolean named = VARIABLE.matcher(value.asString("")).find();
    if (!value.isMissingNode() && !value.isNull() && !named) {
      pair.put("value", HIDDEN);
    }
  }
}
