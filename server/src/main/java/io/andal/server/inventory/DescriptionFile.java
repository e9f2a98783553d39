package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.specification.Format;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A description as a file to keep. It is somebody else's text: it is never shown as a page of
 * Andal's, whatever it holds.
 */
final class DescriptionFile {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private DescriptionFile() {}

  static ResponseEntity<String> of(ApiEntry api, ApiVersion version, String text) {
    String name = safe(api.id()) + "-" + safe(version.name()) + ending(version, text);
    return ResponseEntity.ok()
        .contentType(TEXT)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(text);
  }

  private static String safe(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    return plain.length() <= 60 ? plain : plain.substring(0, 60);
  }

  private static String ending(ApiVersion version, String text) {
    return switch (version.format().orElse(Format.OPENAPI)) {
      case OPENAPI, ASYNCAPI -> text.stripLeading().startsWith("{") ? ".json" : ".yaml";
      case GRAPHQL -> ".graphql";
      case PROTOBUF -> ".proto";
      case WSDL -> ".wsdl";
      case POSTMAN -> ".json";
    };
  }
}
