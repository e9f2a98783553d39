package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal api describe}: a description as it was found, or one proposed from traffic. */
@Command(
    name = "describe",
    description =
        "Print the description of an API: of the version in force, or of another; of an API that"
            + " nobody described, the one that its traffic proposes.",
    mixinStandardHelpOptions = true)
final class ApiDescribeCommand extends ServerQuestion<ApiDescribeCommand.Description> {
  @Parameters(paramLabel = "ID", description = "The API, as andal api list shows it.")
  private String id = "";

  @Option(names = "--of", paramLabel = "VERSION", description = "Default: the one in force.")
  private Optional<String> version = Optional.empty();

  @Option(names = "--proposed", description = "What its traffic proposes, though it is described.")
  private boolean proposed;

  ApiDescribeCommand(Shell shell) {
    super(shell);
  }

  record Description(String id, String version, String text) {}

  @Override
  Description ask(Api api) throws InterruptedException {
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
    return new Description(id, of, text);
  }

  @Override
  void print(PrintStream out, Description answer) {
    out.print(answer.text());
  }
}
