package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code andal api backstage}: entries of the inventory as Backstage's catalog reads them. */
@Command(
    name = "backstage",
    description =
        "Print an API as an entity of Backstage with its description, or all of them with the"
            + " addresses of theirs.",
    mixinStandardHelpOptions = true)
final class ApiBackstageCommand implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The API, as andal api list shows it. Default: all.")
  private Optional<String> id = Optional.empty();

  ApiBackstageCommand(Shell shell) {
    this.shell = shell;
  }

  private record Entities(String yaml) {}

  @Override
  public void execute() throws InterruptedException {
    try (Api api = server.connect(shell)) {
      Request request =
          id.isPresent()
              ? Request.get("apis", id.get(), "backstage")
              : Request.get("catalog-info.yaml");
      String text = new String(api.file(request), StandardCharsets.UTF_8);
      if (output.json()) {
        Json.print(shell.out(), new Entities(text));
      } else {
        shell.out().print(text);
      }
    }
  }
}
