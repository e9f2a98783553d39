package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.database.Database;
import io.andal.demo.PumpCompany;
import io.andal.demo.field.PumpField;
import io.andal.demo.plant.Plant;
import io.andal.server.security.ApiToken;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code andal demo}: a server in a process of its own, and in this one a small company whose
 * services send it their metrics, and whose pumps connect, as any would.
 */
@Command(
    name = "demo",
    description = "Start a server and play a small pump company against it. A demo: no real data.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements CommandBody {
  private static final String TOKEN = "demo company";
  private static final String PIPELINE = "demo pipeline";

  private final Shell shell;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Of pages and REST; 0 = any free one. Default: 8080.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".andal/demo",
      description = "Where the demo's data is kept. Default: .andal/demo in the current folder.")
  private String data = "";

  @Option(
      names = "--mqtt-port",
      paramLabel = "N",
      defaultValue = "1883",
      description =
          "Where its pumps connect; 0 or a port that is taken = any free one. Default: 1883.")
  private int mqttPort;

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    Path folder = made(shell.resolve(data));
    String token = token(folder, TOKEN, Scope.INGEST, Optional.empty());
    String pipeline =
        token(
            folder,
            PIPELINE,
            Scope.WRITE,
            Optional.of(Clock.systemUTC().instant().plus(Duration.ofMinutes(10))));
    int broker = brokerPort();
    PumpField.Broker field = field(folder, broker);
    try (Plant plant = plant(folder);
        ServerProcess server =
            ServerProcess.up(
                List.of(
                    DemoWorkspace.folder(folder).toString(),
                    "--data",
                    folder.toString(),
                    "--port",
                    Integer.toString(port),
                    "--mqtt-port",
                    Integer.toString(broker)),
                shell.out())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
      URI url = URI.create(server.awaitReady());
      server.interruptAtEnd(Thread.currentThread());
      try (Api api = new Api(url, Optional.of(pipeline))) {
        DemoTimeline.tell(api, Clock.systemUTC().instant(), shell.out());
        DemoCatalog.tell(api, DemoWorkspace.descriptions(folder), shell.out());
        play(api, url, token, folder, plant, field);
      }
    }
  }

  private PumpField.Broker field(Path folder, int port) {
    Map<String, String> tokens = pumpTokens(folder);
    return new PumpField.Broker(
        URI.create("mqtt://127.0.0.1:" + port), pump -> tokens.getOrDefault(pump.id(), ""));
  }

  /** Nobody is told of what only looks bad because the history isn't complete yet. */
  private void play(
      Api api, URI url, String token, Path folder, Plant plant, PumpField.Broker field) {
    PumpCompany.Live live =
        new PumpCompany.Live(field, () -> DemoPlant.tell(api, plant, shell.out()));
    if (!PumpCompany.run(url, token, Optional.of(live), folder, Clock.systemUTC(), shell.out())) {
      throw CommandException.couldNot("the demo ended because its server did not go on");
    }
  }

  private static Map<String, String> pumpTokens(Path folder) {
    try (Database database = Database.open(Storage.file(folder))) {
      return PumpTokens.of(folder, database);
    } catch (IOException e) {
      throw CommandException.couldNot("the tokens of the demo's pumps can't be kept: " + e);
    }
  }

  private Plant plant(Path folder) throws InterruptedException {
    try {
      return Plant.open(folder, shell.out());
    } catch (IOException e) {
      throw CommandException.couldNot("what the demo's alerts reach can't be started: " + e);
    }
  }

  private int brokerPort() {
    for (int wanted : new int[] {mqttPort, 0}) {
      try (ServerSocket free = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException e) {
        shell
            .out()
            .println("Demo: port " + wanted + " is taken; its pumps connect to another one.");
      }
    }
    throw CommandException.couldNot("this machine has no free port for the demo's pumps");
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw CommandException.couldNot("the folder '" + folder + "' can't be made: " + e);
    }
  }

  /** A token for one thing, made before the server starts; older ones of that name end. */
  private static String token(Path folder, String name, Scope scope, Optional<Instant> expiry) {
    try (Database database = Database.open(Storage.file(folder))) {
      Tokens tokens = new Tokens(database, Clock.systemUTC());
      tokens.all().stream()
          .filter(token -> token.name().equals(name) && token.revokedAt().isEmpty())
          .map(ApiToken::id)
          .forEach(tokens::revoke);
      return Tokens.create(database, name, EnumSet.of(scope), expiry).secret();
    }
  }
}
