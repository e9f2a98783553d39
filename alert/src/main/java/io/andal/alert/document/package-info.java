/** The documents that say who hears of what: Route, Silence, Schedule. */
@NullMarked
package io.andal.alert.document;

import org.jspecify.annotations.NullMarked;
