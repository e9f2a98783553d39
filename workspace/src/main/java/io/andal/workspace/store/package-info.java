/** The tables of the workspace: every version of every document. */
@NullMarked
package io.andal.workspace.store;

import org.jspecify.annotations.NullMarked;
