package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.http.GuardedHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys of an ECS task or an EKS pod, from the endpoint that its environment names. */
final class ContainerCredentials implements AwsCredentials {
  static final String RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  static final String FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
  private static final String ECS = "http://169.254.170.2";

  /** Hosts that may be asked without TLS: they are this machine. */
  private static final Set<String> LOCAL =
      Set.of(
          "localhost", "127.0.0.1", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

  private final Surroundings.Variables variables;
  private final GuardedHttp http;

  ContainerCredentials(Surroundings.Variables variables, GuardedHttp http) {
    this.variables = variables;
    this.http = http;
  }

  static boolean present(Surroundings.Variables variables) {
    return variables.get(RELATIVE).isPresent() || variables.get(FULL).isPresent();
  }

  @Override
  public AwsKeys keys() throws SourceException, InterruptedException {
    URI uri = address();
    Optional<String> token = token();
    return http.get(
        uri,
        token.map(value -> Map.of("Authorization", value)).orElse(Map.of()),
        answer -> CredentialJson.keys(answer, "the container's credential endpoint"));
  }

  private URI address() throws SourceException {
    Optional<String> relative = variables.get(RELATIVE);
    try {
      URI uri = URI.create(relative.map(path -> ECS + path).orElseGet(() -> full()));
      boolean local = uri.getHost() != null && LOCAL.contains(uri.getHost());
      if (local || (relative.isEmpty() && "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw NoKeys.because(
          "The address in " + (relative.isPresent() ? RELATIVE : FULL) + " can't be read.",
          "ECS and EKS set it themselves; don't change it.");
    }
    throw NoKeys.because(
        FULL + " names a host that is neither this machine nor asked over https.",
        "ECS and EKS set it themselves; don't change it.");
  }

  private String full() {
    return variables.get(FULL).orElse("");
  }

  private Optional<String> token() throws SourceException {
    Optional<String> file = variables.get(TOKEN + "_FILE");
    if (file.isEmpty()) {
      return variables.get(TOKEN);
    }
    try {
      return Optional.of(Files.readString(Path.of(file.get())).strip());
    } catch (IOException | InvalidPathException e) {
      throw NoKeys.because(
          "The file that " + TOKEN + "_FILE names can't be read.",
          "Let Andal's user read it; EKS makes it.");
    }
  }
}
