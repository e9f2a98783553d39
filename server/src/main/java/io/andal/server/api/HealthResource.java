package io.andal.server.api;

import io.andal.server.AndalRuntime;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server does its work: one word for load balancers, open to all. */
@RestController
final class HealthResource {
  private final AndalRuntime runtime;

  HealthResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/actuator/health")
  ResponseEntity<Map<String, String>> health() {
    return databaseAnswers() && runtime.troubles().isEmpty()
        ? ResponseEntity.ok(Map.of("status", "UP"))
        : ResponseEntity.status(503).body(Map.of("status", "DOWN"));
  }

  private boolean databaseAnswers() {
    try {
      return runtime
          .database()
          .jdbi()
          .withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
    } catch (JdbiException e) {
      return false;
    }
  }
}
