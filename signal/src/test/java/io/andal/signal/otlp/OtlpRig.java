package io.andal.signal.otlp;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.kit.Truth;
import io.andal.signal.pushed.PushedRig;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An exporter that tells what happened since it last told, as deltas of whole minutes. */
final class OtlpRig extends PushedRig {
  private final OtlpReceiver receiver;
  private int pushes;

  private OtlpRig(Database database, OtlpReceiver receiver) {
    super(database, receiver.source("otlp", Map.of("delay", "0s")));
    this.receiver = receiver;
  }

  static OtlpRig of(Truth truth) {
    Database database = TestDatabases.sqlite();
    OtlpRig rig =
        new OtlpRig(database, new OtlpReceiver(database, new MutableClock(truth.range().end())));
    rig.know(truth);
    return rig;
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
    List<NumberDataPoint> points = new ArrayList<>();
    truth
        .counts()
        .forEach(
            (minute, counts) -> {
              Truth.Counts news = news(minute, counts);
              add(points, minute, "200", news.good());
              add(points, minute, "500", news.total() - news.good());
            });
    Metric requests = Otlp.sum("requests", Otlp.DELTA, points.toArray(NumberDataPoint[]::new));
    receiver.accept(Otlp.request(requests).toByteArray(), Otlp.PROTOBUF, "");
    pushes++;
  }

  /** What is told later is of a shorter time, or it would be the same point twice. */
  private void add(List<NumberDataPoint> points, long minute, String code, long count) {
    if (count > 0) {
      points.add(Otlp.number(second(minute), second(minute) + 60 - pushes, count, "code", code));
    }
  }
}
