/** How texts become documents; nobody outside this module needs to know. */
@NullMarked
package io.andal.workspace.internal;

import org.jspecify.annotations.NullMarked;
