/** The page that answers: are we all right? */
@NullMarked
package io.andal.server.overview;

import org.jspecify.annotations.NullMarked;
