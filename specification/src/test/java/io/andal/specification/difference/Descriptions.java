package io.andal.specification.difference;

import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.time.LocalDate;
import java.util.List;

/** Descriptions as tests write them, and what changed between two of them. */
final class Descriptions {
  static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private Descriptions() {}

  static Specification read(String text) {
    return new SpecificationReader(SpecificationLimits.DEFAULT)
        .read(SpecificationFile.of("api.yaml", text), OtherFiles.NONE)
        .orElseThrow();
  }

  static List<Change> between(String base, String revision) {
    return Differences.between(read(base), read(revision), TODAY);
  }

  /** {@code id LEVEL} of each change, in order of their names. */
  static List<String> found(String base, String revision) {
    return between(base, revision).stream()
        .map(change -> change.id() + " " + change.level())
        .distinct()
        .sorted()
        .toList();
  }

  /** An API with one operation that takes and gives pumps of this schema. */
  static String pumps(String version, String schema) {
    return """
        openapi: %s
        info: {title: Pumps, version: 1.0.0}
        paths:
          /pumps:
            post:
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Pump'}
              responses:
                '200':
                  description: done
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Pump'}
        components:
          schemas:
            Pump:
        %s"""
        .formatted(version, schema.indent(6));
  }

  static String pumps(String schema) {
    return pumps("3.0.3", schema);
  }
}
