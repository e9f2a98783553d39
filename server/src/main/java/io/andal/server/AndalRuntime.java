package io.andal.server;

import io.andal.alert.AlertService;
import io.andal.database.Database;
import io.andal.ownership.Owners;
import io.andal.signal.Collector;
import io.andal.signal.otlp.OtlpReceiver;
import io.andal.slo.SloService;
import io.andal.workspace.Problem;
import io.andal.workspace.Workspace;
import java.time.Clock;
import java.util.List;

/**
 * The modules, composed: documents in, slices through, budgets and alerts out. Spring knows this
 * one object; the modules know nothing of Spring.
 */
public final class AndalRuntime implements AutoCloseable {

  /** Opens the database and every module; nothing runs yet. */
  public static AndalRuntime open(ServerOptions options, Clock clock) {
    throw new UnsupportedOperationException(options + " " + clock);
  }

  /** Puts the stored documents in force, then the folder's, and starts what runs in background. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  public Database database() {
    throw new UnsupportedOperationException();
  }

  public Clock clock() {
    throw new UnsupportedOperationException();
  }

  public Workspace workspace() {
    throw new UnsupportedOperationException();
  }

  public SloService slos() {
    throw new UnsupportedOperationException();
  }

  public AlertService alerts() {
    throw new UnsupportedOperationException();
  }

  public Collector collector() {
    throw new UnsupportedOperationException();
  }

  public OtlpReceiver otlp() {
    throw new UnsupportedOperationException();
  }

  /** Who answers for what, by the documents in force now. */
  public Owners owners() {
    throw new UnsupportedOperationException();
  }

  /** What is wrong in the served folder now; empty if all of it is in force. */
  public List<Problem> folderProblems() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
