/**
 * Which domains there are: finds {@link io.micromap.spi.DomainModule}s on the class path and in
 * plugins, checks them, and answers by id.
 */
@NullMarked
package io.micromap.runtime.registry;

import org.jspecify.annotations.NullMarked;
