package io.andal.device.store;

import io.andal.device.Standing;

/** A device's presence became something at a time. */
public record PresenceChange(String device, long atMillis, Standing now) {}
