/**
 * The broker in Andal itself: it takes what devices say, and hands out only what hosts of Sparkplug
 * tell.
 */
@org.jspecify.annotations.NullMarked
package io.andal.device.broker;
