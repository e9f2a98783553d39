/** YAML files that hold documents of other systems. */
@NullMarked
package io.andal.catalog.yaml;

import org.jspecify.annotations.NullMarked;
