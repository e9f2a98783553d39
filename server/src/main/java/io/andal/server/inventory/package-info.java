/** What we run and who answers for it: pages and REST of the API inventory. */
@NullMarked
package io.andal.server.inventory;

import org.jspecify.annotations.NullMarked;
