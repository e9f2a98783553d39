package io.andal.traffic.count;

import io.andal.traffic.Exchange;
import io.andal.traffic.count.Facts.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted of one operation. Not thread-safe. */
public final class Tally {
  private long requests;
  private long failures;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;
  private final Facts statuses = new Facts(Kind.STATUS);
  private final Facts parameters = new Facts(Kind.PARAMETER);
  private final Facts requestTypes = new Facts(Kind.REQUEST_TYPE);
  private final Facts responseTypes = new Facts(Kind.RESPONSE_TYPE);
  private final Map<Client, ClientTally> clients = new HashMap<>(4);
  private final Map<Long, Cell> cells = new HashMap<>(4);
  private long minute = Long.MIN_VALUE;
  private @Nullable Cell cell;

  /**
   * Counts a request.
   *
   * @param millis when, as it is taken to be
   * @param counted whether its minute is counted; else it is too old or its clock is wrong
   */
  public void add(Exchange exchange, Client client, long millis, boolean counted) {
    addRequests(1, exchange.failed() ? 1 : 0, millis, millis);
    statuses.add(StatusText.of(exchange.status()), 1, 0, millis);
    if (!exchange.query().isEmpty()) {
      QueryText.read(exchange.query(), parameters, millis);
    }
    if (!exchange.requestType().isEmpty()) {
      MediaType.of(exchange.requestType()).ifPresent(type -> requestTypes.add(type, 1, 0, millis));
    }
    if (!exchange.responseType().isEmpty()) {
      MediaType.of(exchange.responseType())
          .ifPresent(type -> responseTypes.add(type, 1, 0, millis));
    }
    client(client).add(1, millis, millis);
    if (counted) {
      cellAt(Math.floorDiv(millis, 60_000L)).add(exchange);
    }
  }

  private Cell cellAt(long at) {
    Cell current = cell;
    if (current == null || minute != at) {
      current = cells.computeIfAbsent(at, _ -> new Cell());
      cell = current;
      minute = at;
    }
    return current;
  }

  /** Adds what is kept of requests. */
  public void addRequests(long more, long failed, long first, long last) {
    requests += more;
    failures += failed;
    firstMillis = Math.min(firstMillis, first);
    lastMillis = Math.max(lastMillis, last);
  }

  /** What a client did; to be added to. */
  public ClientTally client(Client client) {
    return clients.computeIfAbsent(client, _ -> new ClientTally());
  }

  /** Adds or takes away all of another. */
  public void add(Tally other, int sign) {
    if (other.requests == 0 && other.cells.isEmpty()) {
      return;
    }
    addRequests(sign * other.requests, sign * other.failures, other.firstMillis, other.lastMillis);
    statuses.add(other.statuses, sign);
    parameters.add(other.parameters, sign);
    requestTypes.add(other.requestTypes, sign);
    responseTypes.add(other.responseTypes, sign);
    other.clients.forEach(
        (client, tally) ->
            client(client).add(sign * tally.requests(), tally.firstMillis(), tally.lastMillis()));
    other.cells.forEach((at, more) -> cellAt(at).add(more, sign));
  }

  /** Forgets all. */
  public void clear() {
    requests = 0;
    failures = 0;
    firstMillis = Long.MAX_VALUE;
    lastMillis = Long.MIN_VALUE;
    facts().forEach(Facts::clear);
    clients.clear();
    forgetMinutes();
  }

  /** Keeps what it knows in all, without its minutes. */
  public void forgetMinutes() {
    cells.clear();
    cell = null;
  }

  public long requests() {
    return requests;
  }

  public long failures() {
    return failures;
  }

  /** Milliseconds since 1970; {@link Long#MAX_VALUE} if there was nothing. */
  public long firstMillis() {
    return firstMillis;
  }

  /** Milliseconds since 1970; {@link Long#MIN_VALUE} if there was nothing. */
  public long lastMillis() {
    return lastMillis;
  }

  public List<Facts> facts() {
    return List.of(statuses, parameters, requestTypes, responseTypes);
  }

  public Facts facts(Kind kind) {
    return switch (kind) {
      case STATUS -> statuses;
      case PARAMETER -> parameters;
      case REQUEST_TYPE -> requestTypes;
      case RESPONSE_TYPE -> responseTypes;
    };
  }

  public Map<Client, ClientTally> clients() {
    return clients;
  }

  /** Minutes that change something, by minutes since 1970. */
  public Map<Long, Cell> cells() {
    cells.values().removeIf(Cell::isNothing);
    cell = null;
    return cells;
  }

  /** Whether nothing is to be added to what is kept. */
  public boolean isNothing() {
    return requests == 0 && cells().isEmpty() && clients.isEmpty();
  }
}
