/** Labels, and the matchers that choose by them, as Alertmanager has them. */
@NullMarked
package io.andal.alert.label;

import org.jspecify.annotations.NullMarked;
