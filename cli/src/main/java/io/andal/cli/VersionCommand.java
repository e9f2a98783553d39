package io.andal.cli;

import io.andal.cli.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code andal version}: which Andal on which Java. */
@Command(
    name = "version",
    description = "Print the version.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class)
final class VersionCommand implements Runnable {
  private final Shell shell;
  @Mixin private TextOrJson output = new TextOrJson();

  VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    if (output.json()) {
      Json.print(shell.out(), new Body(version(), Runtime.version().toString()));
    } else {
      shell.out().println(line());
    }
  }

  /** The version of this build. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            VersionCommand.class.getResourceAsStream("/io/andal/cli/version.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String line() {
    return "andal " + version() + " on Java " + Runtime.version();
  }

  record Body(String version, String java) {}

  /** What {@code --version} prints. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {line()};
    }
  }
}
