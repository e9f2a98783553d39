package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.report.Json;
import java.io.PrintStream;
import picocli.CommandLine.Mixin;

/**
 * A command that asks a server, and prints the answer as a text or as it came.
 *
 * @param <T> the answer, as JSON
 */
abstract class ServerQuestion<T> implements CommandBody {
  final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  ServerQuestion(Shell shell) {
    this.shell = shell;
  }

  /** Asks for what is printed as JSON. */
  abstract T ask(Api api) throws InterruptedException;

  /** Prints what was asked for, for people. */
  abstract void print(PrintStream out, T answer);

  @Override
  public final void execute() throws InterruptedException {
    try (Api api = server.connect(shell)) {
      T answer = ask(api);
      if (output.json()) {
        Json.print(shell.out(), answer);
      } else {
        print(shell.out(), answer);
      }
    }
  }
}
