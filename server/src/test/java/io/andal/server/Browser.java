package io.andal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to a server as a browser (cookies, forms) or a program (a token) does. */
public final class Browser {
  private static final Pattern CSRF =
      Pattern.compile("name=\"_csrf\"[^>]*(?:value|content)=\"([^\"]+)\"");

  private final String url;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final List<String> headers = new ArrayList<>();

  public Browser(String url) {
    this.url = url;
  }

  public Browser withToken(String token) {
    return withHeader("Authorization", "Bearer " + token);
  }

  public Browser withHeader(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public CookieManager cookies() {
    return cookies;
  }

  public HttpResponse<String> get(String path, String... more) {
    return send("GET", path, "", more);
  }

  public HttpResponse<String> send(String method, String path, String body, String... more) {
    return exchange(
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        BodyHandlers.ofString(),
        more);
  }

  /** A file, as it is. */
  public byte[] bytes(String path) {
    return exchange("GET", path, BodyPublishers.noBody(), BodyHandlers.ofByteArray()).body();
  }

  public HttpResponse<String> postYaml(String path, String yaml) {
    return send("POST", path, yaml, "Content-Type", "application/yaml");
  }

  private <T> HttpResponse<T> exchange(
      String method, String path, BodyPublisher body, BodyHandler<T> answer, String... more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(url + path))
            .method(method, body);
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    if (!all.isEmpty()) {
      request.headers(all.toArray(String[]::new));
    }
    try {
      return http.send(request.build(), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> json(String method, String path, String body, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("Content-Type");
    all.add("application/json");
    return send(method, path, body, all.toArray(String[]::new));
  }

  public HttpResponse<String> form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** The CSRF token in a page's form or meta tag. */
  public static String csrf(HttpResponse<String> page) {
    Matcher token = CSRF.matcher(page.body());
    if (!token.find()) {
      throw new AssertionError("no CSRF token in: " + page.body());
    }
    return token.group(1);
  }

  public static JsonNode tree(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
