package io.andal.signal.remotewrite;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Prometheus that scrapes two counters at each minute's end and writes them. What it comes to
 * know late is in another counter, that of a target it could not reach before.
 */
final class RemoteWriteRig implements Rig {
  private final Database database = TestDatabases.sqlite();
  private final RemoteWriteReceiver receiver;
  private final SignalSource source;
  private final Map<Long, Truth.Counts> told = new HashMap<>();
  private int targets;

  RemoteWriteRig(Truth truth) {
    receiver = new RemoteWriteReceiver(database, new MutableClock(truth.range().end()));
    source = receiver.source("rw", Map.of("delay", "0s"));
    push(truth);
  }

  @Override
  public SignalSource source() {
    return source;
  }

  @Override
  public Indicator.Ratio ratio() {
    return Sent.ratio("requests_total{code=\"200\"}", false, "requests_total");
  }

  @Override
  public Indicator.Ratio badRatio() {
    return Sent.ratio("requests_total{code=\"500\"}", true, "requests_total");
  }

  @Override
  public void know(Truth truth) {
    push(truth);
  }

  private void push(Truth truth) {
    List<SentSample> good = new ArrayList<>();
    List<SentSample> bad = new ArrayList<>();
    double goodSoFar = 1_000;
    double badSoFar = 10;
    double start = 0;
    boolean wasThere = false;
    for (long minute = truth.range().from(); minute < truth.range().to(); minute++) {
      Optional<Truth.Counts> counts = truth.at(minute);
      if (counts.isEmpty()) {
        if (wasThere) {
          good.add(Sent.end(second(minute) + 1));
          bad.add(Sent.end(second(minute) + 1));
        }
        wasThere = false;
        continue;
      }
      if (truth.restarts().contains(minute)) {
        goodSoFar = 0;
        badSoFar = 0;
        start = second(minute);
      }
      if (!wasThere) {
        good.add(Sent.at(second(minute), goodSoFar));
        bad.add(Sent.at(second(minute), badSoFar));
      }
      Truth.Counts before = told.getOrDefault(minute, new Truth.Counts(0, 0));
      goodSoFar += counts.get().good() - before.good();
      badSoFar += counts.get().total() - counts.get().good() - before.total() + before.good();
      good.add(counted(start, second(minute) + 60, goodSoFar));
      bad.add(counted(start, second(minute) + 60, badSoFar));
      told.put(minute, counts.get());
      wasThere = true;
    }
    String target = "pump-" + targets++;
    var answer =
        Sent.send(
            receiver,
            Protocol.V2,
            Sent.series(
                "requests_total", List.of("code", "200", "instance", target), samples(good)),
            Sent.series(
                "requests_total", List.of("code", "500", "instance", target), samples(bad)));
    if (answer.status() != 204) {
      throw new AssertionError(answer.message());
    }
  }

  /** After a restart the target says since when it counts, as senders of 2.0 can tell. */
  private static SentSample counted(double start, double second, double value) {
    return start == 0 ? Sent.at(second, value) : Sent.since(start, second, value);
  }

  private static double second(long minute) {
    return (minute - Sent.MINUTE) * 60.0;
  }

  private static SentSample[] samples(List<SentSample> samples) {
    return samples.toArray(SentSample[]::new);
  }

  @Override
  public void answer(Trouble trouble) {
    throw new UnsupportedOperationException("nobody is asked");
  }

  @Override
  public boolean lackSomething() {
    return false;
  }

  @Override
  public int requests() {
    return 0;
  }

  @Override
  public String secret() {
    return "there is no secret";
  }

  @Override
  public void close() {
    source.close();
    database.close();
  }
}
