/** The tables of documents and their versions. */
@NullMarked
package io.andal.workspace.store;

import org.jspecify.annotations.NullMarked;
