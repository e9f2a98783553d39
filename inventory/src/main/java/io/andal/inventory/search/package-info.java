/** Full text search over APIs, with the same answers on SQLite (FTS5) and PostgreSQL. */
@NullMarked
package io.andal.inventory.search;

import org.jspecify.annotations.NullMarked;
