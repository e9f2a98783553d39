package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.database.Database;
import io.andal.server.security.Audit;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The tokens of a server: asked over REST, or in its database without the server's help. */
sealed interface TokenBook extends AutoCloseable {

  /** A new token, with its {@code secret}, as REST answers it. */
  JsonNode create(String name, Set<Scope> scopes, Optional<Instant> expiresAt)
      throws InterruptedException;

  List<JsonNode> all() throws InterruptedException;

  void revoke(String id) throws InterruptedException;

  @Override
  void close();

  /** Through a running server. */
  record Remote(Api api) implements TokenBook {
    @Override
    public JsonNode create(String name, Set<Scope> scopes, Optional<Instant> expiresAt)
        throws InterruptedException {
      List<String> words = scopes.stream().sorted().map(Scope::word).toList();
      return api.send(
          Request.post("tokens").json(Json.compact(new Wanted(name, words, expiresAt))));
    }

    @Override
    public List<JsonNode> all() throws InterruptedException {
      return api.list(Request.get("tokens"));
    }

    @Override
    public void revoke(String id) throws InterruptedException {
      api.send(Request.delete("tokens", id));
    }

    @Override
    public void close() {
      api.close();
    }
  }

  /** The body of the request that makes a token. */
  record Wanted(String name, List<String> scopes, Optional<Instant> expiresAt) {}

  /** In the database itself; a server may be running on it or not. */
  record Local(Database database) implements TokenBook {
    private static final String AUTHOR = "command line";

    @Override
    public JsonNode create(String name, Set<Scope> scopes, Optional<Instant> expiresAt) {
      Tokens.Created created = Tokens.create(database, name, scopes, expiresAt);
      return Json.tree(
          new Made(
              created.token().id(),
              created.token().name(),
              scopes.stream().sorted().map(Scope::word).toList(),
              created.token().expiresAt(),
              created.secret()));
    }

    @Override
    public List<JsonNode> all() {
      return new Tokens(database, Clock.systemUTC()).all().stream().map(Json::tree).toList();
    }

    @Override
    public void revoke(String id) {
      Clock clock = Clock.systemUTC();
      if (!new Tokens(database, clock).revoke(id)) {
        throw CommandException.couldNot(
            "there is no valid token with id '" + id + "'; andal token list shows them");
      }
      new Audit(database, clock).record(AUTHOR, "token.revoke", id, "local", "ok", "");
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /** A token that was made offline, in the words of REST. */
  record Made(
      String id, String name, List<String> scopes, Optional<Instant> expiresAt, String secret) {}
}
