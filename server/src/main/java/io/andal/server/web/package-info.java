/** What all pages share: the layout, the reader's language, what they may see. */
@NullMarked
package io.andal.server.web;

import org.jspecify.annotations.NullMarked;
