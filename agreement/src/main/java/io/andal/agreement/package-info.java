/** SLAs: what was promised to customers, what was kept, and what is owed. */
@NullMarked
package io.andal.agreement;

import org.jspecify.annotations.NullMarked;
