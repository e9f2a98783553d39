package io.andal.cli.difference;

import io.andal.cli.CommandException;
import io.andal.signal.SourceException;
import io.andal.signal.http.GuardedHttp;
import io.andal.signal.http.HttpLimits;
import io.andal.specification.RelativeNames;
import io.andal.specification.SpecificationFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** Descriptions at addresses, with the other files that the same host has. */
final class WebDescriptions implements AutoCloseable {
  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "application/json, application/yaml, text/yaml, text/plain, */*;q=0.1");

  private final GuardedHttp http = new GuardedHttp(HttpLimits.DEFAULT);

  NamedDescription open(String address) throws InterruptedException {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      throw CommandException.couldNot("'" + address + "' is no address: " + e.getReason());
    }
    try {
      byte[] bytes = get(uri);
      return new NamedDescription(
          new SpecificationFile(address, bytes),
          (from, reference) -> other(uri, RelativeNames.resolve(from, reference)));
    } catch (SourceException e) {
      throw CommandException.couldNot(e.failure().message() + " " + e.failure().remedy());
    } catch (Unexpected e) {
      throw CommandException.couldNot(String.valueOf(e.getMessage()));
    }
  }

  private static final class Unexpected extends java.io.IOException {
    private static final long serialVersionUID = 1L;

    Unexpected(String message) {
      super(message);
    }
  }

  private byte[] get(URI uri) throws SourceException, InterruptedException, Unexpected {
    Answer answer =
        http.get(
            uri,
            ACCEPT,
            it -> new Answer(it.status(), it.body().readNBytes(DescriptionDoor.limit())));
    if (answer.status() != 200) {
      throw new Unexpected(
          "%s answers with status %d; name the address that holds the text itself"
              .formatted(uri.getHost(), answer.status()));
    }
    return answer.body();
  }

  private record Answer(int status, byte[] body) {}

  private Optional<SpecificationFile> other(URI main, String name) {
    try {
      URI uri = new URI(name);
      boolean same =
          main.getScheme().equalsIgnoreCase(uri.getScheme())
              && String.valueOf(main.getAuthority()).equalsIgnoreCase(uri.getAuthority());
      return same ? Optional.of(new SpecificationFile(name, get(uri))) : Optional.empty();
    } catch (URISyntaxException | SourceException | Unexpected e) {
      // the reader tells which reference leads nowhere, and where it stands
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
