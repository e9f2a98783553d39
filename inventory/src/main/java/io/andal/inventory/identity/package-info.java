/** Which places are one API, and what says so. Pure: no clock, no database. */
@NullMarked
package io.andal.inventory.identity;

import org.jspecify.annotations.NullMarked;
