package io.andal.specification.difference.protobuf;

import java.util.List;
import java.util.Set;

/** Which types may replace each other on the wire (protobuf.dev, "Updating A Message Type"). */
final class WireTypes {
  private static final List<Set<String>> COMPATIBLE =
      List.of(
          Set.of("int32", "uint32", "int64", "uint64", "bool"),
          Set.of("sint32", "sint64"),
          Set.of("fixed32", "sfixed32"),
          Set.of("fixed64", "sfixed64"),
          Set.of("string", "bytes"));

  private static final Set<String> NUMBERS =
      Set.of(
          "int32",
          "uint32",
          "int64",
          "uint64",
          "bool",
          "sint32",
          "sint64",
          "fixed32",
          "sfixed32",
          "fixed64",
          "sfixed64",
          "float",
          "double");

  private WireTypes() {}

  static boolean compatible(String before, String after) {
    return COMPATIBLE.stream().anyMatch(set -> set.contains(before) && set.contains(after));
  }

  /** Whether values stand packed where they repeat, so that one alone is written differently. */
  static boolean packs(String type) {
    return NUMBERS.contains(type);
  }
}
