package io.andal.server.signal;

import io.andal.server.ServerOptions;
import io.andal.server.security.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The second port, if there is one: it takes OTLP and nothing else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OtlpPort extends OncePerRequestFilter
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final ServerOptions options;

  OtlpPort(ServerOptions options) {
    this.options = options;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    if (options.otlpPort().isEmpty()) {
      return;
    }
    Connector connector = new Connector("HTTP/1.1");
    connector.setPort(options.otlpPort().get());
    connector.setProperty("address", options.address());
    factory.addAdditionalConnectors(connector);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean here = options.otlpPort().map(port -> port == request.getLocalPort()).orElse(false);
    String path = request.getRequestURI();
    if (here && !path.equals("/v1/metrics") && !path.equals("/v1/traces")) {
      Problems.write(
          response, 404, "Not Found", "This port takes POST /v1/metrics and /v1/traces alone.");
      return;
    }
    chain.doFilter(request, response);
  }
}
