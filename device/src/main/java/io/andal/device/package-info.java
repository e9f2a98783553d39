/**
 * What devices did, minute by minute: a function of a device's state and what happened to it, which
 * knows no clock and no I/O. {@link io.andal.device.DeviceKernel} is the function, {@link
 * io.andal.device.FleetTable} runs it for all devices of a fleet on one node.
 */
@NullMarked
package io.andal.device;

import org.jspecify.annotations.NullMarked;
