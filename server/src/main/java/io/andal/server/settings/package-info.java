/** Settings, as pages. */
@NullMarked
package io.andal.server.settings;

import org.jspecify.annotations.NullMarked;
