/** The company's pumps: 500 devices that speak MQTT, and what goes wrong with them. */
@NullMarked
package io.andal.demo.field;

import org.jspecify.annotations.NullMarked;
