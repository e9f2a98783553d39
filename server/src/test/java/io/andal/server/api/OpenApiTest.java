package io.andal.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description and the doors are the same. */
class OpenApiTest {

  @Test
  void everyDoorIsDescribedAndEveryDescriptionIsADoor() {
    try (TestServer server = TestServer.start()) {
      Set<String> described = new TreeSet<>();
      JsonNode paths =
          Browser.tree(server.client(Scope.READ).get("/api/v1/openapi.json")).path("paths");
      paths.forEachEntry(
          (path, operations) ->
              operations.forEachEntry((method, operation) -> described.add(method + " " + path)));

      Set<String> mapped = new TreeSet<>();
      for (RequestMappingInfo info :
          server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()) {
        for (String path : info.getPatternValues()) {
          for (RequestMethod method : info.getMethodsCondition().getMethods()) {
            if (path.startsWith("/api/v1")) {
              mapped.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
            }
          }
        }
      }
      assertThat(described).isEqualTo(mapped).hasSizeGreaterThan(30);
    }
  }
}
