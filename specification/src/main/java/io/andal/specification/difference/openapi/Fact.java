package io.andal.specification.difference.openapi;

import org.jspecify.annotations.Nullable;

/**
 * One thing that changed in a schema, whichever way it travels.
 *
 * @param property the field of the schema that it is about; empty for the schema itself
 * @param name what the rule's text calls {@code {name}}
 * @param access who of both sends what it is about
 */
record Fact(
    Rule rule,
    String property,
    String name,
    String before,
    String after,
    @Nullable Spot base,
    @Nullable Spot revision,
    Access access) {

  /** Who of both sends a field. */
  enum Access {
    BOTH,
    READ_ONLY,
    WRITE_ONLY;

    static Access of(@Nullable Spot... schemas) {
      boolean read = true;
      boolean write = true;
      for (Spot schema : schemas) {
        if (schema != null) {
          read &= schema.isTrue("readOnly");
          write &= schema.isTrue("writeOnly");
        }
      }
      return read ? READ_ONLY : write ? WRITE_ONLY : BOTH;
    }
  }

  static Fact of(Rule rule, Schema base, Schema revision, String before, String after) {
    return new Fact(rule, "", "", before, after, base.spot(), revision.spot(), Access.BOTH);
  }

  Fact at(@Nullable Spot base, @Nullable Spot revision) {
    return new Fact(rule, property, name, before, after, base, revision, access);
  }

  Fact named(String name) {
    return new Fact(rule, property, name, before, after, base, revision, access);
  }
}
