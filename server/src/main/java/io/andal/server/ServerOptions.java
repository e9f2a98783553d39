package io.andal.server;

import io.andal.database.DatabaseConfig;
import io.andal.device.broker.BrokerOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param workspace the folder of documents to serve and watch; empty = documents come over REST
 * @param data where the database and other files are kept
 * @param database SQLite in the data folder unless told otherwise
 * @param address to listen on; 127.0.0.1 unless told otherwise
 * @param port 0 = any free one
 * @param otlpPort a second port for OTLP alone, usually 4318; empty = only the main port
 * @param publicUrl how people reach the pages, for links in messages; empty = the address itself
 * @param broker where devices connect, if a fleet asks for the embedded broker
 */
public record ServerOptions(
    Optional<Path> workspace,
    Path data,
    DatabaseConfig database,
    String address,
    int port,
    Optional<Integer> otlpPort,
    Optional<String> publicUrl,
    BrokerOptions broker) {

  /** With the embedded broker where it is unless told otherwise. */
  public ServerOptions(
      Optional<Path> workspace,
      Path data,
      DatabaseConfig database,
      String address,
      int port,
      Optional<Integer> otlpPort,
      Optional<String> publicUrl) {
    this(workspace, data, database, address, port, otlpPort, publicUrl, BrokerOptions.DEFAULT);
  }
}
