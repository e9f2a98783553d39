/**
 * Alertmanager's ways in: its API v2 and its webhook, so that whatever speaks to it speaks to us.
 */
@NullMarked
package io.andal.alert.alertmanager;

import org.jspecify.annotations.NullMarked;
