/** Alarms as a level on a Boolean node of an OPC UA server. */
@NullMarked
package io.andal.channel.opcua;

import org.jspecify.annotations.NullMarked;
