package io.andal.ownership;

import java.util.Locale;

/**
 * A reference to a group or user, in the forms that Backstage allows: {@code group:controls},
 * {@code user:default/ayu}, and a bare name, which means a group.
 *
 * @param kind {@code Group} or {@code User}
 */
record OwnerReference(String kind, String name) {

  static OwnerReference parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "group" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    String name = rest.substring(rest.indexOf('/') + 1);
    return new OwnerReference(kind.equals("user") ? "User" : "Group", name.strip());
  }

  @Override
  public String toString() {
    return kind.toLowerCase(Locale.ROOT) + ":" + name;
  }
}
