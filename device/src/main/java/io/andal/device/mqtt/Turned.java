package io.andal.device.mqtt;

import io.andal.device.OfflineReason;

/** A device connected, or is no longer connected. */
record Turned(String device, boolean connected, OfflineReason reason, long receivedMillis)
    implements Arrived {

  @Override
  public Runnable acknowledge() {
    return () -> {};
  }
}
