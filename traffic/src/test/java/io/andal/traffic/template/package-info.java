@NullMarked
package io.andal.traffic.template;

import org.jspecify.annotations.NullMarked;
