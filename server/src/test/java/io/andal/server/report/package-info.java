@NullMarked
package io.andal.server.report;

import org.jspecify.annotations.NullMarked;
