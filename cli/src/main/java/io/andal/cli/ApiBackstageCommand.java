package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code andal api backstage}: entries of the inventory as Backstage's catalog reads them. */
@Command(
    name = "backstage",
    description =
        "Print an API as an entity of Backstage with its description, or all of them with the"
            + " addresses of theirs.",
    mixinStandardHelpOptions = true)
final class ApiBackstageCommand extends ServerQuestion<ApiBackstageCommand.Entities> {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The API, as andal api list shows it. Default: all.")
  private Optional<String> id = Optional.empty();

  ApiBackstageCommand(Shell shell) {
    super(shell);
  }

  record Entities(String yaml) {}

  @Override
  Entities ask(Api api) throws InterruptedException {
    Request request =
        id.isPresent()
            ? Request.get("apis", id.get(), "backstage")
            : Request.get("catalog-info.yaml");
    String text = new String(api.file(request), StandardCharsets.UTF_8);
    return new Entities(text);
  }

  @Override
  void print(PrintStream out, Entities answer) {
    out.print(answer.yaml());
  }
}
