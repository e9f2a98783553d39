/** CODEOWNERS files: who answers for which file of a repository. */
@NullMarked
package io.andal.catalog.codeowners;

import org.jspecify.annotations.NullMarked;
