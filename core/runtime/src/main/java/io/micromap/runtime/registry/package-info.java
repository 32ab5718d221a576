/**
 * Which domains there are: finds {@link io.micromap.spi.DomainModule}s, checks them, and answers by
 * id. Imports {@code spi} and {@code error}.
 */
package io.micromap.runtime.registry;
