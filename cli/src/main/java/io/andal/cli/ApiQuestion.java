package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.report.Json;
import java.io.PrintStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that asks one thing about one API, and prints the answer as a text or as it came. */
abstract class ApiQuestion implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(paramLabel = "ID", description = "The API, as andal api list shows it.")
  private String id = "";

  ApiQuestion(Shell shell) {
    this.shell = shell;
  }

  /** Asks for what is printed as JSON. */
  abstract Object ask(Api api, String id) throws InterruptedException;

  /** Prints what was asked for, for people. */
  abstract void print(PrintStream out, Object answer);

  @Override
  public void execute() throws InterruptedException {
    try (Api api = server.connect(shell)) {
      Object answer = ask(api, id);
      if (output.json()) {
        Json.print(shell.out(), answer);
      } else {
        print(shell.out(), answer);
      }
    }
  }
}
