package io.andal.catalog.backstage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes API entities for Backstage, so that a catalog there knows what Andal found. Stateless. */
public final class BackstageWriter {
  private static final int LONGEST_NAME = 63;

  private BackstageWriter() {}

  /**
   * What is known of an API.
   *
   * @param name any name; it is made to fit Backstage's rules
   * @param title for people; empty if the name will do
   * @param type {@code openapi}, {@code asyncapi}, {@code graphql}, {@code grpc}
   * @param lifecycle {@code production} …; empty for {@code production}
   * @param owner a reference, {@code group:controls}; Backstage wants one, so an API that nobody
   *     owns is written with {@code unknown}
   * @param system empty if it is part of none
   */
  public record Api(
      String name,
      String title,
      String description,
      String type,
      String lifecycle,
      String owner,
      String system,
      List<String> tags,
      Map<String, String> links,
      Definition definition) {
    public Api {
      tags = List.copyOf(tags);
      links = Map.copyOf(links);
    }
  }

  /** One entity in YAML. */
  public static String write(Api api) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name(api.name()));
    put(metadata, "title", api.title());
    put(metadata, "description", api.description());
    if (!api.tags().isEmpty()) {
      metadata.put("tags", api.tags().stream().map(BackstageWriter::tag).distinct().toList());
    }
    if (!api.links().isEmpty()) {
      metadata.put(
          "links",
          api.links().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(link -> link(link.getKey(), link.getValue()))
              .toList());
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("type", api.type());
    spec.put("lifecycle", api.lifecycle().isEmpty() ? "production" : api.lifecycle());
    spec.put("owner", api.owner().isEmpty() ? "unknown" : api.owner());
    put(spec, "system", api.system());
    spec.put(
        "definition",
        switch (api.definition()) {
          case Definition.Inline inline -> inline.text();
          case Definition.Elsewhere elsewhere -> Map.of("$text", elsewhere.place());
          case Definition.None _ -> "# no description is known yet\n";
        });
    Map<String, Object> entity = new LinkedHashMap<>();
    entity.put("apiVersion", "backstage.io/v1alpha1");
    entity.put("kind", "API");
    entity.put("metadata", metadata);
    entity.put("spec", spec);
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setMultiLineFlow(false)
            .setSplitLines(false)
            .build();
    return new Dump(settings).dumpToString(entity);
  }

  private static Map<String, Object> link(String title, String url) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("url", url);
    link.put("title", title);
    return link;
  }

  private static void put(Map<String, Object> where, String field, String text) {
    if (!text.isEmpty()) {
      where.put(field, text);
    }
  }

  /**
   * 1 to 63 letters, digits, {@code -}, {@code _} and {@code .}, a letter or digit at both ends.
   */
  static String name(String text) {
    String fit = text.replaceAll("[^A-Za-z0-9._-]+", "-");
    String cut = fit.length() > LONGEST_NAME ? fit.substring(0, LONGEST_NAME) : fit;
    String trimmed = cut.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    return trimmed.isEmpty() ? "api" : trimmed;
  }

  /** Tags are lower case letters, digits, {@code +}, {@code #} and {@code -}. */
  private static String tag(String text) {
    String fit = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9+#]+", "-");
    String cut = fit.length() > LONGEST_NAME ? fit.substring(0, LONGEST_NAME) : fit;
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "api" : trimmed;
  }
}
