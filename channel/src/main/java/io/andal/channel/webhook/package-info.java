/** Alerts posted as JSON: signed, each with an id; also in the form that Alertmanager posts. */
@NullMarked
package io.andal.channel.webhook;

import org.jspecify.annotations.NullMarked;
