package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes RFC 9457 problems where no controller is at hand. */
public final class Problems {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Problems() {}

  /** Whether the caller is a program, which gets problems instead of pages. */
  public static boolean wanted(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/")
        || path.startsWith("/v1/")
        || path.startsWith("/actuator/")
        || path.equals("/metrics");
  }

  public static void write(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    ObjectNode problem = JSON.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
