package io.andal.server.workspace;

import io.andal.server.Kinds;
import io.andal.server.api.Page;
import io.andal.workspace.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schemas of all kinds, for editors. */
@RestController
final class SchemaResource {

  @GetMapping("/api/v1/schemas")
  Page<KindJson> all() {
    return new Page<>(
        Kinds.written().stream()
            .map(
                kind ->
                    new KindJson(kind.name(), kind.apiVersion(), "/api/v1/schemas/" + kind.name()))
            .toList(),
        null);
  }

  @GetMapping("/api/v1/schemas/{kind}")
  ResponseEntity<String> one(@PathVariable("kind") String word) throws IOException {
    Kind kind = KindPath.of(word.replaceAll("\\.json$", ""));
    try (InputStream schema = SchemaResource.class.getResourceAsStream(kind.schema())) {
      if (schema == null) {
        throw new IllegalStateException("no schema at " + kind.schema());
      }
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType("application/schema+json"))
          .body(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A kind, and where its schema is. */
  record KindJson(String kind, String apiVersion, String schema) {}
}
