package io.andal.catalog.url;

import io.andal.catalog.Catalog;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.kit.AskedRig;
import io.andal.catalog.kit.CatalogTrouble;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.FakeSystem.Request;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.tree.Digest;
import io.andal.catalog.walk.ScanLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A site with descriptions and an index of them. */
final class UrlRig extends AskedRig {
  private final UrlCatalog catalog;
  private final AtomicInteger contents = new AtomicInteger();
  private volatile Shelf shelf;
  private volatile Map<String, Reply> more = Map.of();

  UrlRig(Shelf shelf, List<String> paths) {
    super("Authorization");
    this.shelf = shelf;
    serve(this::reply);
    List<String> urls = new ArrayList<>();
    paths.forEach(path -> urls.add(url() + path));
    catalog =
        new UrlCatalog(
            settings(CatalogType.URL, "bearerToken", Map.of("urls", urls)),
            surroundings(),
            new ScanLimits(100_000, 500, CONTENT_LIMIT, 1 << 20, 100, Duration.ofMinutes(5)));
  }

  void serving(Map<String, Reply> replies) {
    more = replies;
  }

  private Reply reply(Request request) {
    String path = "/" + String.join("/", request.path());
    if (path.equals("/index.json")) {
      List<String> all =
          shelf.apis().stream().map(a -> "{\"url\": \"apis/" + a.id() + "\"}").toList();
      return Reply.json("{\"urls\": [" + String.join(",", all) + "]}");
    }
    Reply own = more.get(path);
    if (own != null) {
      return own;
    }
    return shelf.apis().stream()
        .filter(api -> path.equals("/apis/" + api.id()))
        .findFirst()
        .map(api -> content(api, request))
        .orElseGet(() -> Reply.error(404, "{}"));
  }

  private Reply content(Shelf.Api api, Request request) {
    byte[] text = api.last().text().getBytes(StandardCharsets.UTF_8);
    String etag = "\"" + Digest.of(text).substring(0, 8) + "\"";
    Map<String, String> headers = new HashMap<>(Map.of("ETag", etag));
    if (etag.equals(request.headers().get("If-none-match"))) {
      return new Reply(304, "text/plain", new byte[0], headers);
    }
    contents.incrementAndGet();
    return new Reply(200, "application/yaml", text, headers);
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void hold(Shelf next) {
    shelf = next;
  }

  @Override
  public String key(Shelf.Api api) {
    return url() + "/apis/" + api.id();
  }

  @Override
  public String version(Shelf.Api api, Shelf.Version version) {
    return "";
  }

  @Override
  public boolean keepsVersions() {
    return false;
  }

  @Override
  public int contents() {
    return contents.get();
  }

  /**
   * An address that answers nonsense is one item: here are many sites, not one system. Who wants to
   * be left alone for an hour is, also by the next scan.
   */
  @Override
  public boolean answer(CatalogTrouble trouble, int requests) {
    return switch (trouble) {
      case MALFORMED, HALF, SHUT -> false;
      case NONE, EXPIRED, OUT_OF_ORDER, REDIRECTED -> super.answer(trouble, Math.min(requests, 6));
    };
  }

  /** Who asks for more than a few seconds isn't waited for. */
  @Override
  public boolean throttleOnce(Duration retryAfter) {
    return false;
  }
}
