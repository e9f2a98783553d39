package io.andal.signal.pushed;

import io.andal.database.Database;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import java.util.HashMap;
import java.util.Map;

/** A sender that tells what it knows; nobody asks it. */
public abstract class PushedRig implements Rig {
  private final Database database;
  private final SignalSource source;
  private final Map<Long, Truth.Counts> told = new HashMap<>();

  protected PushedRig(Database database, SignalSource source) {
    this.database = database;
    this.source = source;
  }

  /** What happened in a minute and was not told yet; from now on it was. */
  protected final Truth.Counts news(long minute, Truth.Counts counts) {
    Truth.Counts before = told.getOrDefault(minute, new Truth.Counts(0, 0));
    told.put(minute, counts);
    return new Truth.Counts(counts.good() - before.good(), counts.total() - before.total());
  }

  /** Seconds of the minute's start after {@link Pushed#START}. */
  protected static double second(long minute) {
    return (minute - Pushed.MINUTE) * 60.0;
  }

  @Override
  public final SignalSource source() {
    return source;
  }

  @Override
  public final void answer(Trouble trouble) {
    throw new UnsupportedOperationException("nobody is asked");
  }

  @Override
  public final boolean lackSomething() {
    return false;
  }

  @Override
  public final int requests() {
    return 0;
  }

  @Override
  public final String secret() {
    return "there is no secret";
  }

  @Override
  public final void close() {
    source.close();
    database.close();
  }
}
