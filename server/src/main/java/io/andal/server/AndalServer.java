package io.andal.server;

import io.andal.server.security.OneTimeLogin;
import io.andal.server.security.Users;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: modules, pages and REST in one process. */
public final class AndalServer implements AutoCloseable {
  private final AndalRuntime runtime;
  private final ServletWebServerApplicationContext context;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private AndalServer(AndalRuntime runtime, ServletWebServerApplicationContext context) {
    this.runtime = runtime;
    this.context = context;
  }

  /**
   * Starts a server and returns once its pages answer.
   *
   * @param out gets {@code Andal is ready: URL} and, while no administrator has a password, {@code
   *     Log in once: URL}
   * @throws ServerStartException if it can't start; the message is for the user
   */
  public static AndalServer start(ServerOptions options, PrintStream out) {
    return start(options, out, Clock.systemUTC());
  }

  /** As {@link #start(ServerOptions, PrintStream)}, with a clock of the caller's. */
  public static AndalServer start(ServerOptions options, PrintStream out, Clock clock) {
    AndalRuntime runtime = AndalRuntime.open(options, clock);
    try {
      // Documents and slices are read while Spring starts: both take a second or two.
      CompletableFuture<Void> loading = CompletableFuture.runAsync(runtime::load);
      AndalServer server = new AndalServer(runtime, startSpring(options, runtime));
      runtime.listeningAt(server.localUrl(options));
      loading.join();
      runtime.start();
      server.announce(out);
      return server;
    } catch (CompletionException e) {
      runtime.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      runtime.close();
      throw e;
    }
  }

  private static ServletWebServerApplicationContext startSpring(
      ServerOptions options, AndalRuntime runtime) {
    SpringApplication application = new SpringApplication(AndalApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(properties(options));
    application.addInitializers(
        (ApplicationContextInitializer<ConfigurableApplicationContext>)
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean(
                  AndalRuntime.class, () -> runtime, bean -> bean.setDestroyMethodName(""));
              beans.registerBean(ServerOptions.class, () -> options);
            });
    try {
      return (ServletWebServerApplicationContext) application.run();
    } catch (RuntimeException e) {
      throw explain(e, options);
    }
  }

  private static RuntimeException explain(RuntimeException failure, ServerOptions options) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException taken) {
        return new ServerStartException(
            "Port %d on %s is taken; stop what listens there, or choose another with --port."
                .formatted(taken.getPort(), options.address()),
            failure);
      }
      if (cause instanceof java.net.BindException) {
        return new ServerStartException(
            "Can't listen on %s port %d: %s; choose another address or port."
                .formatted(options.address(), options.port(), cause.getMessage()),
            failure);
      }
    }
    return failure;
  }

  private static Map<String, Object> properties(ServerOptions options) {
    Map<String, Object> properties = new HashMap<>();
    boolean https = options.publicUrl().map(url -> url.startsWith("https:")).orElse(false);
    properties.put("server.address", options.address());
    properties.put("server.port", options.port());
    properties.put("server.shutdown", "graceful");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
    properties.put("server.servlet.session.cookie.name", "ANDAL_SESSION");
    properties.put("server.servlet.session.cookie.http-only", "true");
    properties.put("server.servlet.session.cookie.same-site", "lax");
    properties.put("server.servlet.session.cookie.secure", https);
    properties.put("server.servlet.session.timeout", "12h");
    properties.put("server.servlet.session.tracking-modes", "cookie");
    properties.put("server.tomcat.max-swallow-size", "1MB");
    properties.put("server.tomcat.max-http-form-post-size", "8MB");
    properties.put("server.compression.enabled", "true");
    properties.put("server.compression.min-response-size", "2KB");
    properties.put(
        "server.compression.mime-types",
        "text/html,text/css,text/plain,text/javascript,application/javascript,"
            + "application/json,application/problem+json,application/yaml,image/svg+xml");
    properties.put("spring.threads.virtual.enabled", "true");
    properties.put("spring.main.lazy-initialization", "false");
    // Why a start failed is told in one line by whoever called.
    properties.put("logging.level.org.springframework.boot.diagnostics", "off");
    properties.put("logging.level.org.springframework.boot.SpringApplication", "off");
    properties.put(
        "logging.level.org.springframework.boot.web.server.servlet.context"
            + ".AnnotationConfigServletWebServerApplicationContext",
        "error");
    properties.put("logging.level.org.apache.pdfbox", "error");
    properties.put("spring.jmx.enabled", "false");
    properties.put("spring.mvc.problemdetails.enabled", "false");
    properties.put("spring.web.resources.cache.cachecontrol.max-age", "1h");
    properties.put("spring.thymeleaf.check-template-location", "false");
    properties.put("spring.messages.basename", "messages");
    properties.put("spring.messages.fallback-to-system-locale", "false");
    return properties;
  }

  private String localUrl(ServerOptions options) {
    int port = java.util.Objects.requireNonNull(context.getWebServer()).getPort();
    String host =
        options.address().contains(":") ? "[" + options.address() + "]" : options.address();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("[::]");
    return "http://" + (everywhere ? "localhost" : host) + ":" + port;
  }

  private void announce(PrintStream out) {
    out.println("Andal is ready: " + runtime.publicUrl());
    if (!context.getBean(Users.class).hasAdministrator()) {
      String secret = context.getBean(OneTimeLogin.class).issue();
      out.println("Log in once: " + runtime.publicUrl() + "/login?once=" + secret);
    }
    out.flush();
  }

  /** How people reach the pages. */
  public URI url() {
    return URI.create(runtime.publicUrl());
  }

  public AndalRuntime runtime() {
    return runtime;
  }

  /** One of Spring's parts, for tests. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Waits until somebody closes the server. */
  public void await() throws InterruptedException {
    stopped.await();
  }

  /** Answers what is under way, stops the background work, and closes the database. */
  @Override
  public void close() {
    context.close();
    runtime.close();
    stopped.countDown();
  }
}
