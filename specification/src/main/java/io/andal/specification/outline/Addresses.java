package io.andal.specification.outline;

import io.andal.specification.Mapping;
import io.andal.specification.reference.References;
import java.util.Optional;

/** Addresses of servers as outlines show them. */
public final class Addresses {
  private Addresses() {}

  /** An address template with its variables filled by their defaults; without one they stay. */
  public static String filled(String template, Optional<Mapping> variables, References references) {
    if (variables.isEmpty() || template.indexOf('{') < 0) {
      return withoutCredentials(template);
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    while (true) {
      int open = template.indexOf('{', from);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        return withoutCredentials(filled.append(template, from, template.length()).toString());
      }
      String name = template.substring(open + 1, close);
      String value =
          references.mapping(variables.get().get(name)).map(v -> v.text("default")).orElse("");
      filled.append(template, from, open);
      filled.append(value.isEmpty() ? template.substring(open, close + 1) : value);
      from = close + 1;
    }
  }

  /** An address without the name and password that may stand in it. */
  public static String withoutCredentials(String address) {
    int start = address.indexOf("://");
    int host = start < 0 ? 0 : start + 3;
    int end = host;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    int at = address.lastIndexOf('@', end - 1);
    return at < host ? address : address.substring(0, host) + address.substring(at + 1);
  }
}
