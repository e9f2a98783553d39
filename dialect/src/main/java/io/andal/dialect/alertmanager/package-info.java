/** Routes and receivers for those who have Alertmanager tell people. */
@NullMarked
package io.andal.dialect.alertmanager;

import org.jspecify.annotations.NullMarked;
