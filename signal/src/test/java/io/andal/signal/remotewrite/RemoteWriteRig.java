package io.andal.signal.remotewrite;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.kit.Truth;
import io.andal.signal.pushed.PushedRig;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Prometheus that scrapes two counters at each minute's end and writes them. What it comes to
 * know late is in another counter, that of a target it could not reach before.
 */
final class RemoteWriteRig extends PushedRig {
  private final RemoteWriteReceiver receiver;
  private int targets;

  private RemoteWriteRig(Database database, RemoteWriteReceiver receiver) {
    super(database, receiver.source("rw", Map.of("delay", "0s")));
    this.receiver = receiver;
  }

  static RemoteWriteRig of(Truth truth) {
    Database database = TestDatabases.sqlite();
    RemoteWriteRig rig =
        new RemoteWriteRig(
            database, new RemoteWriteReceiver(database, new MutableClock(truth.range().end())));
    rig.know(truth);
    return rig;
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
      Truth.Counts news = news(minute, counts.get());
      goodSoFar += news.good();
      badSoFar += news.total() - news.good();
      good.add(counted(start, second(minute) + 60, goodSoFar));
      bad.add(counted(start, second(minute) + 60, badSoFar));
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

  private static SentSample[] samples(List<SentSample> samples) {
    return samples.toArray(SentSample[]::new);
  }
}
