package io.andal.signal.cloudwatch;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import io.andal.testing.MutableClock;
import java.util.Map;

/** CloudWatch does what every source must, with metrics that are named. */
class CloudWatchKitTest extends SourceKit {

  @Override
  protected Rig rig(Truth truth) {
    return new CloudRig(truth, CloudWatchKitTest::named);
  }

  private static Metric named(String metric) {
    return Cloud.metric(metric, "Sum");
  }

  /** How a metric of the fake is asked for. */
  interface Spelling {
    Metric of(String metric);
  }

  /** CloudWatch's stand-in, and a source that reads it. */
  static final class CloudRig implements Rig {
    private static final String SECRET = "wJalrXUtnFEMI";

    private final MetricsFake fake;
    private final FakeAws aws;
    private final SignalSource source;
    private final Spelling spelling;

    CloudRig(Truth truth, Spelling spelling) {
      this.spelling = spelling;
      this.fake = new MetricsFake(truth);
      this.aws = new FakeAws(fake);
      aws.secrets.put("AKID", SECRET);
      MutableClock clock = new MutableClock(MinuteRange.startOf(truth.range().to()));
      this.source =
          Cloud.open(
              aws,
              Map.of("timeout", "3s", "delay", "0s"),
              Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", SECRET),
              clock);
    }

    @Override
    public SignalSource source() {
      return source;
    }

    @Override
    public Indicator.Ratio ratio() {
      return new Indicator.Ratio("aws", spelling.of("Good"), false, spelling.of("Count"), false);
    }

    @Override
    public Indicator.Ratio badRatio() {
      return new Indicator.Ratio("aws", spelling.of("Bad"), true, spelling.of("Count"), false);
    }

    @Override
    public void know(Truth truth) {
      fake.truth = truth;
    }

    @Override
    public void answer(Trouble trouble) {
      fake.trouble = trouble;
    }

    @Override
    public boolean lackSomething() {
      fake.lacking = true;
      return true;
    }

    @Override
    public int requests() {
      return aws.requests.size();
    }

    @Override
    public String secret() {
      return SECRET;
    }

    @Override
    public void close() {
      fake.release();
      source.close();
      aws.close();
    }
  }
}
