package io.andal.catalog.git;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.document.Selection;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.CatalogTrouble;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.http.Details;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A remote repository behind a real server, or with no address a clone on this machine. */
final class GitRig implements CatalogRig {
  private static final int CONTENT_LIMIT = 100_000;

  private final Workplace work;
  private final GitServer server;
  private final boolean remote;
  private final GitCatalog catalog;

  GitRig(Path folder, boolean remote, Shelf shelf, Map<String, Object> spec) throws Exception {
    this.remote = remote;
    this.work = new Workplace(folder.resolve("pumps"));
    this.server = new GitServer(folder);
    hold(shelf);
    Files.writeString(folder.resolve("token"), GitServer.TOKEN);
    Map<String, Object> all = new HashMap<>(spec);
    Map<String, Object> connection = new HashMap<>();
    if (remote) {
      connection.put(
          "url", server.url() + (all.containsKey("repositories") ? "/acme" : "/acme/pumps.git"));
      connection.put("bearerToken", "${file:" + folder.resolve("token") + "}");
    } else {
      all.put("folder", folder.resolve("pumps").toString());
    }
    CatalogSettings settings =
        new CatalogSettings(
            "rig",
            CatalogType.GIT,
            CatalogSettings.USUAL,
            "",
            Selection.ALL,
            new Details(all),
            new Details(connection));
    this.catalog =
        new GitCatalog(
            settings,
            CatalogSurroundings.real(Clock.systemUTC(), folder.resolve("copies")),
            new ScanLimits(100_000, 500, CONTENT_LIMIT, 1 << 20, 100, Duration.ofMinutes(5)));
  }

  Workplace work() {
    return work;
  }

  GitServer server() {
    return server;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void hold(Shelf shelf) throws Exception {
    Path apis = work.folder().resolve("apis");
    if (Files.exists(apis)) {
      try (Stream<Path> files = Files.list(apis)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    for (Shelf.Api api : shelf.apis()) {
      work.write(key(api), api.last().text());
    }
    work.commit("ayu");
  }

  @Override
  public String key(Shelf.Api api) {
    return "apis/" + api.id();
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
    return server.packs();
  }

  @Override
  public boolean answer(CatalogTrouble trouble, int requests) {
    if (!remote || requests > 0) {
      return false;
    }
    server.trouble(
        switch (trouble) {
          case NONE -> GitServer.Trouble.NONE;
          case EXPIRED -> GitServer.Trouble.EXPIRED;
          case OUT_OF_ORDER, SHUT -> GitServer.Trouble.OUT_OF_ORDER;
          case MALFORMED -> GitServer.Trouble.MALFORMED;
          case HALF -> GitServer.Trouble.HALF;
          case REDIRECTED -> GitServer.Trouble.REDIRECTED;
        });
    return true;
  }

  @Override
  public int contentLimit() {
    return CONTENT_LIMIT;
  }

  @Override
  public String secret() {
    return remote ? GitServer.TOKEN : "";
  }

  @Override
  public void close() {
    catalog.close();
    server.close();
    work.close();
  }
}
