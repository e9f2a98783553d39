package io.andal.specification.difference.protobuf;

import io.andal.specification.Field;
import io.andal.specification.Mapping;

/** Names of both sides without their own package, so that a new package hides nothing else. */
record Names(String basePackage, String revisionPackage) {

  Mapping base(Mapping definitions) {
    return without(basePackage, definitions);
  }

  Mapping revision(Mapping definitions) {
    return without(revisionPackage, definitions);
  }

  String baseType(String type) {
    return type(basePackage, type);
  }

  String revisionType(String type) {
    return type(revisionPackage, type);
  }

  private static String type(String packageName, String type) {
    int comma = type.indexOf(", ");
    return type.startsWith("map<") && comma > 0
        ? type.substring(0, comma + 2) + without(packageName, type.substring(comma + 2))
        : without(packageName, type);
  }

  private static Mapping without(String packageName, Mapping definitions) {
    return new Mapping(
        definitions.line(),
        definitions.column(),
        definitions.fields().stream()
            .map(f -> new Field(without(packageName, f.key()), f.line(), f.column(), f.value()))
            .toList());
  }

  private static String without(String packageName, String name) {
    return !packageName.isEmpty() && name.startsWith(packageName + ".")
        ? name.substring(packageName.length() + 1)
        : name;
  }
}
