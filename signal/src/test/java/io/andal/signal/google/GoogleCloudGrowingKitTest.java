package io.andal.signal.google;

import com.google.api.MetricDescriptor.MetricKind;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;

/** Metrics that only grow, as applications and OpenTelemetry send. */
class GoogleCloudGrowingKitTest extends SourceKit {

  @Override
  protected Rig rig(Truth truth) {
    return new GoogleRig(MetricKind.CUMULATIVE, truth);
  }
}
