/** Who may speak for a device. */
@org.jspecify.annotations.NullMarked
package io.andal.device.credential;
