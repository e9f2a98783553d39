/** Whether what the documentation says is there. */
@NullMarked
package io.andal.cli.documentation;

import org.jspecify.annotations.NullMarked;
