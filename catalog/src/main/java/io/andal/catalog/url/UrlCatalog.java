package io.andal.catalog.url;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.tree.Digest;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Descriptions at addresses that a document names, or that an index there lists. */
public final class UrlCatalog implements Catalog {
  /** What was fetched to see whether it is an index isn't fetched twice, but memory is finite. */
  private static final int MOST_KEPT = 4;

  private final CatalogSettings settings;
  private final List<String> urls;
  private final Fetcher fetcher;
  private final ScanLimits limits;
  private final Clock clock;
  private final SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);

  /**
   * Asks nothing yet.
   *
   * @throws IllegalArgumentException if an address is none
   */
  public UrlCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  UrlCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.urls = settings.spec().texts("urls");
    this.limits = limits;
    this.clock = surroundings.clock();
    this.fetcher =
        new Fetcher(
            urls.stream().map(URI::create).map(Fetcher::host).collect(Collectors.toSet()),
            settings.connection(),
            limits.contentBytes(),
            surroundings);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String type() {
    return settings.type().spelling();
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    Fetched first = fetcher.get(URI.create(urls.getFirst()), "");
    String size = first instanceof Fetched.Got got ? got.toString() : "nothing";
    return "%d addresses, the first with %s".formatted(urls.size(), size);
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    Map<String, Fetched> fetched = new HashMap<>();
    Set<String> addresses = new LinkedHashSet<>();
    SourceException failure = null;
    for (String url : urls) {
      walk.check(addresses.size());
      try {
        addresses.addAll(listed(url, known, fetched));
      } catch (SourceException e) {
        failure = failure == null ? e : failure;
      }
    }
    walk.each(
        List.copyOf(addresses),
        ShownAddress::of,
        resume,
        url -> tell(url, fetched.remove(url), known, scan));
    end(failure);
  }

  /** What an index would have listed is not gone: nobody could look. */
  private static void end(@Nullable SourceException failure) throws SourceException {
    if (failure != null) {
      throw failure;
    }
  }

  /** What an index lists; of anything else its own address. */
  private List<String> listed(String url, Known known, Map<String, Fetched> fetched)
      throws SourceException, InterruptedException {
    if (known.fingerprint(ShownAddress.of(url), "").isPresent()) {
      return List.of(url);
    }
    Fetched answer = fetcher.get(URI.create(url), "");
    boolean description =
        !(answer instanceof Fetched.Got got)
            || reader.detect(new SpecificationFile(url, got.body())).isPresent();
    List<String> listed =
        answer instanceof Fetched.Got got && !description
            ? Index.addresses(url, got.body())
            : List.of();
    if (listed.isEmpty()) {
      if (fetched.size() < MOST_KEPT) {
        fetched.put(url, answer);
      }
      return List.of(url);
    }
    return listed;
  }

  private void tell(String url, @Nullable Fetched already, Known known, Scan scan)
      throws SourceException, ItemFailure, InterruptedException {
    String key = ShownAddress.of(url);
    String before = known.fingerprint(key, "").orElse("");
    Fetched fetched = already == null ? fetcher.get(uri(url), before) : already;
    if (fetched instanceof Fetched.Same) {
      scan.unchanged(key, "");
      return;
    }
    Fetched.Got got = fetched.orSkip();
    RemoteFiles others = new RemoteFiles(fetcher, limits);
    Optional<Specification> read = reader.read(new SpecificationFile(url, got.body()), others);
    if (Thread.interrupted()) {
      throw new InterruptedException("the scan was interrupted");
    }
    SpecificationFile main = new SpecificationFile(key, got.body());
    tell(key, main, read.orElseThrow(() -> noDescription(key)), got.mark(), before, scan);
  }

  private static ItemFailure noDescription(String key) {
    return new ItemFailure(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            key + " is no API description and no index of some.",
            "Write the address of the text itself, not of a page that shows it."));
  }

  private void tell(
      String key,
      SpecificationFile main,
      Specification read,
      String mark,
      String before,
      Scan scan) {
    String title = read.outline().title();
    if (!settings.selection().takes(key, title)) {
      return;
    }
    // Whether parts changed can only be told by all of them.
    String fingerprint =
        read.parts().isEmpty() && !mark.isEmpty() ? mark : digest(main, read.parts());
    if (fingerprint.equals(before)) {
      scan.unchanged(key, "");
      return;
    }
    List<SpecificationFile> parts =
        read.parts().stream()
            .map(part -> new SpecificationFile(ShownAddress.of(part.name()), part.bytes()))
            .toList();
    scan.found(
        new Found(
            key,
            "",
            fingerprint,
            title.isEmpty() ? key : title,
            "",
            Optional.of(new Found.Content(main, parts)),
            List.of(),
            "",
            "",
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            Optional.empty(),
            key.indexOf('…') < 0 ? Optional.of(URI.create(key)) : Optional.empty(),
            Map.of()));
  }

  private static String digest(SpecificationFile main, List<SpecificationFile> parts) {
    StringBuilder all = new StringBuilder(Digest.of(main.bytes()));
    parts.forEach(part -> all.append(part.name()).append(Digest.of(part.bytes())));
    return "sha256 " + Digest.shortOf(all.toString());
  }

  private static URI uri(String url) throws ItemFailure {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new ItemFailure(
          new SourceFailure(
              Cause.BAD_QUERY,
              ShownAddress.of(url) + " is no address.",
              "Correct it in the index that lists it."));
    }
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
