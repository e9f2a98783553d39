package io.andal.device.mqtt;

/** What a broker told. */
sealed interface Arrived permits Heard, Turned {

  /** Tells the broker that it is stored. */
  Runnable acknowledge();
}
