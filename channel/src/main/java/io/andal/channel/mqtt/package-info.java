/**
 * Alerts for machines over MQTT: a stream of events, and what is active now as retained messages.
 */
@NullMarked
package io.andal.channel.mqtt;

import org.jspecify.annotations.NullMarked;
