package io.andal.signal.otlp;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An exporter that tells what happened since it last told, as deltas of whole minutes. */
final class OtlpRig implements Rig {
  private final Database database = TestDatabases.sqlite();
  private final OtlpReceiver receiver;
  private final SignalSource source;
  private final Map<Long, Truth.Counts> told = new HashMap<>();
  private int pushes;

  OtlpRig(Truth truth) throws Exception {
    receiver = new OtlpReceiver(database, new MutableClock(truth.range().end()));
    source = receiver.source("otlp", Map.of("delay", "0s"));
    push(truth);
  }

  @Override
  public SignalSource source() {
    return source;
  }

  @Override
  public Indicator.Ratio ratio() {
    return Otlp.ratio("requests{code=\"200\"}", false, "requests");
  }

  @Override
  public Indicator.Ratio badRatio() {
    return Otlp.ratio("requests{code=\"500\"}", true, "requests");
  }

  @Override
  public void know(Truth truth) {
    try {
      push(truth);
    } catch (RefusedRequestException e) {
      throw new AssertionError(e);
    }
  }

  private void push(Truth truth) throws RefusedRequestException {
    List<NumberDataPoint> points = new ArrayList<>();
    truth
        .counts()
        .forEach(
            (minute, counts) -> {
              Truth.Counts before = told.getOrDefault(minute, new Truth.Counts(0, 0));
              long bad = counts.total() - counts.good() - (before.total() - before.good());
              add(points, minute, "200", counts.good() - before.good());
              add(points, minute, "500", bad);
              told.put(minute, counts);
            });
    Metric requests = Otlp.sum("requests", Otlp.DELTA, points.toArray(NumberDataPoint[]::new));
    receiver.accept(Otlp.request(requests).toByteArray(), Otlp.PROTOBUF, "");
    pushes++;
  }

  /** What is told later is of a shorter time, or it would be the same point twice. */
  private void add(List<NumberDataPoint> points, long minute, String code, long count) {
    double second = (minute - Otlp.MINUTE) * 60.0;
    if (count > 0) {
      points.add(Otlp.number(second, second + 60 - pushes, count, "code", code));
    }
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
