/** Google's slo-generator, version 2. */
@NullMarked
package io.andal.dialect.slogenerator;

import org.jspecify.annotations.NullMarked;
