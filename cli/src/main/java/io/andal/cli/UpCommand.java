package io.andal.cli;

import io.andal.device.broker.BrokerOptions;
import io.andal.server.AndalServer;
import io.andal.server.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal up}: starts a server and stays until it is told to stop. */
@Command(
    name = "up",
    description = "Start a server that serves and watches a folder of documents.",
    mixinStandardHelpOptions = true)
final class UpCommand implements CommandBody {
  private final Shell shell;
  @Mixin private Storage storage = new Storage();

  @Parameters(
      arity = "0..1",
      paramLabel = "WORKSPACE",
      description = "The folder of documents. Without one, documents come over REST.")
  private Optional<String> workspace = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:ANDAL_PORT:-8080}",
      description = "Of pages and REST; 0 = any free one. Default: ANDAL_PORT, else 8080.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "A",
      defaultValue = "${env:ANDAL_ADDRESS:-127.0.0.1}",
      description = "To listen on. Default: ANDAL_ADDRESS, else 127.0.0.1, this machine only.")
  private String address = "127.0.0.1";

  @Option(
      names = "--otlp-port",
      paramLabel = "N",
      description = "A second port for OTLP alone, usually 4318.")
  private Optional<Integer> otlpPort = Optional.empty();

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "How people reach the pages, for links in messages. Default: ANDAL_PUBLIC_URL, else"
              + " the address itself.")
  private Optional<String> publicUrl = Optional.empty();

  @Option(
      names = "--mqtt-address",
      paramLabel = "A",
      defaultValue = "${env:ANDAL_MQTT_ADDRESS:-127.0.0.1}",
      description =
          "Of the embedded broker, which listens if a Fleet asks for it. Default:"
              + " ANDAL_MQTT_ADDRESS, else 127.0.0.1, this machine only.")
  private String mqttAddress = "127.0.0.1";

  @Option(
      names = "--mqtt-port",
      paramLabel = "N",
      defaultValue = "${env:ANDAL_MQTT_PORT:-1883}",
      description =
          "Of the embedded broker; 0 = any free one. Default: ANDAL_MQTT_PORT, else 1883.")
  private int mqttPort;

  /** A demo's server must not outlive the demo, even if that is killed. */
  @Option(names = "--while-process", paramLabel = "PID", hidden = true)
  private Optional<Long> whileProcess = Optional.empty();

  UpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    AndalServer server = AndalServer.start(options(), shell.out());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    whileProcess.ifPresent(UpCommand::stopAfter);
    server.await();
  }

  private ServerOptions options() {
    return new ServerOptions(
        workspace.map(this::existing),
        storage.folder(shell),
        storage.database(shell),
        address,
        checkedPort("--port", port),
        otlpPort.map(other -> checkedPort("--otlp-port", other)),
        publicUrl
            .or(() -> Optional.of(shell.environment("ANDAL_PUBLIC_URL")))
            .filter(url -> !url.isEmpty()),
        new BrokerOptions(mqttAddress, checkedPort("--mqtt-port", mqttPort), mqttTls()));
  }

  private Optional<BrokerOptions.Tls> mqttTls() {
    String certificate = shell.environment("ANDAL_MQTT_CERTIFICATE");
    String key = shell.environment("ANDAL_MQTT_KEY");
    if (certificate.isEmpty() != key.isEmpty()) {
      throw CommandException.couldNot(
          "ANDAL_MQTT_CERTIFICATE and ANDAL_MQTT_KEY belong together: set both, or none");
    }
    return certificate.isEmpty()
        ? Optional.empty()
        : Optional.of(new BrokerOptions.Tls(file(certificate), file(key)));
  }

  private static String file(String path) {
    return "${file:" + path + "}";
  }

  private Path existing(String folder) {
    Path path = shell.resolve(folder);
    if (Files.isDirectory(path)) {
      return path;
    }
    throw CommandException.couldNot(
        Files.exists(path)
            ? "the workspace '" + folder + "' is a file; name the folder it is in"
            : "there is no folder '" + folder + "' to serve");
  }

  private static int checkedPort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw CommandException.couldNot(option + " is a number from 0 to 65535, not " + port);
    }
    return port;
  }

  private static void stopAfter(long pid) {
    Thread.ofVirtual()
        .name("while-process")
        .start(
            () -> {
              ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
              System.exit(0);
            });
  }
}
