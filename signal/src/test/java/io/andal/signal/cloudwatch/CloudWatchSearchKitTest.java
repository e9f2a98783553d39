package io.andal.signal.cloudwatch;

import io.andal.signal.Metric;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;
import java.util.Map;

/** The same with searches, whose several series have one Id and are added up. */
class CloudWatchSearchKitTest extends SourceKit {

  @Override
  protected Rig rig(Truth truth) {
    return new CloudWatchKitTest.CloudRig(truth, CloudWatchSearchKitTest::searched);
  }

  private static Metric searched(String metric) {
    return new Metric(
        Map.of(
            "expression",
            "SEARCH('{AWS/ApiGateway,ApiName} MetricName=\"" + metric + "\"', 'Sum')"));
  }
}
