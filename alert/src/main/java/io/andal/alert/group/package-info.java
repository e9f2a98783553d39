/** Groups of alerts, and when each of their receivers is told what. */
@NullMarked
package io.andal.alert.group;

import org.jspecify.annotations.NullMarked;
