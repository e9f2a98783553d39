package io.andal.cli;

import io.andal.cli.client.Api;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server a client command asks: {@code --url}, else ANDAL_URL; always with ANDAL_TOKEN. */
final class ServerAddress {
  private static final String DEFAULT = "http://127.0.0.1:8080";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server. Default: ANDAL_URL, else " + DEFAULT + ".")
  private Optional<String> url = Optional.empty();

  /**
   * A connection to close after use.
   *
   * @throws CommandException if the address is none
   */
  Api connect(Shell shell) {
    String token = shell.environment("ANDAL_TOKEN").strip();
    return new Api(address(shell), token.isEmpty() ? Optional.empty() : Optional.of(token));
  }

  private URI address(Shell shell) {
    String variable = shell.environment("ANDAL_URL");
    String given = url.orElse(variable.isEmpty() ? DEFAULT : variable);
    try {
      URI uri = new URI(given);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, in the same words as any other address that is none.
    }
    throw CommandException.couldNot(
        "'" + given + "' is no server address; it looks like " + DEFAULT);
  }
}
