package io.andal.device;

/**
 * Whether a device is there, and if not, why.
 *
 * @param reason NONE unless it is offline
 * @param flapping whether it comes and goes so fast that its changes aren't told
 */
public record Standing(Presence presence, OfflineReason reason, boolean flapping) {}
