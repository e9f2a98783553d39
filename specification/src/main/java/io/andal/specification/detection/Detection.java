package io.andal.specification.detection;

import io.andal.specification.Format;
import io.andal.specification.SpecificationFile;
import io.andal.specification.tree.FileText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Tells descriptions from all the other files that a repository holds. It never parses as a whole,
 * so that a broken description is still known as one.
 */
public final class Detection {
  /** Enough of a file that is too large, or compressed, to tell what it would be. */
  private static final int BEGINNING = 1 << 16;

  private static final Pattern OPENAPI_3 = Pattern.compile("3\\.\\d+(\\.\\d+)?(-.*)?");
  private static final Pattern ASYNCAPI = Pattern.compile("[123]\\.\\d+\\.\\d+(-.*)?");
  private static final Set<String> OPENAPI_PARTS =
      Set.of("info", "paths", "components", "webhooks", "servers", "definitions");
  private static final Set<String> ASYNCAPI_PARTS =
      Set.of("info", "channels", "operations", "components", "servers");
  private static final String COLLECTION = "/collection/v";

  private Detection() {}

  /**
   * @param most of more bytes only the beginning is looked at
   */
  public static Optional<Detected> of(SpecificationFile file, int most) {
    String text = text(file, most);
    int start = TextFormats.contentStart(text);
    if (start == text.length()) {
      return Optional.empty();
    }
    return switch (text.charAt(start)) {
      case '<' -> TextFormats.wsdl(text, start);
      case '{' -> tree(RootKeys.ofJson(text, start));
      default ->
          tree(RootKeys.ofYaml(text))
              .or(() -> TextFormats.protobuf(text))
              .or(() -> TextFormats.graphql(text));
    };
  }

  private static String text(SpecificationFile file, int most) {
    byte[] bytes = file.bytes();
    if (FileText.gzipped(bytes)) {
      return inflatedBeginning(bytes);
    }
    return bytes.length > most
        ? new String(bytes, 0, Math.min(BEGINNING, most), StandardCharsets.UTF_8)
        : FileText.lenient(bytes);
  }

  private static String inflatedBeginning(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // whatever it is, it holds no description that anybody could read
      return "";
    }
  }

  private static Optional<Detected> tree(Map<String, String> keys) {
    if (keys.containsKey("apiVersion") && keys.containsKey("kind")) {
      // a document of Kubernetes, Backstage or Andal, whatever it holds
      return Optional.empty();
    }
    String openapi = keys.getOrDefault("openapi", "");
    if (OPENAPI_3.matcher(openapi).matches() && hasOne(keys, OPENAPI_PARTS)) {
      return Optional.of(new Detected(Format.OPENAPI, openapi));
    }
    String swagger = keys.getOrDefault("swagger", "");
    if ((swagger.equals("2.0") || swagger.equals("2")) && hasOne(keys, OPENAPI_PARTS)) {
      return Optional.of(new Detected(Format.OPENAPI, "2.0"));
    }
    String asyncapi = keys.getOrDefault("asyncapi", "");
    if (ASYNCAPI.matcher(asyncapi).matches() && hasOne(keys, ASYNCAPI_PARTS)) {
      return Optional.of(new Detected(Format.ASYNCAPI, asyncapi));
    }
    return collection(keys, "").or(() -> collection(keys, "collection."));
  }

  private static boolean hasOne(Map<String, String> keys, Set<String> parts) {
    return parts.stream().anyMatch(keys::containsKey);
  }

  private static Optional<Detected> collection(Map<String, String> keys, String prefix) {
    String schema = keys.getOrDefault(prefix + "info.schema", "");
    int version = schema.indexOf(COLLECTION);
    if (version >= 0
        && schema.contains("schema.getpostman.com/")
        && keys.containsKey(prefix + "item")) {
      String rest = schema.substring(version + COLLECTION.length());
      int slash = rest.indexOf('/');
      return Optional.of(new Detected(Format.POSTMAN, slash < 0 ? rest : rest.substring(0, slash)));
    }
    return keys.containsKey(prefix + "info._postman_id") && keys.containsKey(prefix + "item")
        ? Optional.of(new Detected(Format.POSTMAN, ""))
        : Optional.empty();
  }
}
