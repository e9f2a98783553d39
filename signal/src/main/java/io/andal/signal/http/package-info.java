/** The one HTTP client for addresses that users give. */
@NullMarked
package io.andal.signal.http;

import org.jspecify.annotations.NullMarked;
