/** How Andal proves who it is to Google Cloud. */
@NullMarked
package io.andal.signal.google.auth;

import org.jspecify.annotations.NullMarked;
