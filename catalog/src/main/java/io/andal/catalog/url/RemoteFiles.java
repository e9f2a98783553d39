package io.andal.catalog.url;

import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceException;
import io.andal.specification.OtherFiles;
import io.andal.specification.RelativeNames;
import io.andal.specification.SpecificationFile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that one description refers to, fetched once each. Not thread-safe. */
final class RemoteFiles implements OtherFiles {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteFiles.class);

  private final Fetcher fetcher;
  private final ScanLimits limits;
  private final Map<String, Optional<SpecificationFile>> met = new HashMap<>();
  private boolean interrupted;

  RemoteFiles(Fetcher fetcher, ScanLimits limits) {
    this.fetcher = fetcher;
    this.limits = limits;
  }

  @Override
  public Optional<SpecificationFile> find(String from, String reference) {
    String address = RelativeNames.resolve(from, reference);
    Optional<SpecificationFile> known = met.get(address);
    if (known != null) {
      return known;
    }
    Optional<SpecificationFile> fetched =
        interrupted || met.size() >= limits.files() ? Optional.empty() : fetch(address);
    met.put(address, fetched);
    return fetched;
  }

  private Optional<SpecificationFile> fetch(String address) {
    try {
      return fetcher.get(URI.create(address), "") instanceof Fetched.Got got
          ? Optional.of(new SpecificationFile(address, got.body()))
          : Optional.empty();
    } catch (SourceException | IllegalArgumentException e) {
      // The reader tells that the reference leads nowhere.
      LOG.debug("{} can't be fetched", ShownAddress.of(address), e);
      return Optional.empty();
    } catch (InterruptedException e) {
      interrupted = true;
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
