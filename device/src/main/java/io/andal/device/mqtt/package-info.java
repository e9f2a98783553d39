/** Fleets that speak to an MQTT broker: Andal subscribes, and takes a message before it says so. */
@NullMarked
package io.andal.device.mqtt;

import org.jspecify.annotations.NullMarked;
