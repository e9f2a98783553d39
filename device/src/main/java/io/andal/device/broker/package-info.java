/** The broker in Andal itself: it takes what devices say, and hands out nothing. */
@org.jspecify.annotations.NullMarked
package io.andal.device.broker;
