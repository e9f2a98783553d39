package io.andal.cli.client;

import io.andal.cli.report.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A server's REST interface, as a command sees it. */
public final class Api implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final URI server;
  private final Optional<String> token;
  private final HttpClient client;

  /**
   * @param server where pages are found too, for example {@code http://127.0.0.1:8080}
   */
  public Api(URI server, Optional<String> token) {
    this.server = server;
    this.token = token;
    this.client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  }

  /**
   * Sends a request and reads the JSON of the answer.
   *
   * @throws ApiException if there is no answer, or it isn't a success
   */
  public JsonNode send(Request request) throws InterruptedException {
    URI uri = uri(request);
    HttpResponse<String> response = success(request, uri, "application/json");
    if (response.body().isBlank()) {
      return Json.parse("null");
    }
    try {
      return Json.parse(response.body());
    } catch (JacksonException e) {
      throw new ApiException(uri + " answers, but not as an Andal server does: no JSON came back");
    }
  }

  /** Asks for all pages of a list. */
  public List<JsonNode> list(Request request) throws InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = send(request.with("cursor", cursor));
      page.path("items").forEach(items::add);
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return items;
  }

  /**
   * Asks for a document as its author wrote it.
   *
   * @throws ApiException if there is no answer, or it isn't a success
   */
  public String yaml(Request request) throws InterruptedException {
    return success(request, uri(request), "application/yaml").body();
  }

  /**
   * Asks for a table.
   *
   * @throws ApiException if there is no answer, or it isn't a success
   */
  public String csv(Request request) throws InterruptedException {
    return success(request, uri(request), "text/csv").body();
  }

  /**
   * Asks for a file.
   *
   * @throws ApiException if there is no answer, or it isn't a success
   */
  public byte[] file(Request request) throws InterruptedException {
    URI uri = uri(request);
    // Byte by byte, whatever they mean: an error comes as text.
    HttpResponse<String> response =
        exchange(request, uri, "*/*", BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    if (response.statusCode() / 100 != 2) {
      throw Refusal.of(uri, response, token.isPresent());
    }
    return response.body().getBytes(StandardCharsets.ISO_8859_1);
  }

  private HttpResponse<String> success(Request request, URI uri, String accept)
      throws InterruptedException {
    HttpResponse<String> response = exchange(request, uri, accept, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw Refusal.of(uri, response, token.isPresent());
    }
    return response;
  }

  private URI uri(Request request) {
    String base = server.toString();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + request.target());
  }

  private HttpResponse<String> exchange(
      Request request, URI uri, String accept, BodyHandler<String> answer)
      throws InterruptedException {
    BodyPublisher body =
        request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder http =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Accept", accept)
            .method(request.method(), body);
    if (request.body().isPresent()) {
      http.header("Content-Type", request.contentType());
    }
    token.ifPresent(secret -> http.header("Authorization", "Bearer " + secret));
    try {
      return client.send(http.build(), answer);
    } catch (HttpTimeoutException e) {
      throw new ApiException(
          uri + " does not answer within " + TIMEOUT.toSeconds() + " s; look at the server's log");
    } catch (IOException e) {
      throw new ApiException(
          "nothing answers at "
              + uri
              + "; is the server running, and is ANDAL_URL right?"
              + because(e));
    }
  }

  private static String because(IOException e) {
    return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
  }

  @Override
  public void close() {
    client.close();
  }
}
