/** Reads access logs, from files and as they are pushed. */
@NullMarked
package io.andal.traffic.accesslog;

import org.jspecify.annotations.NullMarked;
