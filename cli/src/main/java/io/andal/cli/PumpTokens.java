package io.andal.cli;

import io.andal.database.Database;
import io.andal.demo.field.Pump;
import io.andal.device.credential.DeviceToken;
import io.andal.device.credential.DeviceTokens;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The tokens of the demo's pumps: made once, and kept as each device keeps its own. */
final class PumpTokens {
  private static final String FLEET = "pumps";

  private PumpTokens() {}

  /**
   * The token of each pump, by its id.
   *
   * @param folder where the demo keeps its data
   */
  static Map<String, String> of(Path folder, Database database) throws IOException {
    Path file = folder.resolve("pump-tokens.properties");
    Properties kept = read(file);
    DeviceTokens tokens = new DeviceTokens(database, Clock.systemUTC());
    boolean changed = false;
    for (Pump pump : Pump.all()) {
      if (tokens.of(kept.getProperty(pump.id(), "")).isEmpty()) {
        kept.setProperty(pump.id(), anew(tokens, pump));
        changed = true;
      }
    }
    if (changed) {
      try (Writer writer = Files.newBufferedWriter(file)) {
        File own = file.toFile();
        if (!own.setReadable(false, false) || !own.setReadable(true, true)) {
          throw new IOException("The file " + file + " can't be kept from others.");
        }
        kept.store(writer, "Tokens of the demo's pumps.");
      }
    }
    return kept.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(id -> id, kept::getProperty));
  }

  private static Properties read(Path file) throws IOException {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    }
    return kept;
  }

  /** Those that nobody has any more end. */
  private static String anew(DeviceTokens tokens, Pump pump) {
    for (DeviceToken old : tokens.of(FLEET, pump.id())) {
      tokens.revoke(FLEET, pump.id(), old.id());
    }
    return tokens
        .create(FLEET, pump.id(), "demo")
        .map(DeviceToken.Created::secret)
        .orElseThrow(() -> new IllegalStateException("no token for " + pump.id()));
  }
}
