package io.andal.dialect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts OpenSLO v1 documents together. */
public final class OpenSlo {
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_DESCRIPTION = 1050;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private OpenSlo() {}

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /**
   * A document with a spec to be filled.
   *
   * @param displayName left out where it says no more than the name
   */
  public static ObjectNode document(String kind, String name, String displayName) {
    ObjectNode document = object();
    document.put("apiVersion", "openslo/v1");
    document.put("kind", kind);
    ObjectNode metadata = document.putObject("metadata");
    metadata.put("name", name);
    if (!displayName.isEmpty() && !displayName.equals(name)) {
      metadata.put("displayName", displayName);
    }
    return document;
  }

  /** Sets the labels or the annotations of a document; nothing where there is none. */
  public static void describe(ObjectNode document, String field, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      ObjectNode described = ((ObjectNode) document.path("metadata")).putObject(field);
      texts.forEach(described::put);
    }
  }

  /** A number as a person writes it: without zeros at its end, and 90 instead of 9E+1. */
  public static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Sets the description of a spec; one that is too long for OpenSLO is told. */
  public static void explain(ObjectNode spec, ForeignValue description, Imported into) {
    String text = description.text();
    if (text.length() > LONGEST_DESCRIPTION) {
      into.cannotSay(
          description,
          "The description has %d characters, and OpenSLO takes %d"
              .formatted(text.length(), LONGEST_DESCRIPTION),
          "Shorten it");
    } else if (!text.isEmpty()) {
      spec.put("description", text);
    }
  }

  /** The Service that an SLO belongs to. */
  public static ObjectNode service(String name, String displayName) {
    ObjectNode service = document("Service", name, displayName);
    service.putObject("spec");
    return service;
  }

  /** The DataSource of the options, if they tell where it is. */
  public static void addSource(ForeignValue from, ImportOptions options, Imported into) {
    if (options.url().isEmpty()) {
      return;
    }
    ObjectNode source = document("DataSource", options.source(), "");
    ObjectNode spec = source.putObject("spec");
    spec.put("type", "Prometheus");
    spec.putObject("connectionDetails").put("url", options.url().get());
    into.add(from, source);
  }

  /** A metric that is read with a query: {@code {metricSource: {metricSourceRef, spec}}}. */
  public static ObjectNode metric(String source, String query) {
    ObjectNode metric = object();
    ObjectNode of = metric.putObject("metricSource");
    of.put("metricSourceRef", source);
    of.putObject("spec").put("query", query);
    return metric;
  }

  /**
   * A name that documents may have: lower case, {@code -} for what isn't a letter or digit, at most
   * 63 characters. A longer one is cut, and ends in a few digits that tell it from its like.
   */
  public static String name(String original) {
    String name =
        original.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceAll("^-+|-+$", "");
    if (name.isEmpty()) {
      return "x-" + digest(original);
    }
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - 9).replaceAll("-+$", "") + "-" + digest(original);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
