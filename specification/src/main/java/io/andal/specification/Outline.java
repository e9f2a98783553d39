package io.andal.specification;

import java.util.List;
import java.util.Map;

/**
 * What every description says, whatever its format. Everything that a text doesn't say is empty.
 *
 * @param version as its author wrote it: {@code 2.1.0}, {@code v1beta}
 * @param servers addresses with their variables filled by their defaults: {@code
 *     https://api.pumps.example/v2}, {@code mqtt://broker:1883}; relative ones stay relative
 * @param contact a name, an address or a page
 * @param extensions scalars and short lists at {@code info.x-…} and {@code x-…} of the root, by
 *     name: {@code x-lifecycle}, {@code x-owner}, {@code x-audience}
 * @param deprecated whether the whole API is
 */
public record Outline(
    String title,
    String version,
    String description,
    List<String> servers,
    List<String> tags,
    String contact,
    String license,
    Map<String, String> extensions,
    boolean deprecated,
    List<Operation> operations,
    List<SchemaField> fields) {

  public Outline {
    servers = List.copyOf(servers);
    tags = List.copyOf(tags);
    extensions = Map.copyOf(extensions);
    operations = List.copyOf(operations);
    fields = List.copyOf(fields);
  }

  /** Of a text that says nothing that could be read. */
  public static Outline empty() {
    return new Outline(
        "", "", "", List.of(), List.of(), "", "", Map.of(), false, List.of(), List.of());
  }
}
