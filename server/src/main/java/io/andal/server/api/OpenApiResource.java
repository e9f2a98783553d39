package io.andal.server.api;

import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API, written by hand, and a page to try it on. */
@RestController
final class OpenApiResource {
  private static final String SWAGGER = "/webjars/swagger-ui/5.34.1/";
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Andal REST</title>
        <link rel="stylesheet" href="%1$sswagger-ui.css">
      </head>
      <body>
        <div id="api"></div>
        <script src="%1$sswagger-ui-bundle.js"></script>
        <script src="/swagger/start.js"></script>
      </body>
      </html>
      """
          .formatted(SWAGGER);

  @GetMapping("/api/v1/openapi.yaml")
  ResponseEntity<String> yaml() throws IOException {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
        .body(OpenApiText.yaml());
  }

  @GetMapping("/api/v1/openapi.json")
  ResponseEntity<String> json() throws IOException {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(JsonMapper.shared().writeValueAsString(OpenApiText.tree()));
  }

  @GetMapping("/api/docs")
  ResponseEntity<String> page() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(PAGE);
  }
}
