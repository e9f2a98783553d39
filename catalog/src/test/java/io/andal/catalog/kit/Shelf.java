package io.andal.catalog.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a system holds: APIs with their versions, oldest first. */
public record Shelf(List<Api> apis) {
  public Shelf {
    apis = List.copyOf(apis);
  }

  /**
   * One API.
   *
   * @param id stable, and fit for a path: {@code pumps}
   */
  public record Api(String id, String title, List<Version> versions) {
    public Api {
      versions = List.copyOf(versions);
    }

    public Version last() {
      return versions.getLast();
    }

    Api titled(String other) {
      return new Api(
          id,
          other,
          versions.stream().map(v -> new Version(v.name(), text(other, v.name(), ""))).toList());
    }

    Api lastText(String text) {
      List<Version> changed = new ArrayList<>(versions);
      changed.set(changed.size() - 1, new Version(last().name(), text));
      return new Api(id, title, changed);
    }
  }

  /**
   * One version.
   *
   * @param text its description, OpenAPI in YAML
   */
  public record Version(String name, String text) {}

  /** Some APIs, in the order of their ids and of their titles. */
  public static Shelf usual() {
    return new Shelf(
        List.of(
            api("meters", "Meters of all", "1.0.0"),
            api("pumps", "Our pumps", "1.0.0", "1.1.0"),
            api("tanks", "Tanks", "0.9.0", "1.0.0"),
            api("valves", "Valves & more", "2.0.0")));
  }

  /** Many APIs of one version. */
  public static Shelf of(int count) {
    List<Api> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(api("api-%04d".formatted(i), "API %04d".formatted(i), "1.0.0"));
    }
    return new Shelf(many);
  }

  private static Api api(String id, String title, String... versions) {
    List<Version> all = new ArrayList<>();
    for (String version : versions) {
      all.add(new Version(version, text(title, version, "")));
    }
    return new Api(id, title, all);
  }

  /** A description. */
  public static String text(String title, String version, String more) {
    return """
    openapi: 3.0.3
    info:
      title: %s
      version: %s
    paths:
      /things:
        get:
          responses:
            '200': {description: all of them}
    %s"""
        .formatted(title, version, more);
  }

  public Api get(String id) {
    return apis.stream().filter(api -> api.id().equals(id)).findFirst().orElseThrow();
  }

  Shelf without(String id) {
    return new Shelf(apis.stream().filter(api -> !api.id().equals(id)).toList());
  }

  Shelf with(String id, UnaryOperator<Api> change) {
    return new Shelf(
        apis.stream().map(api -> api.id().equals(id) ? change.apply(api) : api).toList());
  }
}
