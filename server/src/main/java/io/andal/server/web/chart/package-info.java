/** Charts, drawn as SVG on the server. */
@NullMarked
package io.andal.server.web.chart;

import org.jspecify.annotations.NullMarked;
