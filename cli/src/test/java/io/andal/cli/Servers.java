package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.broker.BrokerOptions;
import io.andal.server.AndalServer;
import io.andal.server.ServerOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Servers that commands speak to. */
final class Servers {
  private Servers() {}

  /** One that says nothing, with all it has in a folder. */
  static AndalServer start(Path data) {
    return start(data, BrokerOptions.DEFAULT);
  }

  /** Likewise, with a broker. */
  static AndalServer start(Path data, BrokerOptions broker) {
    return AndalServer.start(
        new ServerOptions(
            Optional.empty(),
            data,
            Storage.file(data),
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty(),
            broker),
        new PrintStream(OutputStream.nullOutputStream()));
  }

  /** A new token. */
  static String token(Path data, String name, String scope) {
    Calls.Call made =
        new Calls(data).andal("token", "create", "--name", name, "--scope", scope, "--data", ".");
    assertThat(made.code()).as(made.err()).isZero();
    return made.out().strip();
  }

  /** A terminal in that folder that may do something at a server. */
  static Calls calls(AndalServer server, Path data, String token) {
    return new Calls(data).with("ANDAL_URL", server.url().toString()).with("ANDAL_TOKEN", token);
  }
}
