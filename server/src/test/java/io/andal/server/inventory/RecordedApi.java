package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiEntry.ApiDeployment;
import io.andal.inventory.ApiEntry.ApiPlace;
import io.andal.inventory.ApiOwner;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.Lifecycle;
import io.andal.ownership.Owner;
import io.andal.specification.Format;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An API of the pump company, put together step by step. */
final class RecordedApi {
  static final Instant NOW = Instant.parse("2026-11-22T09:55:00Z");

  final String id;
  private final String title;
  private String description = "";
  private @Nullable Format format;
  private Lifecycle lifecycle = Lifecycle.PRODUCTION;
  private String rule = "x-lifecycle of its description";
  private @Nullable LocalDate sunset;
  private String tier = "";
  private List<String> tags = List.of();
  private @Nullable Owner owner;
  private String ownerRule = "";
  private String evidence = "";
  private int operations;
  private @Nullable String service;
  private @Nullable Instant gone;
  private int findings;
  private long daysAgo = 40;
  private final List<ApiPlace> places = new ArrayList<>();
  private final List<ApiDeployment> deployments = new ArrayList<>();
  final List<ApiVersion> versions = new ArrayList<>();

  RecordedApi(String id, String title) {
    this.id = id;
    this.title = title;
  }

  RecordedApi described(Format as, String text, int operationCount, String... tagged) {
    format = as;
    description = text;
    operations = operationCount;
    tags = List.of(tagged);
    return this;
  }

  RecordedApi in(Lifecycle state, @Nullable String until) {
    lifecycle = state;
    sunset = until == null ? null : LocalDate.parse(until);
    return this;
  }

  RecordedApi ofTier(String number) {
    tier = number;
    return this;
  }

  RecordedApi ownedBy(String group, String name, String by, String says) {
    owner = new Owner("group:" + group, name, Optional.of(group + "@pumps.example"), by);
    ownerRule = by;
    evidence = says;
    return this;
  }

  RecordedApi promisedBy(String name) {
    service = name;
    return this;
  }

  RecordedApi changed(long days) {
    daysAgo = days;
    return this;
  }

  RecordedApi gone() {
    gone = NOW.minus(Duration.ofDays(3));
    return this;
  }

  RecordedApi at(String catalog, String type, String key, String... says) {
    places.add(
        new ApiPlace(
            catalog,
            type,
            key,
            title.length() > 200 ? title : title + " (" + type + ")",
            type.equals("Git")
                ? Optional.of(URI.create("https://git.pumps.example/apis/blob/main/" + key))
                : Optional.empty(),
            List.of(says),
            NOW.minus(Duration.ofDays(200)),
            NOW.minus(Duration.ofMinutes(20)),
            Optional.ofNullable(gone)));
    return this;
  }

  RecordedApi runs(String version, String environment, String address) {
    deployments.add(
        new ApiDeployment(
            version, environment, address, "Apigee", Optional.of(NOW.minus(Duration.ofDays(12)))));
    return this;
  }

  RecordedApi version(
      String name, long days, String author, int breaking, int dangerous, int safe) {
    versions.add(
        new ApiVersion(
            id,
            name,
            1,
            Optional.ofNullable(format),
            format == Format.OPENAPI ? "3.1.0" : "",
            "5f7c".repeat(16),
            lifecycle,
            Optional.ofNullable(sunset),
            id.equals("site-reports"),
            operations,
            author,
            places.isEmpty() ? "repositories" : places.getFirst().catalog(),
            NOW.minus(Duration.ofDays(days)),
            Optional.of(NOW.minus(Duration.ofDays(days + 1))),
            breaking,
            dangerous,
            safe));
    return this;
  }

  RecordedApi withFindings(int count) {
    findings = count;
    return this;
  }

  ApiEntry entry() {
    List<ApiOwner.Step> steps =
        List.of(
            new ApiOwner.Step("field", "", "says nothing"),
            new ApiOwner.Step("backstage", "", "says nothing"),
            owner == null
                ? new ApiOwner.Step("codeowners", "@acme/gone", "unknown group")
                : new ApiOwner.Step(ownerRule, owner.reference(), "answers"),
            new ApiOwner.Step("system", "", "says nothing"));
    return new ApiEntry(
        id,
        title,
        description,
        Optional.ofNullable(format),
        versions.isEmpty() ? "" : versions.getFirst().name(),
        versions.size(),
        operations,
        lifecycle,
        rule,
        Optional.ofNullable(sunset),
        "pumps",
        tier,
        tags,
        new ApiOwner(
            Optional.ofNullable(owner),
            ownerRule,
            evidence,
            owner == null ? Optional.of(NOW.minus(Duration.ofDays(33))) : Optional.empty(),
            steps),
        deployments,
        places,
        Map.of("visibility", "internal"),
        NOW.minus(Duration.ofDays(200)),
        NOW.minus(Duration.ofDays(daysAgo)),
        Optional.ofNullable(gone),
        findings,
        Optional.ofNullable(service));
  }
}
