/** Alarms as levels: what machines that follow an alarm have in common. */
@NullMarked
package io.andal.channel.level;

import org.jspecify.annotations.NullMarked;
