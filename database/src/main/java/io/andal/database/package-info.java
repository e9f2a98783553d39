/** Opens SQLite or PostgreSQL and migrates each module's tables. */
@NullMarked
package io.andal.database;

import org.jspecify.annotations.NullMarked;
