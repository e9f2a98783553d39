/** What changed between two descriptions of an API, for people, scripts and code hosts. */
@NullMarked
package io.andal.cli.difference;

import org.jspecify.annotations.NullMarked;
