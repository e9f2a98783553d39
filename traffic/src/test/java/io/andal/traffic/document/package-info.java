@NullMarked
package io.andal.traffic.document;

import org.jspecify.annotations.NullMarked;
