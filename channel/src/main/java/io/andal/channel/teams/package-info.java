/** Alerts in Microsoft Teams, as adaptive cards. */
@NullMarked
package io.andal.channel.teams;

import org.jspecify.annotations.NullMarked;
