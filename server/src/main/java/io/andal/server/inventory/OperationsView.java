package io.andal.server.inventory;

import io.andal.server.web.Badge;
import java.util.List;
import java.util.Optional;

/** What the page of an API's operations shows: its description, read. */
public record OperationsView(
    String version,
    String q,
    List<VersionLink> versions,
    String download,
    boolean broken,
    List<Trouble> troubles,
    List<Excerpt> excerpts,
    String found,
    List<Group> groups,
    List<Schema> schemas,
    String moreSchemas,
    List<Server> servers,
    String range,
    String previous,
    String next) {
  public OperationsView {
    versions = List.copyOf(versions);
    troubles = List.copyOf(troubles);
    excerpts = List.copyOf(excerpts);
    groups = List.copyOf(groups);
    schemas = List.copyOf(schemas);
    servers = List.copyOf(servers);
  }

  /** A version to look at instead. */
  public record VersionLink(String href, String name, boolean current) {}

  /** An address; a link where it is one of the web. */
  public record Server(String address, String link) {}

  /** Something wrong in the description; its texts are the machine's, in English. */
  public record Trouble(Badge badge, String place, String anchor, String message, String remedy) {}

  /** Lines of the description around something wrong in it. */
  public record Excerpt(List<Line> lines) {
    public Excerpt {
      lines = List.copyOf(lines);
    }
  }

  /** One line; {@code trouble} tells whether something is wrong in it. */
  public record Line(int number, String text, boolean trouble) {}

  /** Operations that bear the same tag. */
  public record Group(String tag, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /** One operation. */
  public record Row(
      String anchor,
      String verb,
      String tone,
      String path,
      String operationId,
      String summary,
      String description,
      boolean deprecated,
      String sunset,
      Optional<Badge> seen,
      List<Parameter> parameters,
      List<String> requestTypes,
      List<Answer> answers,
      List<Field> fields,
      int line) {
    public Row {
      parameters = List.copyOf(parameters);
      requestTypes = List.copyOf(requestTypes);
      answers = List.copyOf(answers);
      fields = List.copyOf(fields);
    }
  }

  /** A parameter. */
  public record Parameter(String name, String in, boolean required, String type) {}

  /** An answer. */
  public record Answer(String status, String description, String types) {}

  /** A data structure. */
  public record Schema(String name, List<Field> fields, String more) {
    public Schema {
      fields = List.copyOf(fields);
    }
  }

  /** A field of a data structure. */
  public record Field(String name, String type, boolean deprecated) {}
}
