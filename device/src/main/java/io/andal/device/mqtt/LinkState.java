package io.andal.device.mqtt;

/**
 * How the connection to a broker is.
 *
 * @param broker its address
 * @param sinceMillis since when it is so; 0 if it was never tried
 * @param trouble what is wrong, in plain words; empty if nothing is
 * @param dropped messages of QoS 0 for which there was no room
 */
public record LinkState(
    String broker, boolean connected, long sinceMillis, String trouble, long dropped) {}
