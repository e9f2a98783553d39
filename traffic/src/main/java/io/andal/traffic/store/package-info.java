/** What was seen, in the database. */
@NullMarked
package io.andal.traffic.store;

import org.jspecify.annotations.NullMarked;
