package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal api describe}: a description as it was found, or one proposed from traffic. */
@Command(
    name = "describe",
    description =
        "Print the description of an API: of the version in force, or of another; of an API that"
            + " nobody described, the one that its traffic proposes.",
    mixinStandardHelpOptions = true)
final class ApiDescribeCommand implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(paramLabel = "ID", description = "The API, as andal api list shows it.")
  private String id = "";

  @Option(names = "--of", paramLabel = "VERSION", description = "Default: the one in force.")
  private Optional<String> version = Optional.empty();

  @Option(names = "--proposed", description = "What its traffic proposes, though it is described.")
  private boolean proposed;

  ApiDescribeCommand(Shell shell) {
    this.shell = shell;
  }

  private record Description(String id, String version, String text) {}

  @Override
  public void execute() throws InterruptedException {
    try (Api api = server.connect(shell)) {
      String of =
          proposed
              ? ""
              : version.isPresent()
                  ? version.get()
                  : api.send(Request.get("apis", id)).path("latest").asString("");
      Request request =
          of.isEmpty()
              ? Request.get("apis", id, "proposal")
              : Request.get("apis", id, "versions", of, "description");
      String text = new String(api.file(request), StandardCharsets.UTF_8);
      if (output.json()) {
        Json.print(shell.out(), new Description(id, of, text));
      } else {
        shell.out().print(text);
      }
    }
  }
}
