/** Alerts in chats that take what Slack takes: Slack, Mattermost, Rocket.Chat. */
@NullMarked
package io.andal.channel.slack;

import org.jspecify.annotations.NullMarked;
