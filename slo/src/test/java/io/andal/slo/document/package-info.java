@NullMarked
package io.andal.slo.document;

import org.jspecify.annotations.NullMarked;
