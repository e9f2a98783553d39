package io.andal.alert.store;

import io.andal.alert.Alert;
import io.andal.channel.Cause;

/**
 * An alert with what only the engine needs of it.
 *
 * @param asOf the newest minute that was judged
 */
public record StoredAlert(Alert alert, Cause cause, long asOf) {}
