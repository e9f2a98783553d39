/** Lists of devices as people keep them: edits, CSV and JSON, and what edits would change. */
@NullMarked
package io.andal.device.registry;

import org.jspecify.annotations.NullMarked;
