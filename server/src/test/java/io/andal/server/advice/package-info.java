@NullMarked
package io.andal.server.advice;

import org.jspecify.annotations.NullMarked;
