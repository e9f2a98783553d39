package io.andal.signal.google;

import com.google.api.MetricDescriptor.MetricKind;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;

/** Metrics that say what happened in each minute, as Google's own services have. */
class GoogleCloudKitTest extends SourceKit {

  @Override
  protected Rig rig(Truth truth) {
    return new GoogleRig(MetricKind.DELTA, truth);
  }
}
