package io.andal.cli;

import io.andal.cli.client.Api;
import picocli.CommandLine.Parameters;

/** A command that asks one thing about one API. */
abstract class ApiQuestion extends ServerQuestion<Object> {
  @Parameters(paramLabel = "ID", description = "The API, as andal api list shows it.")
  private String id = "";

  ApiQuestion(Shell shell) {
    super(shell);
  }

  abstract Object ask(Api api, String id) throws InterruptedException;

  @Override
  final Object ask(Api api) throws InterruptedException {
    return ask(api, id);
  }
}
